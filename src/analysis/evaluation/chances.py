"""How many households may yet move (phân bố số hộ): exact distributions of whole numbers, from few observed years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

MOST_OF_IT = 1 - 1e-9  # a count without a bound is cut where hardly anything is left


def share_of(households: int, moved: Sequence[int], bases: Sequence[int], already: int) -> np.ndarray:
    """P(n of `households` move in the year) for n = 0 … households, given that `already` have; beta-binomial.

    `moved` of `bases` moved in each observed year. The year's own share is taken as one more draw from what the years
    had: mean (Σ moved + ½) / (Σ bases + 1), variance = that of the mean as estimated from so many households, and the
    spread between the years beyond chance, once for this year and once for the mean. With one year there is no spread to see.
    """
    from scipy.stats import betabinom

    total, base = sum(moved), sum(bases)
    mean = (total + 0.5) / (base + 1)
    variance = mean * (1 - mean) / (base + 2) + _spread_of_shares(moved, bases) * (1 + 1 / len(bases))
    # a beta distribution with this mean and variance; its two parameters must stay above 0
    size = max(mean * (1 - mean) / variance - 1, 1e-3)
    chances = betabinom.pmf(np.arange(households + 1), households, mean * size, (1 - mean) * size)
    return _at_least(chances, already)


def count_of(numbers: Sequence[int], already: int) -> np.ndarray:
    """P(n in the year) for n = 0, 1, …, given that there are `already`; negative binomial on the yearly `numbers`.

    Mean (Σ + ½) / years; variance = chance (the mean), the mean's own uncertainty, the spread between years beyond chance.
    """
    from scipy.stats import nbinom

    years = len(numbers)
    mean = (sum(numbers) + 0.5) / years
    variance = mean + mean / years + _spread_of_counts(numbers) * (1 + 1 / years)
    success = mean / variance
    law = nbinom(mean * success / (1 - success), success)
    longest = max(int(law.ppf(MOST_OF_IT)), already) + 1
    return _at_least(law.pmf(np.arange(longest + 1)), already)


def quantile(chances: np.ndarray, share: float) -> int:
    """The least whole number that is reached or stayed under with the chance `share`."""
    return int(np.searchsorted(np.cumsum(chances), share * chances.sum() - 1e-12))


def _at_least(chances: np.ndarray, already: int) -> np.ndarray:
    """The chances given that the number is not under `already`; all on `already` where nothing else is left."""
    kept = np.where(np.arange(len(chances)) >= already, chances, 0.0)
    if kept.sum() <= 0:
        kept[already] = 1.0
    return kept / kept.sum()


def _spread_of_shares(moved: Sequence[int], bases: Sequence[int]) -> float:
    """Variance between the years' shares beyond what chance within a year gives; 0 with one year, never under 0."""
    known = [(m, b) for m, b in zip(moved, bases, strict=True) if b]
    if len(known) < 2:
        return 0.0
    mean = sum(m for m, _ in known) / sum(b for _, b in known)
    shares = np.array([m / b for m, b in known])
    within = float(np.mean([mean * (1 - mean) / b for _, b in known]))
    return max(float(shares.var(ddof=1)) - within, 0.0)


def _spread_of_counts(numbers: Sequence[int]) -> float:
    if len(numbers) < 2:
        return 0.0
    return max(float(np.var(numbers, ddof=1)) - float(np.mean(numbers)), 0.0)
