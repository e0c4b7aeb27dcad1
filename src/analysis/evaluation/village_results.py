"""Target against result by village (kết quả thực hiện chỉ tiêu giảm nghèo), under both meanings of “giảm”."""

from __future__ import annotations

import pandas as pd

from analysis.review.counting import percent, quotient


def village_results(
    before: pd.DataFrame,
    now: pd.DataFrame,
    targets: pd.DataFrame,
    criterion: str = "points",
    *,
    comparable: bool = True,
) -> pd.DataFrame:
    """Row = village, `total`; households, poor, near-poor at both ends, the planned and actual reduction, met (1/0).

    `before`, `now`: form T1 of the last review and of this one; `targets`: `village_targets` of the plan.
    ratio_* = reduction ÷ end households (%), as the plan's column 7; points_* = start rate − end rate (points), as
    results are reported. `criterion` (`points` | `households_ratio`) decides `met`. Where the two reviews stand under
    two poverty standards (`comparable` False) nothing is subtracted: the actual reduction, the points and met are missing.
    """
    rows = [name for name in dict.fromkeys([*now.index, *before.index]) if name != "total"] + ["total"]
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
    results["met"] = met_by_meaning(results, targets)[f"met_{criterion}"]
    return results


def met_by_meaning(results: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """met_points, met_households_ratio (1, 0 or missing) by row, decided on whole numbers: equal is met, never a float away.

    The start rate stands on both sides of the comparison in points, so the end rates decide.
    """
    targets = targets.reindex(results.index)
    households, planned_households = results["households_end"], targets["households_end"]
    known = (
        results["reduction_actual"].notna()
        & results["points_planned"].notna()
        & quotient(households, households).notna()
    )
    by_points = results["poor_end"] * planned_households <= targets["poor_end"] * households
    by_ratio = results["reduction_actual"] * planned_households >= results["reduction_planned"] * households
    return pd.DataFrame(
        {
            "met_points": by_points.astype("Int64").where(known),
            "met_households_ratio": by_ratio.astype("Int64").where(known),
        }
    )
