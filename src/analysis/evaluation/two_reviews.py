"""Two reviews side by side, household by household: what the dynamics and the panel start from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import narwhals as nw
import pandas as pd

from analysis.review.classes import ABSENT, AVERAGE_LIVING, NOT_POOR, POOR

CLASS_COLUMNS = frozenset({"class_start", "class_end"})
STAYERS, LEAVERS, NEWCOMERS = "stayers", "leavers", "newcomers"


def by_household(households: Any, columns: Iterable[str]) -> pd.DataFrame:
    """The columns of a review in pandas, row = household_id; a frame of any engine that narwhals knows.

    Classes are those that a household moves between: one of an average living standard is not poor.
    """
    wanted = ["household_id", *columns]
    small = nw.from_native(households).lazy().select(*wanted).collect("pandas").to_native()
    for column in CLASS_COLUMNS.intersection(small.columns):
        small[column] = small[column].replace(AVERAGE_LIVING, NOT_POOR)
    return small.drop_duplicates("household_id").set_index("household_id").rename_axis(None)


def poverty_groups(households: Any) -> pd.Series:
    """stayers (poor at both ends), leavers (at the start only), newcomers (at the end only), by household_id."""
    classes = by_household(households, ["class_start", "class_end"])
    start, end = classes["class_start"] == POOR, classes["class_end"] == POOR
    group = pd.Series("", index=classes.index, dtype="str")
    group[start & end], group[start & ~end], group[~start & end] = STAYERS, LEAVERS, NEWCOMERS
    return group[group != ""]


def present(households: Any, columns: Iterable[str]) -> pd.DataFrame:
    """The columns of the households that were in the commune at the end of the review, row = household_id."""
    columns = list(columns)
    rows = by_household(households, dict.fromkeys([*columns, "class_end"]))
    return rows.loc[rows["class_end"] != ABSENT, columns]
