"""The unit's own target (mức giảm tỷ lệ hộ nghèo của kế hoạch) against the result."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd

from analysis.review.printed import half_up

MEANINGS = ("points", "households_ratio")


def commune_target(results: pd.DataFrame, reduction: float | Fraction, criterion: str) -> dict[str, float | int | None]:
    """target, points and households_ratio (unrounded), points_printed, met_points, met_households_ratio, met, decides,
    met_unrounded, differ.

    `results`: `village_results`. In points the difference of the two rates as printed is held against the plan's
    `reduction`, as published reports do; met_unrounded tells how the unrounded figure would have judged and differ (1/0)
    whether that is another verdict. The ratio of households is compared exactly, on whole numbers, never as printed, and
    so is a target that was set in households (a Fraction). met: under the plan's `criterion`; decides: the figure that is
    said to decide under it (points_printed or households_ratio). All but the target is None where a count is missing or
    the two reviews may not be compared.
    """
    total = results.loc["total"]
    counts = [total[name] for name in ("households_start", "poor_start", "households_end", "poor_end")]
    target = Fraction(str(reduction))
    names = (
        *MEANINGS,
        "points_printed",
        *(f"met_{name}" for name in MEANINGS),
        "decides",
        "met_unrounded",
        "differ",
        "met",
    )
    outcome: dict[str, float | int | None] = {"target": float(reduction), **dict.fromkeys(names)}
    # missing points say that the two reviews may not be compared
    if any(map(pd.isna, [*counts, total.get("points_actual", 0)])) or 0 in (counts[0], counts[2]):
        return outcome
    start, poor_start, end, poor_end = map(int, counts)
    points = 100 * (Fraction(poor_start, start) - Fraction(poor_end, end))
    ratio = Fraction(100 * (poor_start - poor_end), end)
    printed = _printed(poor_start, start, poor_end, end)
    outcome |= {"points": float(points), "points_printed": float(printed), "households_ratio": float(ratio)}
    judged = points if isinstance(reduction, Fraction) else Fraction(printed)
    outcome |= {"met_points": int(judged >= target), "met_households_ratio": int(ratio >= target)}
    outcome |= {"met_unrounded": int((points if criterion == "points" else ratio) >= target)}
    outcome["decides"] = outcome["points_printed" if criterion == "points" else criterion]
    met = outcome[f"met_{criterion}"]
    return outcome | {"differ": int(met != outcome["met_unrounded"]), "met": met}


def _printed(poor_start: int, start: int, poor_end: int, end: int) -> Decimal:
    return half_up(100 * poor_start / start) - half_up(100 * poor_end / end)
