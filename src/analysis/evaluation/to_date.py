"""How far the year's targets have come by mid-year (tiến độ đến giữa năm): villages, objectives, recognitions by month."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.review.counting import TOTAL, percent


def village_progress(results: pd.DataFrame) -> pd.DataFrame:
    """`village_results` of the state to date, row = village, `total`, without `met` (the year is not over) and with progress
    (reduction to date in % of the year's target) and left_to_go (households still to be lifted, 0 once reached or where none
    were assigned).

    households_end, poor_end, near_poor_end, reduction_actual, ratio_actual and points_actual are those to date; the
    households are the register's at the start of the year, so that rates to date have the denominator of the start.
    """
    planned, done = results["reduction_planned"].astype("Int64"), results["reduction_actual"].astype("Int64")
    left = (planned - done).clip(lower=0).mask(planned.eq(0).fillna(False), 0)
    return results.drop(columns="met").assign(progress=percent(done, planned), left_to_go=left.astype("Int64"))


def commune_progress(outcome: Mapping[str, float | int | None]) -> pd.DataFrame:
    """Row = meaning of the target (points, households_ratio); target, actual, progress (%). `outcome`: `commune_target`."""
    meanings = ["points", "households_ratio"]
    frame = pd.DataFrame(
        {"target": outcome["target"], "actual": [outcome[meaning] for meaning in meanings]}, index=meanings
    ).astype("Float64")
    return frame.assign(progress=percent(frame["actual"], frame["target"]))


def objective_progress(results: pd.DataFrame | None) -> pd.DataFrame | None:
    """Row = objective's code; target, actual, progress (% of the year's target, missing without either).

    `results`: `objective_results`. An objective that may not be exceeded (direction at_most) has no progress: less is better.
    """
    if results is None:
        return None
    progress = percent(results["actual"], results["target"])
    if "direction" in results:
        progress = progress.mask(results["direction"] == "at_most")
    return results[["target", "actual"]].assign(progress=progress)


def by_month(recognitions: pd.DataFrame | None) -> pd.DataFrame | None:
    """Row = `month` (01 … of those with a recognition), `total`; recognitions, escaped, became_poor, near_poor, other.

    Recognitions are counted, not households: one that is recognised twice counts twice. escaped: poor before and no
    longer after; became_poor: the other way; near_poor: to or from the near-poor alone; other: moved, split, merged, died.
    None without a file.
    """
    if recognitions is None:
        return None
    before, after = recognitions["class_from"], recognitions["class_to"]
    otherwise = (recognitions["change"] != "") | (before == "absent") | (after == "absent")
    kind = pd.Series("near_poor", index=recognitions.index).mask(before == "poor", "escaped")
    kind = kind.mask(after == "poor", "became_poor").mask(otherwise, "other")
    months = recognitions["date"].dt.strftime("%m")
    counts = pd.crosstab(months.to_numpy(), kind.to_numpy()) if len(kind) else pd.DataFrame()
    counts = counts.reindex(columns=["escaped", "became_poor", "near_poor", "other"], fill_value=0)
    counts = pd.concat([counts, counts.sum().to_frame(TOTAL).T]).rename_axis(None).rename_axis(None, axis=1)
    counts.insert(0, "recognitions", counts.sum(axis=1))
    return counts.astype("Int64")
