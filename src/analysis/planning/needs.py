"""Needs for support (nhu cầu hỗ trợ) of the eligible households, against what the programme plans."""

from __future__ import annotations

import datetime as dt
from typing import Any

import narwhals as nw
import pandas as pd

from analysis.intake.dictionary import CAUSE_CODES
from analysis.intake.text import fold
from analysis.planning.catalogue import ESCAPED, Support
from analysis.review.classes import NEAR_POOR, NOT_POOR, POOR, at_end, at_start
from analysis.review.counting import TOTAL, sums_by_village
from analysis.standards import INDICATOR_CODES

SHORTAGES = (*INDICATOR_CODES, *CAUSE_CODES)
ESCAPE_YEARS = 3  # 36 months
# a planned number counts households where its unit is one thing a household
HOUSEHOLD_UNITS = frozenset({"ho", "nha", "cong trinh"})


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
        ESCAPED: at_end(NOT_POOR) & (this_year | lately),
    }


def needs(households: Any, villages: pd.DataFrame, plan_year: int) -> pd.DataFrame:
    """Row = d01…d12, cause_1…cause_8; poor, near_poor, escaped, demand (their sum): eligible households with it.

    A household may stand in several rows, so rows do not add up. `households`: the review the plan starts from.
    """
    groups = eligible_groups(plan_year)
    measures = {f"{name}_{code}": group & nw.col(code) for name, group in groups.items() for code in SHORTAGES}
    counts = sums_by_village(households, villages, **measures).loc[TOTAL]
    frame = pd.DataFrame({name: [counts[f"{name}_{code}"] for code in SHORTAGES] for name in groups}, index=SHORTAGES)
    frame["demand"] = frame.sum(axis=1)
    return frame


def needs_by_support(
    households: Any,
    villages: pd.DataFrame,
    programme: pd.DataFrame | None,
    supports: dict[str, Support],
    plan_year: int,
) -> pd.DataFrame:
    """Row = code of a support; poor, near_poor, escaped, demand (households), planned (in the programme's unit), gap (households).

    A household counts once for a support, whatever number of its shortages the support answers, and only if its group
    is eligible for it (missing for a group that is not). gap = demand − planned, below 0 where more is planned than
    needed; missing where nothing is planned in number or the unit is not a household's.
    """
    groups = eligible_groups(plan_year)
    measures = {
        f"{code}|{name}": groups[name] & nw.any_horizontal(*(nw.col(c) for c in support.answers), ignore_nulls=True)
        for code, support in supports.items()
        for name in support.groups
        if support.answers
    }
    counts = sums_by_village(households, villages, **measures).loc[TOTAL]
    frame = pd.DataFrame(
        {name: [counts.get(f"{code}|{name}", pd.NA) for code in supports] for name in groups},
        index=list(supports),
        dtype="Int64",
    )
    frame["demand"] = frame[list(groups)].sum(axis=1)
    planned, units = _planned(programme, list(supports))
    frame["planned"] = planned
    frame["gap"] = (frame["demand"].astype("Float64") - planned).where(units.map(fold).isin(HOUSEHOLD_UNITS))
    return frame


def _planned(programme: pd.DataFrame | None, codes: list[str]) -> tuple[pd.Series, pd.Series]:
    if programme is None:
        return pd.Series(pd.NA, codes, dtype="Float64"), pd.Series("", codes)
    rows = programme.drop_duplicates("code").set_index("code").reindex(codes)
    units = rows["unit"].fillna("") if "unit" in rows else pd.Series("", codes)
    return rows["planned"].astype("Float64"), units
