"""Classes at the end of a year (phân loại cuối kỳ): who is poor, near-poor; form T1."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from analysis.review.counting import percent, register, sums_by_village

POOR, NEAR_POOR, NOT_POOR, ABSENT = "poor", "near_poor", "not_poor", "absent"
MEMBERS = nw.col("members")


def at_end(klass: str) -> nw.Expr:
    """Whether a household is of the class at the end of the year."""
    return nw.col("class_end") == klass


def at_start(klass: str) -> nw.Expr:
    """Whether a household is of the class at the start of the year."""
    return nw.col("class_start") == klass


def persons(condition: nw.Expr) -> nw.Expr:
    """The members of the households for which the condition holds, 0 for the others."""
    return condition.cast(nw.Int64) * MEMBERS.cast(nw.Int64)


def summary_of_classes(households: Any, villages: pd.DataFrame) -> pd.DataFrame:
    """Form T1 (Tổng hợp kết quả rà soát): row = village, `total`; households and persons, poor and near-poor, rates in %.

    All households and persons come from the register, the poor and near-poor from the review.
    """
    all_of = register(villages)
    counts = sums_by_village(
        households,
        villages,
        poor=at_end(POOR),
        near_poor=at_end(NEAR_POOR),
        poor_persons=persons(at_end(POOR)),
        near_poor_persons=persons(at_end(NEAR_POOR)),
    )
    return pd.DataFrame(
        {
            "households": all_of["households"],
            "persons": all_of["persons"],
            "poor": counts["poor"],
            "poor_rate": percent(counts["poor"], all_of["households"]),
            "near_poor": counts["near_poor"],
            "near_poor_rate": percent(counts["near_poor"], all_of["households"]),
            "poor_persons": counts["poor_persons"],
            "poor_persons_rate": percent(counts["poor_persons"], all_of["persons"]),
            "near_poor_persons": counts["near_poor_persons"],
            "near_poor_persons_rate": percent(counts["near_poor_persons"], all_of["persons"]),
        }
    )
