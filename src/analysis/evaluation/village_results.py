"""Target against result by village (kết quả thực hiện chỉ tiêu giảm nghèo), and for the whole unit."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from analysis.evaluation.commune_target import commune_target
from analysis.review.counting import TOTAL, percent

Goal = tuple[float | Fraction, str]  # the reduction that the plan wants of the unit, and its criterion


def village_results(
    before: pd.DataFrame, now: pd.DataFrame, targets: pd.DataFrame, goal: Goal | None = None, *, comparable: bool = True
) -> pd.DataFrame:
    """Row = village, `total`; households, poor, near-poor at both ends, the planned and actual reduction, met (1/0).

    `before`, `now`: form T1 of the last review and of this one; `targets`: `village_targets` of the plan.
    ratio_* = reduction ÷ end households (%), as the plan's column 7; points_* = start rate − end rate (points), as
    results are reported, unrounded. A village is judged by the whole households assigned to it (column 8), never by a
    rate: its register moves by a household and the verdict would turn. The unit is judged by `goal`, the plan's own
    target (`commune_target`); without one, by the households assigned in all. Where the two reviews stand under two
    poverty standards (`comparable` False) nothing is subtracted: the actual reduction, the points and met are missing.
    """
    rows = [name for name in dict.fromkeys([*now.index, *before.index]) if name != TOTAL] + [TOTAL]
    before, now, targets = before.reindex(rows), now.reindex(rows), targets.reindex(rows)
    reduction = before["poor"].astype("Int64") - now["poor"].astype("Int64")
    results = pd.DataFrame(
        {
            "households_start": before["households"],
            "poor_start": before["poor"].astype("Int64"),
            "poor_start_rate": before["poor_rate"],
            "near_poor_start": before["near_poor"].astype("Int64"),
            "households_end": now["households"],
            "poor_end": now["poor"].astype("Int64"),
            "poor_end_rate": now["poor_rate"],
            "near_poor_end": now["near_poor"].astype("Int64"),
            "near_poor_end_rate": now["near_poor_rate"],
            "reduction_planned": targets["reduction"],
            "reduction_actual": reduction,
            "ratio_planned": targets["reduction_rate"],
            "ratio_actual": percent(reduction, now["households"]),
            "points_planned": before["poor_rate"] - targets["poor_end_rate"],
            "points_actual": before["poor_rate"] - now["poor_rate"],
        }
    )
    if not comparable:
        for column in ("reduction_actual", "ratio_actual", "points_planned", "points_actual"):
            results[column] = pd.Series(pd.NA, index=results.index, dtype=results[column].dtype)
    planned, actual = (results[f"reduction_{side}"].astype("Int64") for side in ("planned", "actual"))
    results["met"] = (actual >= planned).astype("Int64")
    if goal is not None:
        met = commune_target(results, *goal)["met"]
        results.loc[TOTAL, "met"] = pd.NA if met is None else met
    return results
