"""Tables in the form of official Vietnamese reports, declared as data: merged heads, a numbering row, a total row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import cast

import pandas as pd

from analysis.disclosure.withheld import MARK, withheld
from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Head, leaves
from analysis.document.shown import Shown
from analysis.document.table import Cell, Table
from analysis.presentation.grid import SHORT, Grid, Remarks, Row
from analysis.presentation.units import HOUSEHOLDS, measure, write
from analysis.presentation.written import Mark, Written, even_decimals, withheld_cell

TOTAL_LABEL = "Tổng cộng"
MARK_NOTE = f"{MARK}: số không công bố, để không nhận ra hộ nào."
NOTE = "public_note"  # what a frame of a public edition says of itself under its table
Marks = Mapping[tuple[str, str], Mark]


def table(
    name: str | Mapping[str, str],
    frame: pd.DataFrame | Mapping[str, pd.DataFrame],
    head: Head,
    caption: str,
    *,
    first: str = "Thôn",
    total: str = TOTAL_LABEL,
    note: str = "",
    default: tuple[str, str] = HOUSEHOLDS,
    marks: Marks | None = None,
    labels: Mapping[str, str] | None = None,
    numbered: bool = True,
    wide: bool | None = None,
    remarks: Remarks | None = None,
    shown: Mapping[tuple[str, str], pd.Series] | None = None,
    sheet: str = "",
) -> Shown:
    """A figure frame as a table; its figures are exactly the frame's cells.

    `frame`: row = what `first` says, the row `total` last. Several lines a row (form T2: Hộ, Nhân khẩu) are given as
    frames by line heading, with `name` a table name by line heading. Columns of the frame that the head leaves out are
    figures all the same. `labels` gives the words shown for a row key; `remarks` a last column of words: heading, the
    form's number, words by row key. `shown`: by line heading (blank where there is one line) and column, what is
    written where it is not the figure itself (the difference of two printed rates, where the figure is the unrounded
    one). `sheet`: the name of its sheet in a workbook, where it has one of its own.
    """
    frames = frame if isinstance(frame, Mapping) else {"": frame}
    names = name if isinstance(name, Mapping) else {"": name}
    columns = leaves(head)
    measures = {
        line: {c.code: c.measure or measure(c.code, _default(line, default)) for c in columns} for line in frames
    }
    rows = _rows(names, frames, columns, measures, marks or {}, labels or {}, total, shown or {})
    note = " ".join(filter(None, [note, *_public_notes(frames, rows)]))
    figures = tuple(
        figure
        for line, part in frames.items()
        for figure in figures_of(
            names[line],
            part,
            {
                str(code): measures[line].get(code, measure(str(code), _default(line, default)))[0]
                for code in part.columns
            },
        )
    )
    if remarks:  # a verdict among the remarks is a figure that the frame need not show
        figures += tuple(cell.figure for cell in remarks[2].values() if isinstance(cell, Written) and cell.figure)
    grid = Grid(first, numbered, [line for line in frames if line], head, remarks)
    return Shown((grid.table(rows, caption, note, sheet, wide),), figures, caption)


def plain_table(
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
    caption: str,
    *,
    kind: str = "text",
    note: str = "",
    wide: bool = False,
) -> Shown:
    """A table of words (findings, differences, objectives); cells are text, (text, class), or a `figure_cell`. `wide`:
    printed across.
    """
    body = even_decimals([[_plain_cell(cell) for cell in row] for row in rows])
    figures = tuple(cell.figure for row in body for cell in row if cell.figure)
    cells = [Cell(heading, 0, column) for column, heading in enumerate(head)]
    cells += [cell.at(r, c) for r, row in enumerate(body, 1) for c, cell in enumerate(row)]
    made = Table(
        caption, tuple(cells), len(body) + 1, len(head), 1, wide=wide, keep=len(body) <= SHORT, kind=kind, note=note
    )
    return Shown((made,), figures, caption)


def figures_of(table: str, frame: pd.DataFrame, units: Mapping[str, str]) -> tuple[Figure, ...]:
    """Every cell of a figure frame as a Figure, row by row; `units` by column; no value where it is withheld."""
    rows = [str(row) for row in frame.index]
    columns = [
        [
            Figure(table, row, str(column), _given(value), units.get(str(column), ""))
            for row, value in zip(rows, values, strict=True)
        ]
        for column, values in frame.items()
    ]
    return tuple(chain.from_iterable(zip(*columns, strict=True)))  # row by row


def _given(value: object) -> int | float | str | None:
    return None if withheld(value) else plain(value)


def _public_notes(frames: Mapping[str, pd.DataFrame], rows: Sequence[Row]) -> list[str]:
    """What a table of a public edition says under it: why it has no rows of villages, what the mark means."""
    own = next(iter(frames.values())).attrs.get(NOTE, "")
    marked = any(cell.text == MARK for row in rows for cell in row.cells)
    return [own, MARK_NOTE if marked else ""]


def _plain_cell(cell: object) -> Written:
    if isinstance(cell, Written):
        return cell
    if not isinstance(cell, tuple):
        return Written(str(cell))
    text, *kinds = map(str, cell)
    return Written(text, " ".join(kinds))


def _default(line: str, default: tuple[str, str]) -> tuple[str, str]:
    return ("người", "integer") if line == "Nhân khẩu" else default


def _rows(
    names: Mapping[str, str],
    frames: Mapping[str, pd.DataFrame],
    columns: list[Column],
    measures: Mapping[str, Mapping[str, tuple[str, str]]],
    marks: Marks,
    labels: Mapping[str, str],
    total: str,
    shown: Mapping[tuple[str, str], pd.Series],
) -> list[Row]:
    first_frame = next(iter(frames.values()))
    codes = [c.code for c in columns]
    values = {line: _values(part, first_frame.index, codes) for line, part in frames.items()}
    rows = []
    for position, key in enumerate(first_frame.index, 1):
        is_total = key == "total" and position == len(first_frame)
        for line_number, line in enumerate(frames):
            cells = [
                _cell(names[line], key, c.code, value, measures[line][c.code], marks, shown.get((line, c.code)))
                for c, value in zip(columns, values[line][position - 1], strict=True)
            ]
            label = total if is_total else str(labels.get(key, key))
            place = "" if is_total else str(position)
            rows.append(Row(key, place, label, is_total, line, line_number == 0, cells))
    even = even_decimals([row.cells for row in rows])
    return [replace(row, cells=cells) for row, cells in zip(rows, even, strict=True)]


def _values(frame: pd.DataFrame, rows: pd.Index, codes: list[str]) -> list[tuple]:
    """The values by row: taken a column at a time, a hundredth of the work of asking for each by its place."""
    part = frame if frame.index.equals(rows) else frame.loc[rows]
    return list(zip(*(part[code] for code in codes), strict=True)) if codes else [()] * len(rows)


def _cell(
    name: str,
    row: object,
    column: str,
    value: object,
    unit_form: tuple[str, str],
    marks: Marks,
    shown: pd.Series | None,
) -> Written:
    unit, form = unit_form
    mark = marks.get((cast(str, row), column))
    if withheld(value):
        return withheld_cell(Figure(name, str(row), column, None, unit))
    figure = Figure(name, str(row), column, plain(value), unit)
    if shown is not None:
        return Written(write(shown.at[row], form), "n", mark, figure, "printed")
    return Written(write(value, form), "n", mark, figure, form)
