"""One table in memory before it is a frame: columns of codes and distinct values, for checks that ask each value once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np


@dataclass(frozen=True)
class Typed:
    """One typed column: `values[codes[i]]` is the value of row i, None where missing; `dtype` is the frame's.

    A value may stand in `values` twice (two spellings of one answer); `merged` has each once.
    """

    codes: np.ndarray
    values: list
    dtype: str

    def __getitem__(self, row: int) -> object:
        return self.values[self.codes[row]]

    def __len__(self) -> int:
        return len(self.codes)

    def where(self, wanted: Callable[[object], bool]) -> np.ndarray:
        """Which rows hold a value for which `wanted` is true; each distinct value is asked once."""
        return self.mapped(wanted, bool)

    def equals(self, value: object) -> np.ndarray:
        """Which rows hold this value."""
        return self.where(lambda other: other == value)

    def mapped(self, meaning: Callable[[object], object], dtype: type) -> np.ndarray:
        """`meaning` of the value of each row."""
        return np.fromiter(map(meaning, self.values), dtype, len(self.values))[self.codes]

    @cached_property
    def numbers(self) -> np.ndarray:
        """The numbers by row, NaN where missing: every comparison with a missing number is false."""
        return self.mapped(lambda value: np.nan if value is None else value, float)

    @cached_property
    def merged(self) -> Typed:
        """The same column with each distinct value once."""
        if len(set(self.values)) == len(self.values):
            return self
        place: dict[object, int] = {}
        codes = [place.setdefault(value, len(place)) for value in self.values]
        return Typed(np.asarray(codes, dtype=np.int32)[self.codes], list(place), self.dtype)

    @cached_property
    def first_rows(self) -> np.ndarray:
        """By code of `merged`: the first row that holds it, -1 where none does."""
        first = np.full(len(self.merged.values), -1)
        # written backwards, the first row of each value is the last one written
        first[self.merged.codes[::-1]] = np.arange(len(self))[::-1]
        return first

    @cached_property
    def repeated(self) -> np.ndarray:
        """Which rows hold a value that an earlier row holds already."""
        return self.first_rows[self.merged.codes] != np.arange(len(self))

    def kept(self, rows: np.ndarray) -> Typed:
        """The column with only these rows (a mask)."""
        return Typed(self.codes[rows], self.values, self.dtype)

    def renamed(self, meaning: dict) -> Typed:
        """The column with every value replaced by its meaning."""
        return Typed(self.codes, [meaning[value] for value in self.values], self.dtype)


@dataclass(frozen=True)
class Sheet:
    """The rows of one table: their numbers in the file as a person sees them, the columns by code name, the file's name in findings.

    `files`: of a sheet joined from several files, the file of each row.
    """

    rows: np.ndarray
    columns: dict[str, Typed]
    file: str
    files: Typed | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, code: str) -> bool:
        return code in self.columns

    def __getitem__(self, code: str) -> Typed:
        return self.columns[code]

    def file_of(self, row: int) -> str:
        """The name in findings of the file that row i (counted from 0) stands in."""
        return self.file if self.files is None else self.files[row]

    def records(self) -> list[dict[str, object]]:
        """The values by code name, row by row."""
        return [
            dict(zip(self.columns, row, strict=True))
            for row in zip(*map(values_of, self.columns.values()), strict=True)
        ]

    def having(self, code: str, column: Typed) -> Sheet:
        """The sheet with this column in place of the one of that name."""
        return replace(self, columns=self.columns | {code: column})

    def without(self, code: str) -> Sheet:
        """The sheet without the column of that name, if it has it."""
        return replace(self, columns={name: column for name, column in self.columns.items() if name != code})

    def kept(self, rows: np.ndarray) -> Sheet:
        """The sheet with only these rows (a mask)."""
        kept = {code: column.kept(rows) for code, column in self.columns.items()}
        files = None if self.files is None else self.files.kept(rows)
        return replace(self, rows=self.rows[rows], columns=kept, files=files)


def total_by(keys: Typed, weights: np.ndarray | None = None, rows: np.ndarray | None = None) -> dict[object, int]:
    """How many of the `rows` (a mask; default all) hold each key, or the sum of their `weights`, missing ones left out."""
    keys, chosen = keys.merged, slice(None) if rows is None else rows
    codes = keys.codes[chosen]
    sums = np.bincount(codes, None if weights is None else np.nan_to_num(weights[chosen]), len(keys.values))
    return {
        keys.values[code]: int(sums[code]) for code in np.flatnonzero(np.bincount(codes, minlength=len(keys.values)))
    }


def values_of(column: Typed) -> Sequence[object]:
    """The values row by row."""
    return [column.values[code] for code in column.codes]
