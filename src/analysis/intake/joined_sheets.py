"""Sheets of several files -> one sheet, each row still knowing its file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.intake.sheet import Sheet, Typed, values_of


def joined(sheets: Sequence[Sheet]) -> tuple[Sheet, list[str]]:
    """The sheets one under another with the columns that all have, and the names of those that only some have."""
    shared = [code for code in sheets[0].columns if all(code in sheet for sheet in sheets)]
    dropped = sorted({code for sheet in sheets for code in sheet.columns} - set(shared))
    files = stacked([_files(sheet) for sheet in sheets])
    return Sheet(
        rows=np.concatenate([sheet.rows for sheet in sheets]),
        columns={code: stacked([sheet[code] for sheet in sheets]) for code in shared},
        file=", ".join(sorted(set(values_of(files)) or {sheet.file for sheet in sheets})),
        files=files,
    ), dropped


def stacked(columns: Sequence[Typed]) -> Typed:
    """The columns one under another."""
    starts = np.cumsum([0, *(len(column.values) for column in columns)])
    codes = [column.codes + start for column, start in zip(columns, starts, strict=False)]
    return Typed(np.concatenate(codes), [value for column in columns for value in column.values], columns[0].dtype)


def typed(values: Sequence[object], dtype: str) -> Typed:
    """A column of these values, row by row."""
    return Typed(np.arange(len(values)), list(values), dtype)


def _files(sheet: Sheet) -> Typed:
    if sheet.files is not None:
        return sheet.files
    return Typed(np.zeros(len(sheet), dtype="int64"), [sheet.file], "str")
