"""Who helps whom (phân công giúp đỡ): organisations and the poor and near-poor households assigned to them, never names."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, NamedTuple

import narwhals as nw
import pandas as pd

from analysis.intake.dictionary import CAUSE_CODES
from analysis.intake.text import tidy
from analysis.review.classes import NEAR_POOR, POOR, at_end
from analysis.review.counting import percent, sums_by, sums_by_village, with_total
from analysis.rules.organisations import organisations
from analysis.standards import INDICATOR_CODES

NO_HELPER, OTHER = "none", "other"


class Assignments(NamedTuple):
    """Row = an organisation by its name, `other` (persons, unknown bodies), `none` (no helper yet), `total`; households.

    `households`: poor, near_poor, listed, then one column a village (`names` by column code); `deprivations`: listed,
    d01…d12; `causes`: listed, cause_1…cause_8.
    """

    households: pd.DataFrame
    deprivations: pd.DataFrame
    causes: pd.DataFrame


def assignments(households: Any, villages: pd.DataFrame) -> Assignments | None:
    """The assignments of the review the plan starts from, by helper; organisations with most households first.

    None where the review has no column of helpers: unknown is not the same as nobody.
    """
    listed = at_end(POOR) | at_end(NEAR_POOR)
    # measures get neutral names first: a village could be called like a column
    places = {f"village_{n}": listed & (nw.col("village") == name) for n, name in enumerate(villages["village"])}
    merged = counted_by_helper(
        households,
        poor=at_end(POOR),
        near_poor=at_end(NEAR_POOR),
        **places,
        **{code: listed & nw.col(code) for code in (*INDICATOR_CODES, *CAUSE_CODES)},
    )
    if merged is None:
        return None
    kept = merged[(merged["listed"] > 0) | (merged.index == NO_HELPER)]
    if NO_HELPER not in kept.index:
        kept.loc[NO_HELPER] = 0
    order = sorted(
        kept.index, key=lambda name: ((name == NO_HELPER) * 2 + (name == OTHER), -kept.at[name, "listed"], name)
    )
    table = with_total(kept.loc[order])
    return Assignments(
        table[["poor", "near_poor", "listed", *places]].set_axis(
            ["poor", "near_poor", "listed", *villages["village"]], axis=1
        ),
        table[["listed", *INDICATOR_CODES]],
        table[["listed", *CAUSE_CODES]],
    )


def counted_by_helper(households: Any, **measures: nw.Expr) -> pd.DataFrame | None:
    """Row = an organisation by its name, `other`, `none` (those that occur); listed (poor and near-poor), then the measures.

    None where the review has no column of helpers.
    """
    if not _has_helpers(households):
        return None
    counted = sums_by(households, "helper", listed=at_end(POOR) | at_end(NEAR_POOR), **measures)
    # the spelling most in use stands for the others
    counted = counted.loc[sorted(counted.index, key=lambda name: (-counted.at[name, "listed"], name))]
    return counted.groupby(helper_keys(counted.index), sort=False).sum()


def helped_by_village(households: Any, villages: pd.DataFrame) -> pd.DataFrame | None:
    """Row = village, `total`; poor, poor_helped, poor_unhelped, near_poor, near_poor_helped, near_poor_unhelped (households), helped_rate (%)."""
    if not _has_helpers(households):
        return None
    helped = nw.col("helper").str.strip_chars() != ""
    parts: dict[str, nw.Expr] = {}
    for name, klass in (("poor", POOR), ("near_poor", NEAR_POOR)):
        parts |= {
            name: at_end(klass),
            f"{name}_helped": at_end(klass) & helped,
            f"{name}_unhelped": at_end(klass) & ~helped,
        }
    counts = sums_by_village(households, villages, **parts)
    counts["helped_rate"] = percent(
        counts["poor_helped"] + counts["near_poor_helped"], counts["poor"] + counts["near_poor"]
    )
    return counts


def _has_helpers(households: Any) -> bool:
    return "helper" in nw.from_native(households).lazy().collect_schema().names()


def helper_keys(helpers: pd.Index) -> list[str]:
    """The key of each text of the column: one spelling an organisation, `none` for blank, `other` for what may be a person."""
    spelling: dict[str, str] = {}
    return [_key(str(helper), spelling) for helper in helpers]


def _key(helper: str, spelling: dict[str, str]) -> str:
    name = tidy(helper)
    if not name:
        return NO_HELPER
    folded = unicodedata.normalize("NFC", name).casefold()
    if not f"{folded} ".startswith(_starts()):
        return OTHER
    return spelling.setdefault(folded, name)


@cache
def _starts() -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", start) for start in organisations().starts)
