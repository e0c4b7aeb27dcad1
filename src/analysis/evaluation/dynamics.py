"""Deprivations of those who stayed poor, left poverty and fell into it (thiếu hụt của hộ vẫn nghèo, ra khỏi, mới vào danh sách).

For two reviews under one poverty standard: under two, d01…d12 do not mean the same.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.thresholds import enough
from analysis.evaluation.two_reviews import LEAVERS, NEWCOMERS, STAYERS, poverty_groups, present
from analysis.review.counting import percent
from analysis.standards import INDICATOR_CODES

CODES = list(INDICATOR_CODES)
BASE = "base"


def stayers_deprivations(households: Any, last_households: Any) -> pd.DataFrame:
    """The same households at both ends, those poor at both: row = base, d01…d12, total (Σ of the indicators).

    start, end (households deprived), mended (deprived at the start, no longer at the end), fallen (the other way),
    start_rate, end_rate (% of base), change (points). end = start − mended + fallen. Households without a row in the
    last review are left out of every column. base and total have no rates, and nothing has over a base too small to
    compare (compared_base, rules/thresholds.toml): the households remain.
    """
    before, now = _matched(households, last_households, STAYERS)
    counts = {
        "start": _counts(before),
        "mended": _counts(before & ~now, base=0),
        "fallen": _counts(~before & now, base=0),
        "end": _counts(now),
    }
    frame = pd.DataFrame(counts).astype("Int64")
    frame.loc[BASE, ["mended", "fallen"]] = pd.NA
    for end, rates in zip(("start", "end"), _rates(frame["start"], frame["end"]), strict=True):
        frame[f"{end}_rate"] = rates
    frame["change"] = frame["end_rate"] - frame["start_rate"]
    return frame


def leavers_newcomers_deprivations(households: Any, last_households: Any) -> pd.DataFrame:
    """Row = base, d01…d12, total; leavers and newcomers, start and end: households deprived and % of their base.

    A household counts at an end where it was reviewed in the commune: leavers at the start by the last review and at
    the end by this one, unless they left the commune; newcomers at the start only where the last review saw them. A
    group has rates only where both its bases count enough to be compared.
    """
    groups = poverty_groups(households)
    ends = {"start": _cells(last_households), "end": _cells(households)}
    frame = pd.DataFrame(index=[BASE, *CODES, "total"])
    for group in (LEAVERS, NEWCOMERS):
        ids = groups.index[groups == group]
        counts = {end: _counts(cells.loc[cells.index.isin(ids)]) for end, cells in ends.items()}
        for end, rates in zip(counts, _rates(*counts.values()), strict=True):
            frame[f"{group}_{end}"], frame[f"{group}_{end}_rate"] = counts[end], rates
    return frame


def group_sizes(households: Any, last_households: Any) -> dict[str, int]:
    """Households by group, and `<group>_unmatched`: those of it without a row in the last review."""
    groups = poverty_groups(households)
    known = groups.index.isin(_cells(last_households).index)
    sizes = {group: int((groups == group).sum()) for group in (STAYERS, LEAVERS, NEWCOMERS)}
    return sizes | {f"{group}_unmatched": int(((groups == group) & ~known).sum()) for group in sizes}


def _matched(households: Any, last_households: Any, group: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    groups = poverty_groups(households)
    before, now = _cells(last_households), _cells(households)
    ids = [name for name in groups.index[groups == group] if name in before.index and name in now.index]
    return before.loc[ids], now.loc[ids]


def _cells(households: Any) -> pd.DataFrame:
    return present(households, CODES).astype(bool)


def _counts(cells: pd.DataFrame, base: int | None = None) -> pd.Series:
    deprived = cells[CODES].sum()
    counts = {BASE: len(cells) if base is None else base, **deprived.to_dict(), "total": deprived.sum()}
    return pd.Series(counts, dtype="Int64")


def _rates(*ends: pd.Series) -> list[pd.Series]:
    """Percent of each end's base, to stand side by side: missing for base and total, and where either base is too small."""
    bases = [pd.Series(counts[BASE], index=counts.index, dtype="Int64") for counts in ends]
    known = enough(*bases) & ends[0].index.isin(CODES)
    return [percent(counts, base).where(known) for counts, base in zip(ends, bases, strict=True)]
