"""Supports (hỗ trợ): who was given which, and what the year brought those households. Described, never claimed as cause."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.thresholds import compared_share
from analysis.evaluation.two_reviews import by_household
from analysis.review.classes import ABSENT, NEAR_POOR, NOT_POOR, POOR

SUPPORT_CODES = tuple(
    f"support_{name}"
    for name in ("health", "education", "production", "credit", "housing", "water", "information", "electricity", "legal", "emergency")
)  # fmt: skip
ANY = "any"


def supports_given(households: Any) -> pd.DataFrame | None:
    """Row = support on file, then `any` (households given at least one); poor, near_poor, not_poor, all.

    Households by their class at the start of the year, for the year's supports go to the list of the start; who moved in
    or split off during the year counts in `all` only. None where the review has no column of supports.
    """
    codes = support_codes(households)
    if not codes:
        return None
    cells = _with_any(by_household(households, ["class_start", *codes]), codes)
    of = {klass: cells.loc[cells["class_start"] == klass, [*codes, ANY]].sum() for klass in (POOR, NEAR_POOR, NOT_POOR)}
    return pd.DataFrame({**of, "all": cells[[*codes, ANY]].sum()}).astype("Int64")


def support_results(households: Any) -> pd.DataFrame | None:
    """Row = support, then `any`; given, given_escaped, given_rate, not_given, not_given_escaped, not_given_rate.

    Of the households poor at the start and in the commune at the end, others than those who moved, split or merged: how
    many escaped (near-poor or not poor), % of given and of not given. A support often goes to who needs it most, so the
    two rates describe; they do not say what the support did, and a group too small to compare (compared_base) has none.
    None where there is no column of supports.
    """
    codes = support_codes(households)
    if not codes:
        return None
    cells = _with_any(by_household(households, ["class_start", "class_end", "change", *codes]), codes)
    cells = cells[(cells["class_start"] == POOR) & (cells["class_end"] != ABSENT)]
    cells = cells[(cells["change"] == "") | (cells["class_end"] == POOR)]
    escaped = cells["class_end"] != POOR
    rows = {}
    for code in (*codes, ANY):
        given = cells[code]
        rows[code] = [given.sum(), (given & escaped).sum(), (~given).sum(), (~given & escaped).sum()]
    names = ["given", "given_escaped", "not_given", "not_given_escaped"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=names).astype("Int64")
    frame.insert(2, "given_rate", compared_share(frame["given_escaped"], frame["given"]))
    frame["not_given_rate"] = compared_share(frame["not_given_escaped"], frame["not_given"])
    return frame


def support_codes(households: Any) -> list[str]:
    """The supports that the review has a column for, in the order of the dictionary."""
    return [code for code in SUPPORT_CODES if code in households.columns]


def _with_any(cells: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    cells[codes] = cells[codes].astype(bool)
    return cells.assign(**{ANY: cells[codes].any(axis=1)})
