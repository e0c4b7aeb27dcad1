"""Which organisation helps how many households where, and which is in charge of a village; never a person."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from analysis.planning.assignments import NO_HELPER, OTHER, counted_by_helper
from analysis.review.classes import NEAR_POOR, POOR, at_end


def helped_households(households: Any, villages: pd.DataFrame) -> pd.DataFrame | None:
    """Row = an organisation, those with most households first; columns in pairs (village, poor), (village, near_poor); households.

    Organisations only: what may be a person, and households without a helper, are left out (`assignments` has them).
    None where the review has no column of helpers: unknown is not the same as nobody.
    """
    names = list(villages["village"])
    cells = {
        f"{klass}_{n}": at_end(klass) & (nw.col("village") == name)
        for n, name in enumerate(names)
        for klass in (POOR, NEAR_POOR)
    }
    counted = counted_by_helper(households, **cells)
    if counted is None:
        return None
    counted = counted[(counted["listed"] > 0) & ~counted.index.isin([OTHER, NO_HELPER])]
    frame = counted.loc[sorted(counted.index, key=lambda name: (-counted.at[name, "listed"], name)), list(cells)]
    pairs = pd.MultiIndex.from_tuples([(name, klass) for name in names for klass in (POOR, NEAR_POOR)])
    return frame.set_axis(pairs, axis=1)


def in_charge_of_villages(helped: pd.DataFrame | None) -> pd.DataFrame | None:
    """Row = village; organisation, and how many poor and near-poor households of the village it helps (households).

    In charge is who helps most households there; of equals, who helps more in all, then the first by name. Both are
    missing where no organisation helps. `helped`: `helped_households`; None where that is.
    """
    if helped is None:
        return None
    listed = helped.T.groupby(level=0, sort=False).sum().T
    in_all = listed.sum(axis=1)
    rows = {}
    for village in helped.columns.unique(level=0):
        order = sorted(listed.index, key=lambda name: (-listed.at[name, village], -in_all[name], name))
        best = order[0] if order and listed.at[order[0], village] else None
        rows[village] = [best, pd.NA if best is None else listed.at[best, village]]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["organisation", "households"])
    return frame.astype({"organisation": "object", "households": "Int64"})
