"""For whom a support is (diện hưởng): the one rule by which need is counted, packages are searched and supports given are checked.

A household is entitled by its class (poor, near-poor, escaped within 36 months), its village and its people; the
catalogue says which. Expressions of narwhals, so they serve a reducer over any engine.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import narwhals as nw
import pandas as pd

from analysis.planning.catalogue import Support
from analysis.review.classes import NEAR_POOR, POOR, at_end, at_start, unlisted_at_end
from analysis.review.groups import MINORITY

ESCAPED = "escaped"  # a group of eligible households, beside the classes poor and near_poor
OTHERS = "others"  # also for people whom the review does not tell: nobody can be said to be excluded
ESCAPE_YEARS = 3  # 36 months
WHOM = {"minority": MINORITY, "children": (nw.col("children_under_16") > 0).fill_null(False)}


def eligible_groups(plan_year: int) -> dict[str, nw.Expr]:
    """The three groups of a plan, which never overlap: poor, near_poor, escaped (hộ mới thoát nghèo, 36 months).

    Escaped: neither poor nor near-poor at the end of the review, and left poverty during its year or has a recognised
    escape of at most 36 months before the plan's year begins.
    """
    since = dt.datetime(plan_year - ESCAPE_YEARS, 1, 1)
    this_year = at_start(POOR) & (nw.col("change") == "")
    lately = (nw.col("escaped_on") >= since).fill_null(False)
    return {
        POOR: at_end(POOR),
        NEAR_POOR: at_end(NEAR_POOR),
        ESCAPED: unlisted_at_end() & (this_year | lately),
    }


def entitled(support: Support, villages: pd.DataFrame, groups: Mapping[str, nw.Expr]) -> dict[str, nw.Expr]:
    """By group that the support is for: whether a household is of the group and entitled (yes/no).

    `groups`: `eligible_groups`, or only those asked about; `villages`: the register. A group the support is not for
    is left out, which is not the same as nobody.
    """
    reached = _reached(support, villages)
    return {
        name: group if reached is None else group & reached for name, group in groups.items() if name in support.groups
    }


def entitlements(
    households: Any, villages: pd.DataFrame, supports: Mapping[str, Support], plan_year: int
) -> pd.DataFrame:
    """Row = household_id, column = code of a support; whether the household is entitled to it in the plan's year.

    `households`, `villages`: the review the plan starts from. True for every household where the support is also for
    people whom the review does not tell (`others`). One cell a household: for checks of one unit, not for a page.
    """
    groups = eligible_groups(plan_year)
    columns = {code: _anyone(support, villages, groups) for code, support in supports.items()}
    frame = nw.from_native(households).lazy()
    found = frame.select("household_id", *(rule.alias(code) for code, rule in columns.items())).collect("pandas")
    return found.to_native().set_index("household_id").astype(bool)


def _anyone(support: Support, villages: pd.DataFrame, groups: Mapping[str, nw.Expr]) -> nw.Expr:
    if OTHERS in support.groups:
        return nw.lit(True)
    return nw.any_horizontal(*entitled(support, villages, groups).values(), ignore_nulls=True)


def _reached(support: Support, villages: pd.DataFrame) -> nw.Expr | None:
    """Whether a household is where and who the support is for, whatever its class; None where that is everyone."""
    rules = [WHOM[people] for people in support.whom]
    if support.villages:
        rules.append(nw.col("village").is_in(_villages(support.villages, villages)))
    return nw.all_horizontal(*rules, ignore_nulls=True) if rules else None


def _villages(where: str, villages: pd.DataFrame) -> list[str]:
    inside = (
        villages["especially_difficult"].astype(bool) if where == "especially_difficult" else villages["area"] == where
    )
    return list(villages.loc[inside, "village"])
