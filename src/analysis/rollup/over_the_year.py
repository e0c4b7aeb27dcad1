"""The year against the last one and against the plans: only communes whose two reviews are known and stand under one
standard.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.evaluation import rate_change
from analysis.review.counting import TOTAL, percent
from analysis.rollup.frames import Group, by_commune, form, summed
from analysis.rollup.unit_year import COLUMNS, UnitYear

NEEDED = ("households", "poor")
FLOWS = COLUMNS["T2_households"]


def compared(units: Sequence[UnitYear]) -> list[UnitYear]:
    """The communes whose poor and households are known at both ends of the year, under one standard."""
    return [
        unit
        for unit in units
        if unit.comparable
        and all(unit.before.get(code) is not None and unit.get("T1", code) is not None for code in NEEDED)
    ]


def results(units: Sequence[UnitYear], group: Group = by_commune) -> pd.DataFrame:
    """households_start, poor_start, poor_start_rate, households_end, poor_end, poor_end_rate, reduction_actual,
    points_actual (start − end, unrounded), reduction_planned, met (1/0).

    Row = a commune or group, then `total`. The columns of the two ends are of the communes that can be compared;
    planned is of those with targets issued; met is the commune's own verdict, of a group how many met theirs.
    """
    every = summed(units, ["reduction_planned", "met"], lambda unit, code: unit.target.get(code), group)
    both = compared(units)
    start = summed(both, list(NEEDED), lambda unit, code: unit.before.get(code), group).reindex(every.index)
    end = summed(both, list(NEEDED), lambda unit, code: unit.get("T1", code), group).reindex(every.index)
    frame = pd.DataFrame(
        {
            "households_start": start["households"],
            "poor_start": start["poor"],
            "poor_start_rate": percent(start["poor"], start["households"]),
            "households_end": end["households"],
            "poor_end": end["poor"],
            "poor_end_rate": percent(end["poor"], end["households"]),
            "reduction_actual": start["poor"] - end["poor"],
        }
    )
    frame["points_actual"] = frame["poor_start_rate"] - frame["poor_end_rate"]
    return frame.assign(reduction_planned=every["reduction_planned"], met=every["met"])


def judged(units: Sequence[UnitYear]) -> list[UnitYear]:
    """The communes whose own report says whether they met their target."""
    return [unit for unit in units if unit.target.get("met") is not None]


def ranking(units: Sequence[UnitYear]) -> pd.DataFrame:
    """The communes from the highest rate of poor households to the lowest: poor, poor_end_rate, and what moved the
    rate.

    change and its parts in points (`evaluation.rate_change`, by commune): missing where the two reviews are not
    compared or the movements of the year do not close. The last row, `total`, is of the communes that have them all.
    Communes without a rate are left out.
    """
    ranked = [unit for unit in units if unit.get("T1", "households") and unit.get("T1", "poor") is not None]
    explained = [unit for unit in compared(ranked) if unit.get("T2_households", "end") is not None]
    before, now = (_rates(explained, end) for end in ("start", "end"))
    changes = rate_change(before, now, form(explained, "T2_households"))
    frame = form(ranked, "T1")[list(NEEDED)]
    frame["poor_end_rate"] = percent(frame["poor"], frame["households"])
    parts = changes.drop(columns=["poor_start_rate", "poor_end_rate"]).reindex(frame.index)
    frame = pd.concat([frame, parts], axis=1)
    communes = frame.drop(index=TOTAL).sort_values("poor_end_rate", ascending=False, kind="stable")
    return pd.concat([communes, frame.loc[[TOTAL]]])


def _rates(units: Sequence[UnitYear], end: str) -> pd.DataFrame:
    """Households, poor and their rate at one end of the year."""
    frame = summed(units, list(NEEDED), lambda u, code: u.before.get(code) if end == "start" else u.get("T1", code))
    return frame.assign(poor_rate=percent(frame["poor"], frame["households"]))
