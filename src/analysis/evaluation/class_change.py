"""Counts and rates of one class at both ends of the year, by village: near-poor, poor of the ethnic minorities."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.thresholds import enough
from analysis.review.classes import POOR
from analysis.review.counting import percent
from analysis.review.groups import results_by_ethnicity

Review = tuple[Any, pd.DataFrame]  # households, register
COLUMNS = ("households_start", "start", "start_rate", "households_end", "end", "end_rate", "change", "rate_change")


def poor_results(before: pd.DataFrame, now: pd.DataFrame, *, comparable: bool = True) -> pd.DataFrame:
    """Poor (hộ nghèo): row = village, `total`; columns as `class_change`. `before`, `now`: form T1."""
    return class_change(before[["households", "poor"]], now[["households", "poor"]], comparable=comparable)


def near_poor_results(before: pd.DataFrame, now: pd.DataFrame, *, comparable: bool = True) -> pd.DataFrame:
    """Near-poor (hộ cận nghèo): row = village, `total`; columns as `class_change`. `before`, `now`: form T1."""
    return class_change(before[["households", "near_poor"]], now[["households", "near_poor"]], comparable=comparable)


def minority_results(last: Review, this: Review, *, comparable: bool = True) -> pd.DataFrame:
    """Poverty of the ethnic minorities (hộ nghèo dân tộc thiểu số): row = village, `total`; columns as `class_change`.

    Rates are of the minority households of the register, as in form T12.
    """
    before, now = (
        results_by_ethnicity(*review, POOR, "poor")[["minority_households", "minority"]] for review in (last, this)
    )
    return class_change(before, now, comparable=comparable)


def class_change(before: pd.DataFrame, now: pd.DataFrame, *, comparable: bool = True) -> pd.DataFrame:
    """Row = village, `total`; households_start, start, start_rate (%), the same at the end, change (households), rate_change (points).

    `before`, `now`: two columns, all households and those of the class. change and rate_change are end − start,
    missing where either side is or the standards differ; rate_change also where either end counts too few households to
    compare shares of them (compared_base, rules/thresholds.toml): there the households say it.
    """
    rows = [name for name in dict.fromkeys([*now.index, *before.index]) if name != "total"] + ["total"]
    cells: dict[str, pd.Series] = {}
    for moment, frame in (("start", before), ("end", now)):
        households, counted = (frame[column].reindex(rows).astype("Int64") for column in frame.columns)
        cells |= {f"households_{moment}": households, moment: counted, f"{moment}_rate": percent(counted, households)}
    result = pd.DataFrame(cells)
    result["change"] = result["end"] - result["start"]
    change = result["end_rate"] - result["start_rate"]
    result["rate_change"] = change.where(enough(result["households_start"], result["households_end"]))
    if not comparable:
        result[["change", "rate_change"]] = pd.NA
    return result[list(COLUMNS)]
