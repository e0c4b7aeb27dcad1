"""Who the listed households are, now against last year (thay đổi cơ cấu): groups T8, peoples T9, causes T10, children T11."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.evaluation.thresholds import enough
from analysis.review.classes import NEAR_POOR, POOR
from analysis.review.counting import percent

Form = Callable[[Any, pd.DataFrame, str], pd.DataFrame]
Review = tuple[Any, pd.DataFrame]  # households, register


def composition_change(now: pd.DataFrame, before: pd.DataFrame, *, comparable: bool = True) -> pd.DataFrame:
    """Row = category, then `total` (all of them); start, end, change, start_share, end_share (%), share_change (points).

    `now`, `before`: a form T8–T11 of this review and of the last; its first column counts all, the others the
    categories, of which several may apply to one household. A category that one form does not have counts 0 there.
    Shares are missing where either form counts fewer than `compared_base` in all (rules/thresholds.toml): one household would be
    many points. Nothing is subtracted where the standards differ.
    """
    start, end = (frame.loc["total"] for frame in (before, now))
    whole = now.columns[0]
    categories = list(dict.fromkeys([*now.columns[1:], *before.columns[1:]]))
    counts = pd.DataFrame(
        {"start": start.reindex([*categories, whole]).fillna(0), "end": end.reindex([*categories, whole]).fillna(0)}
    ).astype("Int64")
    counts["change"] = counts["end"] - counts["start"]
    for moment in ("start", "end"):
        counts[f"{moment}_share"] = percent(counts[moment], pd.Series(counts.at[whole, moment], counts.index))
    if not enough(*(counts.loc[[whole], end] for end in ("start", "end"))).all():
        counts[["start_share", "end_share"]] = pd.NA
    counts["share_change"] = counts["end_share"] - counts["start_share"]
    if not comparable:
        counts[["change", "share_change"]] = pd.NA
    return counts.set_axis([*categories, "total"])


def composition_by_class(form: Form, last: Review, now: Review, *, comparable: bool = True) -> dict[str, pd.DataFrame]:
    """`composition_change` of a form T8–T11 (a function of `review`) for the poor and the near-poor, by class."""
    return {
        klass: composition_change(form(*now, klass), form(*last, klass), comparable=comparable)
        for klass in (POOR, NEAR_POOR)
    }
