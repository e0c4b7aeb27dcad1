"""Classes at the ends of a year (phân loại đầu kỳ, cuối kỳ): who is poor, near-poor, of an average living standard; form T1."""

from __future__ import annotations

from functools import cache
from typing import Any

import narwhals as nw
import pandas as pd

from analysis.review.counting import TOTAL, percent, register, sums_by_village

POOR, NEAR_POOR, NOT_POOR, ABSENT = "poor", "near_poor", "not_poor", "absent"
AVERAGE_LIVING = "average_living"  # hộ có mức sống trung bình: above the line, so to every movement it is not poor
LISTED = (POOR, NEAR_POOR)
COUNTED = (*LISTED, AVERAGE_LIVING)  # the classes of form T1
UNLISTED = (NOT_POOR, AVERAGE_LIVING)  # in the commune, on neither of the two lists
MEMBERS = nw.col("members")


@cache
def at_end(klass: str) -> nw.Expr:
    """Whether a household is of the class at the end of the year."""
    return nw.col("class_end") == klass


def at_start(klass: str) -> nw.Expr:
    """Whether a household is of the class at the start of the year."""
    return nw.col("class_start") == klass


def unlisted_at_end() -> nw.Expr:
    """Whether a household is in the commune and on neither list at the end of the year."""
    return nw.col("class_end").is_in(UNLISTED)


def unlisted_at_start() -> nw.Expr:
    """Whether a household is in the commune and on neither list at the start of the year."""
    return nw.col("class_start").is_in(UNLISTED)


def persons(condition: nw.Expr) -> nw.Expr:
    """The members of the households for which the condition holds, 0 for the others."""
    return condition.cast(nw.Int64) * MEMBERS.cast(nw.Int64)


def summary_of_classes(households: Any, villages: pd.DataFrame) -> pd.DataFrame:
    """Form T1 (Tổng hợp kết quả rà soát): row = village, `total`; households and persons, poor and near-poor, rates in %.

    All households and persons come from the register, the classes from the review. A review with a household of an
    average living standard at either end of its year has average_living and its rates and persons as well.
    """
    all_of = register(villages)
    counts = sums_by_village(
        households,
        villages,
        **{klass: at_end(klass) for klass in COUNTED},
        **{f"{klass}_persons": persons(at_end(klass)) for klass in COUNTED},
        third=at_end(AVERAGE_LIVING) | at_start(AVERAGE_LIVING),
    )
    # most communes never asked for the third class, and a column of noughts would say they did
    classes = COUNTED if counts.at[TOTAL, "third"] else LISTED
    columns = {"households": all_of["households"], "persons": all_of["persons"]}
    for whole, ending in (("households", ""), ("persons", "_persons")):
        for name in (f"{klass}{ending}" for klass in classes):
            columns |= {name: counts[name], f"{name}_rate": percent(counts[name], all_of[whole])}
    return pd.DataFrame(columns)
