"""What became, within the year, of the households poor at the last review: registered or not, and by who helped them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.panel import Panel
from analysis.evaluation.thresholds import compared_share
from analysis.evaluation.two_reviews import by_household
from analysis.planning.assignments import NO_HELPER, OTHER, helper_keys
from analysis.review.classes import ABSENT, NEAR_POOR, NOT_POOR, POOR
from analysis.review.counting import TOTAL

OUTCOMES = ("to_near_poor", "to_not_poor", "still_poor", "other", "unknown")


def registered_outcomes(panel: Panel) -> pd.DataFrame:
    """Row = `year_registered`, `year_unregistered` for every year with the review before it on file; households, OUTCOMES, escaped, escaped_rate.

    registered: registered to escape (đăng ký thoát nghèo) at the last review for this year. other: moved, split, merged,
    died, as form T2 has it; unknown: no row in this review. escaped_rate: % of households, missing where they are too few
    to compare (compared_base).
    """
    frames = []
    for year in sorted(panel):
        if year - 1 in panel:
            last = _poor(panel[year - 1], ["registered"])
            group = last["registered"].astype(bool).map({True: "registered", False: "unregistered"})
            counts = outcomes_by(group, panel[year]).reindex(["registered", "unregistered"])
            counts = counts.fillna({name: 0 for name in counts.columns if name != "escaped_rate"})
            frames.append(counts.rename(index=lambda name, year=year: f"{year}_{name}"))
    return pd.concat(frames) if frames else outcomes_by(pd.Series(dtype="str"), {}).iloc[:0]


def helper_outcomes(households: Any, last_households: Any) -> pd.DataFrame | None:
    """Row = helping organisation (đơn vị giúp đỡ) by the last review, most households first, then OTHER, NO_HELPER, `total`.

    Columns as `registered_outcomes`. A helper that may be a person counts under OTHER and keeps no name
    (rules/organisations.toml). None where the last review does not say who helps.
    """
    if not _has(last_households, "helper"):
        return None
    helper = _poor(last_households, ["helper"])["helper"].fillna("").sort_index()
    # the spelling most in use stands for the others, as in the plan
    spellings = helper.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable").index
    keys = dict(zip(spellings, helper_keys(spellings), strict=True))
    frame = outcomes_by(helper.map(keys).astype("str"), households)
    organisations, total = frame.iloc[:-1], frame.iloc[-1:]
    # a stable sort keeps organisations of one size in the order of their names
    named = organisations.drop(index=[NO_HELPER, OTHER], errors="ignore").sort_index()
    named = named.sort_values("households", ascending=False, kind="stable")
    rest = [organisations.loc[organisations.index == name] for name in (OTHER, NO_HELPER)]
    return pd.concat([named, *rest, total])


def outcomes_by(group: pd.Series, households: Any) -> pd.DataFrame:
    """Row = group, `total`; households, OUTCOMES (they sum to it), escaped, escaped_rate (% of households).

    `group`: by household_id, of households poor at the last review; `households`: this review.
    """
    outcome = outcome_of(group.index, households) if len(group) else pd.Series(dtype="str")
    counts = pd.crosstab(group.to_numpy(), outcome.to_numpy()) if len(group) else pd.DataFrame()
    counts = counts.reindex(columns=list(OUTCOMES), fill_value=0).rename_axis(None).rename_axis(None, axis=1)
    counts = pd.concat([counts, counts.sum().to_frame(TOTAL).T]).astype("Int64")
    counts.insert(0, "households", counts.sum(axis=1).astype("Int64"))
    counts["escaped"] = counts["to_near_poor"] + counts["to_not_poor"]
    counts["escaped_rate"] = compared_share(counts["escaped"], counts["households"])
    return counts


def outcome_of(ids: pd.Index, households: Any) -> pd.Series:
    """One of OUTCOMES by household_id, for households poor at the start of the year."""
    cells = by_household(households, ["class_end", "change"]).reindex(ids)
    outcome = cells["class_end"].map(
        {POOR: "still_poor", NEAR_POOR: "to_near_poor", NOT_POOR: "to_not_poor", ABSENT: "other"}
    )
    # who moved, split or merged off the list did not escape by its own means
    moved = cells["change"].fillna("").ne("") & outcome.isin(["to_near_poor", "to_not_poor"])
    return outcome.mask(moved, "other").fillna("unknown")


def _poor(households: Any, columns: list[str]) -> pd.DataFrame:
    cells = by_household(households, ["class_end", *columns])
    return cells[cells["class_end"] == POOR]


def _has(households: Any, column: str) -> bool:
    return households is not None and column in households.columns
