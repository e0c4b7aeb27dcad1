"""The listed households by group (nhóm đối tượng), people, cause and child: forms T8–T13."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from analysis.intake.dictionary import CAUSE_CODES
from analysis.intake.people_list import MAJORITY
from analysis.review.classes import at_end
from analysis.review.counting import percent, register, sums_by, sums_by_village, village_names, with_total

MINORITY = nw.col("ethnicity") != MAJORITY
MERIT, NO_LABOUR = nw.col("merit"), nw.col("no_labour")


def target_groups(households: Any, villages: pd.DataFrame, klass: str) -> pd.DataFrame:
    """Form T8 (theo nhóm đối tượng): row = village, `total`; total, minority, no_labour, merit, other.

    `other` counts the records in none of the three groups: groups overlap, so a subtraction could go below 0.
    """
    listed = at_end(klass)
    return sums_by_village(
        households,
        villages,
        total=listed,
        minority=listed & MINORITY,
        no_labour=listed & NO_LABOUR,
        merit=listed & MERIT,
        other=listed & ~MINORITY & ~NO_LABOUR & ~MERIT,
    )


def ethnic_groups(households: Any, villages: pd.DataFrame, klass: str) -> pd.DataFrame:
    """Form T9 (theo dân tộc): row = village, `total`; total, then one column a people on file, Kinh first, then by
    number.
    """
    by_people = sums_by(
        households, ("village", "ethnicity"), listed=at_end(klass), on_file=nw.col("members").fill_null(0) * 0 + 1
    )
    on_file = by_people["on_file"].groupby(level=1).sum()
    peoples = sorted(on_file.index, key=lambda name: (name != MAJORITY, -on_file[name], name))
    counts = by_people["listed"].unstack(fill_value=0).reindex(village_names(villages), columns=peoples, fill_value=0)
    # a people could be called like a column
    counts = with_total(pd.concat([counts.sum(axis=1), counts], axis=1).set_axis(range(len(peoples) + 1), axis=1))
    return counts.set_axis(["total", *peoples], axis=1)


def causes(households: Any, villages: pd.DataFrame, klass: str) -> pd.DataFrame:
    """Form T10 (theo nguyên nhân nghèo): row = village, `total`; base, cause_1…cause_8 (several may apply)."""
    listed = at_end(klass)
    return sums_by_village(households, villages, base=listed, **{code: listed & nw.col(code) for code in CAUSE_CODES})


def children(households: Any, villages: pd.DataFrame, klass: str) -> pd.DataFrame:
    """Form T11 (thiếu hụt của trẻ em): row = village, `total`; children under 16, uninsured, malnourished,
    out_of_school.
    """
    listed = at_end(klass).cast(nw.Int64)
    columns = {
        "children": "children_under_16",
        "uninsured": "children_uninsured",
        "malnourished": "children_malnourished",
        "out_of_school": "children_out_of_school",
    }
    return sums_by_village(
        households,
        villages,
        **{name: listed * nw.col(column).fill_null(0) for name, column in columns.items()},
    )


def results_by_ethnicity(households: Any, villages: pd.DataFrame, klass: str, name: str) -> pd.DataFrame:
    """Forms T12 (name `poor`), T13 (`near_poor`): row = village, `total`; each rate on its own base, in %."""
    listed = at_end(klass)
    all_of = register(villages)
    counts = sums_by_village(
        households,
        villages,
        listed=listed,
        minority=listed & MINORITY,
        merit=listed & MERIT,
        no_labour=listed & NO_LABOUR,
        female_head=listed & (nw.col("head_sex") == "female"),
    )
    return pd.DataFrame(
        {
            "households": all_of["households"],
            "minority_households": all_of["minority_households"],
            name: counts["listed"],
            **{column: counts[column] for column in ("minority", "merit", "no_labour", "female_head")},
            "rate": percent(counts["listed"], all_of["households"]),
            "minority_rate": percent(counts["minority"], all_of["minority_households"]),
        }
    )
