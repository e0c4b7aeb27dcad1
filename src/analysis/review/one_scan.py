"""Many tables of one file of households, read once: for a province or the nation, where reading is what takes the
time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import narwhals as nw
import pandas as pd
import polars as pl

Tables = TypeVar("Tables")
By = tuple[str, ...]
Key = tuple[int, By, tuple[str, ...]]
WORD = re.compile(r"\w+")


def in_one_scan(households: Any, build: Callable[[Any], Tables]) -> Tables:
    """What `build` makes of the households, whatever reducers of this package it calls, with as few readings as can be.

    `households`: a frame of any engine, lazy for what does not fit into memory (`polars.scan_parquet`). `build` gets
    what stands for it, and is called again until every sum it asks for is known: first it is told zeros, and all it
    asked for is counted at once: one reading for all sums by village, one for all by village and people. `build` must
    do the same each time but for the numbers it is told, and change nothing.
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

    def sums(self, by: By, measures: dict[str, nw.Expr]) -> pd.DataFrame:
        """The sums, or a frame without a row where they are not known yet."""
        key = self.calls, by, tuple(measures)
        self.calls += 1
        if key not in self.known:
            self.asked[key] = measures
        return self.known.get(key, indexed(pd.DataFrame(columns=[*_keys(by), *measures], dtype="int64"), by))

    def count(self) -> None:
        """Counts all that was asked for: one reading for all sums by the same column, each measure counted once."""
        for by in dict.fromkeys(by for _, by, _ in self.asked):
            wanted = {key: measures for key, measures in self.asked.items() if key[1] == by}
            # tables call their columns alike, and count the same measure under several names
            counted = {id(measure): measure for measures in wanted.values() for measure in measures.values()}
            sums = sums_of(self.households, by, {str(number): measure for number, measure in counted.items()})
            for key, measures in wanted.items():
                columns = [str(id(measure)) for measure in measures.values()]
                self.known[key] = sums[columns].set_axis(list(measures), axis=1)


def sums_of(households: Any, by: By, measures: dict[str, nw.Expr]) -> pd.DataFrame:
    """Sums of the measures, row = the values of `by`, int64; a Polars file is read in pieces, never whole.

    A pandas frame is counted by Polars: it takes half the time of pandas for a commune, a tenth for a province.
    """
    in_memory = _in_polars(households, by, measures) if isinstance(households, pd.DataFrame) else households
    frame = nw.from_native(in_memory).lazy()
    # measures are columns before they are summed: engines group plain columns fast, expressions not at all
    columns = [measure.cast(nw.Int64).alias(name) for name, measure in measures.items()]
    keys = [nw.col(column).alias(key) for column, key in zip(by, _keys(by), strict=True)]
    grouped = frame.select(*keys, *columns).group_by(_keys(by)).agg(nw.col(*measures).sum())
    if not grouped.implementation.is_polars():
        small = indexed(grouped.collect("pandas").to_native(), by)
        return small.fillna(0).astype("int64")[list(measures)]
    in_pieces = {} if isinstance(in_memory, pl.DataFrame) else {"engine": "streaming"}
    return _from_polars(grouped.collect(**in_pieces).to_native(), by, list(measures))


def _in_polars(households: pd.DataFrame, by: By, measures: dict[str, nw.Expr]) -> pl.DataFrame:
    """The columns that something is counted by or that a measure names: most tables need five of fifty."""
    named = {*by, *WORD.findall(repr([*measures.values()]))}
    return pl.DataFrame({column: pl.from_pandas(households[column]) for column in named if column in households})


def _from_polars(small: pl.DataFrame, by: By, measures: list[str]) -> pd.DataFrame:
    """The sums as pandas has them: in one block, where a conversion column by column takes longer than the counting."""
    names = [small[key].to_list() for key in _keys(by)]
    rows = pd.MultiIndex.from_arrays(names, names=[None] * len(by)) if len(by) > 1 else pd.Index(names[0])
    sums = small.select(pl.col(measures).fill_null(0)).to_numpy()
    return pd.DataFrame(sums.reshape(len(small), len(measures)).astype("int64"), rows, measures)


def indexed(small: pd.DataFrame, by: By) -> pd.DataFrame:
    """The frame with its keys as the rows' names, which have no name of their own."""
    small = small.set_index(_keys(by))
    return small.rename_axis([None] * len(by))


def _keys(by: By) -> list[str]:
    # a measure may be called like the column it is counted by
    return [f"__{column}" for column in by]
