"""Many tables of one file of households, read once: for a province or the nation, where reading is what takes the time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import narwhals as nw
import pandas as pd

Tables = TypeVar("Tables")
Key = tuple[int, str, tuple[str, ...]]


def in_one_scan(households: Any, build: Callable[[Any], Tables]) -> Tables:
    """What `build` makes of the households, whatever reducers of this package it calls, with as few readings as can be.

    `households`: a frame of any engine, lazy for what does not fit into memory (`polars.scan_parquet`). `build` gets what
    stands for it, and is called again until every sum it asks for is known: first it is told zeros, and all it asked for is
    counted at once. Two readings do where one table's columns follow from another's rows (form T9: the peoples on file).
    `build` must do the same each time but for the numbers it is told, and change nothing.
    """
    told = Told(households)
    while True:
        told.begin()
        tables = build(told)
        if not told.asked:
            return tables
        told.count()


@dataclass
class Told:
    """Stands for the households: answers what is known, notes what is asked for."""

    households: Any
    known: dict[Key, pd.DataFrame] = field(default_factory=dict)
    asked: dict[Key, dict[str, nw.Expr]] = field(default_factory=dict)
    calls: int = 0

    def begin(self) -> None:
        """Begins another round."""
        self.calls, self.asked = 0, {}

    def sums(self, by: str, measures: dict[str, nw.Expr]) -> pd.DataFrame:
        """The sums, or a frame without a row where they are not known yet."""
        key = self.calls, by, tuple(measures)
        self.calls += 1
        if key not in self.known:
            self.asked[key] = measures
        return self.known.get(key, pd.DataFrame(columns=list(measures), dtype="int64"))

    def count(self) -> None:
        """Counts all that was asked for: one reading for all sums by the same column."""
        for by in dict.fromkeys(by for _, by, _ in self.asked):
            wanted = {key: measures for key, measures in self.asked.items() if key[1] == by}
            # tables call their columns alike
            named = {
                f"{key[0]} {name}": measure for key, measures in wanted.items() for name, measure in measures.items()
            }
            sums = sums_of(self.households, by, named)
            for key, measures in wanted.items():
                self.known[key] = sums[_names(key[0], measures)].set_axis(list(measures), axis=1)


def sums_of(households: Any, by: str, measures: dict[str, nw.Expr]) -> pd.DataFrame:
    """Sums of the measures, row = a value of `by`, int64; a Polars file is read in pieces, never whole."""
    frame = nw.from_native(households).lazy()
    # measures are columns before they are summed: engines group plain columns fast, expressions not at all
    columns = [measure.cast(nw.Int64).alias(name) for name, measure in measures.items()]
    grouped = frame.select(nw.col(by).alias("__by"), *columns).group_by("__by").agg(nw.col(*measures).sum())
    in_pieces = {"engine": "streaming"} if grouped.implementation.is_polars() else {}
    small = grouped.collect("pandas", **in_pieces).to_native().set_index("__by").rename_axis(None)
    return small.fillna(0).astype("int64")[list(measures)]


def _names(call: int, measures: Iterable[str]) -> list[str]:
    return [f"{call} {name}" for name in measures]
