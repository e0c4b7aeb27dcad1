"""The changes of the year ranked by size (những thay đổi nhiều nhất), in households."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.review.counting import TOTAL


class Change(NamedTuple):
    """One count that moved: its family, its name within it, start, end and change in households."""

    family: str
    name: str
    start: int
    end: int
    change: int


def counts(start: pd.Series, end: pd.Series) -> pd.DataFrame:
    """Row = name; start, end (households): one family of candidates for `largest_changes`."""
    return pd.DataFrame({"start": start, "end": end}).astype("Int64")


def of_classes(frame: pd.DataFrame) -> pd.DataFrame:
    """A family from `class_change`: each village, or the total where there is but one."""
    villages = frame.drop(index=TOTAL)
    rows = frame.loc[[TOTAL]] if len(villages) == 1 else villages
    return counts(rows["start"], rows["end"])


def of_deprivations(last: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """A family from form T4 or T6 of the two reviews: the total's households with each deprivation."""
    codes = [column for column in now.columns if column not in ("base", TOTAL)]
    return counts(last.loc[TOTAL, codes], now.loc[TOTAL, codes])


def of_composition(change: pd.DataFrame) -> pd.DataFrame:
    """A family from `composition_change`: the households of each category."""
    return counts(change["start"], change["end"]).drop(index=TOTAL)


def largest_changes(families: Mapping[str, pd.DataFrame], *, comparable: bool = True) -> list[Change]:
    """The count of each family that moved most, largest first; a family in which nothing moved is not there.

    Households, not shares: where the poor get fewer, the share of what has not changed rises. Nothing is ranked where
    the standards differ.
    """
    found = []
    for family, frame in families.items() if comparable else ():
        known = frame.dropna().astype(int)
        size = (known["end"] - known["start"]).abs()
        if len(size) and size.max() > 0:
            name = size.idxmax()
            start, end = int(known.at[name, "start"]), int(known.at[name, "end"])
            found.append(Change(family, str(name), start, end, end - start))
    return sorted(found, key=lambda change: -abs(change.change))


def change_families(
    poor: pd.DataFrame,
    near_poor: pd.DataFrame,
    deprivations: Mapping[str, tuple[pd.DataFrame, pd.DataFrame]],
    groups: Mapping[str, pd.DataFrame],
    causes: Mapping[str, pd.DataFrame],
) -> dict[str, pd.DataFrame]:
    """The families that workings rank, by name. `poor`, `near_poor`: `class_change`.

    `deprivations`: forms T4, T6 of the last review and of this one, by class; `groups`, `causes`: `composition_by_class`
    of forms T8, T10.
    """
    families = {"poor": of_classes(poor), "near_poor": of_classes(near_poor)}
    families |= {f"deprivations_{klass}": of_deprivations(*pair) for klass, pair in deprivations.items()}
    return families | {"groups_poor": of_composition(groups["poor"]), "causes_poor": of_composition(causes["poor"])}
