"""Movements in a year (diễn biến hộ nghèo, hộ cận nghèo): forms T2 and T3, in households and in persons."""

from __future__ import annotations

from typing import Any, Literal

import narwhals as nw
import pandas as pd

from analysis.review.classes import (
    ABSENT,
    NEAR_POOR,
    POOR,
    at_end,
    at_start,
    persons,
    unlisted_at_end,
    unlisted_at_start,
)
from analysis.review.counting import sums_by_village

Measure = Literal["households", "persons"]

POOR_OUT = ("to_near_poor", "to_not_poor", "other_decrease")
POOR_IN = ("from_near_poor", "relapse", "new", "other_increase")
NEAR_POOR_OUT = ("to_not_poor", "to_poor", "other_decrease")
NEAR_POOR_IN = ("from_poor", "relapse", "new", "other_increase")

DESTINATION = {"to_poor": at_end(POOR), "to_near_poor": at_end(NEAR_POOR), "to_not_poor": unlisted_at_end()}


def poor_movements(households: Any, villages: pd.DataFrame, measure: Measure = "households") -> pd.DataFrame:
    """Form T2 (diễn biến hộ nghèo): row = village, `total`; start, POOR_OUT, POOR_IN, end, in households or persons."""
    return _movements(households, villages, measure, POOR, NEAR_POOR, POOR_OUT, POOR_IN)


def near_poor_movements(households: Any, villages: pd.DataFrame, measure: Measure = "households") -> pd.DataFrame:
    """Form T3 (diễn biến hộ cận nghèo): row = village, `total`; start, NEAR_POOR_OUT, NEAR_POOR_IN, end."""
    return _movements(households, villages, measure, NEAR_POOR, POOR, NEAR_POOR_OUT, NEAR_POOR_IN)


def identity_gap(movements: pd.DataFrame, out: tuple[str, ...], into: tuple[str, ...]) -> pd.Series:
    """start − out + in − end by row: 0 where the identity of the form holds (đầu kỳ − giảm + tăng = cuối kỳ)."""
    expected = movements["start"] - movements[list(out)].sum(axis=1) + movements[list(into)].sum(axis=1)
    return expected - movements["end"]


def _movements(
    households: Any,
    villages: pd.DataFrame,
    measure: Measure,
    listed: str,
    other_listed: str,
    out: tuple[str, ...],
    into: tuple[str, ...],
) -> pd.DataFrame:
    leaves = at_start(listed) & ~at_end(listed)
    enters = ~at_start(listed) & at_end(listed)
    changed = nw.col("change") != ""
    escaped_before = ~nw.col("escaped_on").is_null()
    # "khác" comes first: a household that moved, split, merged or died did not escape or fall by its own means
    leaves_otherwise = leaves & (changed | at_end(ABSENT))
    enters_otherwise = enters & (changed | at_start(ABSENT))
    leaves_by_review, enters_by_review = leaves & ~leaves_otherwise, enters & ~enters_otherwise
    flows = {
        "start": at_start(listed),
        **{name: leaves_by_review & DESTINATION[name] for name in out[:2]},
        "other_decrease": leaves_otherwise,
        into[0]: enters_by_review & at_start(other_listed),
        "relapse": enters_by_review & unlisted_at_start() & escaped_before,
        "new": enters_by_review & unlisted_at_start() & ~escaped_before,
        "other_increase": enters_otherwise,
        "end": at_end(listed),
    }
    if measure == "persons":
        flows = {name: persons(flow) for name, flow in flows.items()}
    return sums_by_village(households, villages, **flows)
