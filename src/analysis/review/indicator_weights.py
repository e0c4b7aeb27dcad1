"""The weights of the indicators (trọng số chỉ số) and the poverty cut-off, kept exact: fractions scaled to whole numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import Any

Weight = int | Fraction | Decimal | str  # "0.25" and "1/6" are read as written
LARGEST_SCORE = 2**62  # a score is a 64-bit whole number in every data frame engine


@dataclass(frozen=True)
class IndicatorWeights:
    """Weights as whole numbers: `units[j]` is the weight of `names[j]` times `scale`, the least that makes all whole.

    Counting in units keeps a household that stands exactly at the cut-off: twelve floats of 1/12 do not sum to 1.
    """

    names: tuple[str, ...]
    units: tuple[int, ...]
    scale: int

    @property
    def total(self) -> int:
        """The units of somebody deprived in everything."""
        return sum(self.units)

    def shares(self) -> dict[str, float]:
        """Each weight as a share of their sum, by indicator (w_j with Σ w_j = 1)."""
        return {name: float(Fraction(unit, self.total)) for name, unit in zip(self.names, self.units, strict=True)}

    def cut_off(self, k: Weight | None = None, share: Weight | None = None) -> int:
        """The least score, in units, of a poor person.

        Either `k`, in the weights' own units (k = 3 with weights of 1: three indicators), or `share`, of the sum of
        weights ("1/3"). Raises ValueError unless exactly one is given and 0 < k ≤ the sum of weights.
        """
        if (k is None) == (share is None):
            raise ValueError("give the cut-off either as k or as share")
        asked = exact(k, "k") * self.scale if share is None else exact(share, "share") * self.total
        if not 0 < asked <= self.total:
            limit = Fraction(self.total, self.scale)
            raise ValueError(f"the cut-off must lie above 0 and within the sum of weights {limit}; found {k or share}")
        return math.ceil(asked)  # scores are whole, so no score lies between the cut-off and the next whole number


def indicator_weights(
    weights: Mapping[str, Weight] | Sequence[Weight] | None, names: Sequence[str]
) -> IndicatorWeights:
    """The weights of the indicators `names`, by name or in their order; None weighs all alike (1 each).

    Raises ValueError for a missing or unknown indicator, a float (write "0.1" or Fraction(1, 10): a float is not
    the number that was typed), a negative weight, or weights that are all 0.
    """
    names = tuple(names)
    if not names or len(set(names)) < len(names):
        raise ValueError(f"indicators must be there and have different names; found {list(names)}")
    if weights is None:
        weights = [1] * len(names)
    if isinstance(weights, Mapping):
        if set(weights) != set(names):
            raise ValueError(f"weights must name the indicators {sorted(names)}; found {sorted(map(str, weights))}")
        weights = [weights[name] for name in names]
    if isinstance(weights, str) or len(weights) != len(names):
        raise ValueError(f"{len(names)} indicators need as many weights; found {weights}")
    fractions = [exact(weight, f"weight of {name}") for weight, name in zip(weights, names, strict=True)]
    if min(fractions) < 0 or not any(fractions):
        raise ValueError(f"weights must not be negative and not all 0; found {[str(weight) for weight in weights]}")
    scale = math.lcm(*(fraction.denominator for fraction in fractions))
    units = tuple(int(fraction * scale) for fraction in fractions)
    if sum(units) > LARGEST_SCORE:
        raise ValueError("the weights have too many digits to be summed exactly; shorten them")
    return IndicatorWeights(names, units, scale)


def exact(number: Any, what: str) -> Fraction:
    """The number as typed: int, Fraction, Decimal, "0.25" or "1/6"; raises ValueError for a float or other text."""
    try:
        if isinstance(number, Rational | Decimal | str) and not isinstance(number, bool):
            return Fraction(number)
        if hasattr(number, "dtype") and number.dtype.kind in "iu":
            return Fraction(int(number))
    except (ValueError, OverflowError, ZeroDivisionError):
        pass
    raise ValueError(f'{what} must be a whole number, a Fraction or a decimal as text ("0.25"); found {number!r}')
