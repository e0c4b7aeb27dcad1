"""The commune's target as a whole number of households (số hộ cần giảm của cả xã)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

import pandas as pd

from analysis.review.counting import TOTAL
from analysis.review.printed import half_up, most_with_printed_rate


def households_to_lift(
    reduction: float | Fraction, criterion: str, poor_start: int, households_start: int, households_end: int
) -> int:
    """The least number of poor households to lift so that the target is met; can be more than there are poor.

    `reduction` is in percent; `criterion` says which of its two meanings decides: `points`, the difference of the rates
    at the start and the end as printed, by which the result is judged, or `households_ratio`, households lifted ÷
    households at the end. Counted in exact fractions: 50,0000001 would otherwise ask for a household too many. Raises
    ValueError for another criterion or a year without households.
    """
    if households_start <= 0 or households_end <= 0:
        raise ValueError("households")
    share = Fraction(str(reduction)) / 100
    if criterion == "households_ratio":
        return max(0, ceil(share * households_end))
    if criterion == "points":
        limit = half_up(100 * poor_start / households_start) - Decimal(str(float(reduction)))
        # a target set in households is exact; one beyond the whole rate is told by how many households it is beyond
        if isinstance(reduction, Fraction) or limit < 0:
            return max(0, ceil(poor_start - (Fraction(poor_start, households_start) - share) * households_end))
        return max(0, poor_start - most_with_printed_rate(households_end, limit))
    raise ValueError(criterion)


def households_needed(targets: pd.DataFrame, reduction: float, criterion: str) -> int:
    """`households_to_lift` for the total row of village_targets; without expected households at the end, those of the start."""
    total = targets.loc[TOTAL]
    end = total["households_start"] if pd.isna(total["households_end"]) else total["households_end"]
    return households_to_lift(reduction, criterion, int(total["poor_start"]), int(total["households_start"]), int(end))


def total_to_allocate(targets: pd.DataFrame, needed: int) -> int:
    """The households to share out: the total as issued, so that proposals stand beside it; where none is, `needed`."""
    issued = targets.at[TOTAL, "reduction"]
    return needed if pd.isna(issued) else int(issued)
