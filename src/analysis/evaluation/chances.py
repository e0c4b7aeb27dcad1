"""How many households may yet move (phân bố số hộ): exact distributions of whole numbers, from few observed years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

MOST_OF_IT = 1 - 1e-9  # a count without a bound is cut where hardly anything is left


def share_of(
    households: int, moved: Sequence[int], bases: Sequence[int], already: int, assumed: float = 0.0
) -> np.ndarray:
    """P(n of `households` move in the year) for n = 0 … households, given that `already` have; beta-binomial.

    `moved` of `bases` moved in each observed year. The year's own share p is taken as one more draw from what the years
    had: mean (Σ moved + ½) / (Σ bases + 1), variance = that of the mean as estimated from so many households, and the
    spread between the years beyond chance, once for this year and once for the mean. `assumed`: spread in parts of
    p(1 − p), which counts as one more year's worth of evidence. Without it one year gives the law of Jeffreys' prior.
    """
    from scipy.stats import betabinom

    total, base = sum(moved), sum(bases)
    mean = (total + 0.5) / (base + 1)
    spread = _with_assumed(_spread_of_shares(moved, bases), assumed * mean * (1 - mean), len(bases))
    variance = mean * (1 - mean) / (base + 2) + spread * (1 + 1 / len(bases))
    # a beta distribution with this mean and variance, never wider than knowing nothing: size 2 is the uniform one
    size = max(mean * (1 - mean) / variance - 1, 2.0)
    chances = betabinom.pmf(np.arange(households + 1), households, mean * size, (1 - mean) * size)
    return _at_least(chances, already)


def count_of(numbers: Sequence[int], already: int, assumed: float = 0.0) -> np.ndarray:
    """P(n in the year) for n = 0, 1, …, given that there are `already`; negative binomial on the yearly `numbers`.

    Mean (Σ + ½) / years; variance = chance (the mean), the mean's own uncertainty, the spread between years beyond
    chance (`assumed`: in parts of the mean's square).
    """
    from scipy.stats import nbinom

    years = len(numbers)
    mean = (sum(numbers) + 0.5) / years
    spread = _with_assumed(_spread_of_counts(numbers), assumed * mean * mean, years)
    variance = mean + mean / years + spread * (1 + 1 / years)
    success = mean / variance
    law = nbinom(mean * success / (1 - success), success)
    longest = max(int(law.ppf(MOST_OF_IT)), already) + 1
    return _at_least(law.pmf(np.arange(longest + 1)), already)


def quantile(chances: np.ndarray, share: float) -> int:
    """The least whole number that is reached or stayed under with the chance `share`."""
    return int(np.searchsorted(np.cumsum(chances), share * chances.sum() - 1e-12))


def _with_assumed(seen: float, assumed: float, years: int) -> float:
    """The spread between years, seen in `years` − 1 comparisons and assumed once."""
    return ((years - 1) * seen + assumed) / years


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
