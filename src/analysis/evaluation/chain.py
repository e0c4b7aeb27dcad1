"""Whether the start of the year is the end of the last review (đầu kỳ có khớp cuối kỳ trước), and what a gap does to the result."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.commune_target import commune_target
from analysis.evaluation.two_reviews import by_household
from analysis.review.classes import NEAR_POOR, POOR
from analysis.review.counting import with_total

Review = tuple[Any, pd.DataFrame]  # households, register
LEAVING, COMING = ("reclassified_out", "without_row"), ("reclassified_in", "not_in_last")


def chain(households: Any, last_households: Any, villages: pd.DataFrame, last_villages: pd.DataFrame, klass: str = POOR) -> pd.DataFrame:  # fmt: skip
    """Row = village, `total`; last_end, LEAVING, COMING, village_changed, start, difference (households of the class).

    last_end: of the class at the end of the last review; start: at the start of this one (the start of form T2 or T3).
    reclassified_out: its row here starts in another class; without_row: it has none here; reclassified_in: the last review
    ended it in another class; not_in_last: the last review does not have it; village_changed: recorded in another village
    (+ where it is now, − where it was). start = last_end − LEAVING + COMING + village_changed, for every row;
    difference = start − last_end.
    """
    now, last = (
        by_household(households, ["village", "class_start"]),
        by_household(last_households, ["village", "class_end"]),
    )
    starts, ended = now[now["class_start"] == klass], last[last["class_end"] == klass]
    names = list(dict.fromkeys([*villages["village"], *last_villages["village"]]))
    here, there = ended.index.isin(now.index), starts.index.isin(last.index)
    kept = ended.index.intersection(starts.index)
    moved = kept[(ended.loc[kept, "village"] != starts.loc[kept, "village"]).to_numpy()]
    groups = {
        "last_end": ended["village"],
        "reclassified_out": ended.loc[here & ~ended.index.isin(starts.index), "village"],
        "without_row": ended.loc[~here, "village"],
        "reclassified_in": starts.loc[there & ~starts.index.isin(ended.index), "village"],
        "not_in_last": starts.loc[~there, "village"],
    }
    counts = {name: _by_village(column, names) for name, column in groups.items()}
    counts["village_changed"] = _by_village(starts.loc[moved, "village"], names) - _by_village(
        ended.loc[moved, "village"], names
    )
    counts["start"] = _by_village(starts["village"], names)
    frame = with_total(pd.DataFrame(counts, index=names).astype("Int64"))
    frame["difference"] = frame["start"] - frame["last_end"]
    return frame


def chains(last: Review, this: Review) -> dict[str, pd.DataFrame]:
    """`chain` of the poor and the near-poor, by class; a review is its households and its register."""
    (last_households, last_villages), (households, villages) = last, this
    return {klass: chain(households, last_households, villages, last_villages, klass) for klass in (POOR, NEAR_POOR)}


def chain_effect(results: pd.DataFrame, chain_of_poor: pd.DataFrame, reduction: float, criterion: str) -> pd.DataFrame:
    """Row = by_last_end (used for the result), by_start (used by form T2); poor_start, poor_end, reduction, points, households_ratio, met (1/0).

    What the commune's result would be were it counted from the start of this review. `results`: `village_results`.
    """
    rows = {}
    for name, column in (("by_last_end", "last_end"), ("by_start", "start")):
        total = results.loc["total"].copy()
        total["poor_start"] = chain_of_poor.at["total", column]
        outcome = commune_target(total.to_frame("total").T, reduction, criterion)
        lifted = total["poor_start"] - total["poor_end"]
        rows[name] = [
            total["poor_start"],
            total["poor_end"],
            lifted,
            outcome["points"],
            outcome["households_ratio"],
            outcome["met"],
        ]
    frame = pd.DataFrame.from_dict(
        rows, orient="index", columns=["poor_start", "poor_end", "reduction", "points", "households_ratio", "met"]
    )
    whole = ["poor_start", "poor_end", "reduction", "met"]
    return frame.astype(dict.fromkeys(whole, "Int64") | dict.fromkeys(["points", "households_ratio"], "Float64"))


def is_broken(frame: pd.DataFrame) -> bool:
    """Whether any household of the class starts the year otherwise than the last review ended it, gaps that cancel out included."""
    return bool(frame[[*LEAVING, *COMING, "village_changed"]].ne(0).any(axis=None))


def households_differing(frame: pd.DataFrame) -> int:
    """How many households of the class break the chain in all, those recorded in another village left out."""
    return int(frame.loc["total", [*LEAVING, *COMING]].sum())


def _by_village(column: pd.Series, names: list[str]) -> pd.Series:
    return column.value_counts().reindex(names, fill_value=0).astype("int64")
