"""The changes of the year ranked by size (những thay đổi lớn nhất), in percentage points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.evaluation.thresholds import thresholds

VILLAGE_RATE = "village_poor_rate"


class Change(NamedTuple):
    """One rate that moved: its family, its name within it, start and end (%), change (points)."""

    family: str
    name: str
    start: float
    end: float
    change: float


def rates(start: pd.Series, end: pd.Series, base_start: pd.Series, base_end: pd.Series) -> pd.DataFrame:
    """Row = name; start, end (%), base_start, base_end (households): one family of candidates for `largest_changes`."""
    frame = pd.DataFrame({"start": start, "end": end, "base_start": base_start, "base_end": base_end})
    return frame.astype("Float64")


def of_classes(frame: pd.DataFrame) -> pd.DataFrame:
    """A family from `class_change`: each village and the total."""
    # the total first: where a village moved just as much (the only village, say) the whole is told
    frame = frame.loc[["total", *frame.index.drop("total")]]
    return rates(frame["start_rate"], frame["end_rate"], frame["households_start"], frame["households_end"])


def of_deprivations(last_rates: pd.DataFrame, now_rates: pd.DataFrame) -> pd.DataFrame:
    """A family from form T5 or T7 of the two reviews: the total's rate of each indicator."""
    codes = [column for column in now_rates.columns if column not in ("base", "total")]
    before, now = last_rates.loc["total"], now_rates.loc["total"]
    base = (pd.Series(frame["base"], index=codes) for frame in (before, now))
    return rates(before[codes], now[codes], *base)


def of_composition(change: pd.DataFrame) -> pd.DataFrame:
    """A family from `composition_change`: the share of each category."""
    whole = (pd.Series(change.at["total", moment], index=change.index) for moment in ("start", "end"))
    return rates(change["start_share"], change["end_share"], *whole).drop(index="total")


def largest_changes(families: Mapping[str, pd.DataFrame], *, comparable: bool = True) -> list[Change]:
    """The rate of each family that moved most, largest first: families whose rates all lack a number or a base are not there.

    Only rates whose base is `ranked_base` households or more at both ends are ranked (thresholds.toml); a rate that did not move is no change.
    Nothing is ranked where the standards differ.
    """
    least = thresholds().ranked_base
    found = []
    for family, frame in families.items() if comparable else ():
        frame = frame.dropna()
        frame = frame[(frame["base_start"] >= least) & (frame["base_end"] >= least)].astype(float)
        size = (frame["end"] - frame["start"]).abs()
        if len(size) and size.max() > 0:
            name = size.idxmax()
            start, end = frame.at[name, "start"], frame.at[name, "end"]
            found.append(Change(family, str(name), start, end, end - start))
    return sorted(found, key=lambda change: -abs(change.change))


def change_families(
    poor: pd.DataFrame,
    near_poor: pd.DataFrame,
    minority: pd.DataFrame,
    deprivations: Mapping[str, tuple[pd.DataFrame, pd.DataFrame]],
    groups: Mapping[str, pd.DataFrame],
    causes: Mapping[str, pd.DataFrame],
) -> dict[str, pd.DataFrame]:
    """The families that the evaluation ranks, by name. `poor`, `near_poor`, `minority`: `class_change`.

    `deprivations`: forms T5, T7 of the last review and of this one, by class; `groups`, `causes`: `composition_by_class`
    of forms T8, T10. With one village the unit's rate stands for both; of the minorities only the unit's is ranked.
    """
    families = {"poor": of_classes(poor), "near_poor": of_classes(near_poor)}
    families["minority"] = of_classes(minority).loc[["total"]]
    families |= {f"deprivations_{klass}": of_deprivations(*pair) for klass, pair in deprivations.items()}
    return families | {"groups_poor": of_composition(groups["poor"]), "causes_poor": of_composition(causes["poor"])}
