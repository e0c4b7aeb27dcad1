"""Tables in the form of official Vietnamese reports, declared as data: merged heads, a numbering row, a total row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.disclosure.withheld import MARK, withheld
from analysis.presentation.display import Figure, Shown, figures_of, full_precision, plain, render
from analysis.presentation.numbers import fixed
from analysis.presentation.units import HOUSEHOLDS, measure, write

TOTAL_LABEL = "Tổng cộng"
MARK_NOTE = f"{MARK}: số không công bố, để không nhận ra hộ nào."
NOTE = "public_note"  # what a frame of a public edition says of itself under its table


@dataclass(frozen=True)
class Column:
    """One column of figures: code name, heading, the form's own number for it; `unit` and `form` where not the usual."""

    code: str
    heading: str
    number: str = ""
    measure: tuple[str, str] | None = None


@dataclass(frozen=True)
class Group:
    """A heading over several columns or groups."""

    heading: str
    parts: tuple[Column | Group, ...]


@dataclass(frozen=True)
class Mark:
    """Something to notice in one cell: `wrong`, `truncated`, `format`, `met`, `missed`, and the words for it."""

    kind: str
    words: str


@dataclass(frozen=True)
class Cell:
    """A cell of the body: what is written; `kind`, a class to notice it by; the figure it writes and in which form."""

    text: str
    kind: str = ""
    mark: Mark | None = None
    figure: Figure | None = None
    form: str = ""

    @property
    def value(self) -> str:
        """The figure in full precision, as figures.csv writes it."""
        return "" if self.figure is None else full_precision(self.figure.value)


@dataclass(frozen=True)
class HeadCell:
    """A cell of the head, placed."""

    text: str
    colspan: int
    rowspan: int


Head = Sequence[Column | Group]
Marks = Mapping[tuple[str, str], Mark]


def leaves(head: Head) -> list[Column]:
    """The columns of a head, left to right."""
    return [leaf for part in head for leaf in ([part] if isinstance(part, Column) else leaves(part.parts))]


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
    remarks: tuple[str, str, Mapping[str, str]] | None = None,
    shown: Mapping[tuple[str, str], pd.Series] | None = None,
) -> Shown:
    """A figure frame as a table; its figures are exactly the frame's cells.

    `frame`: row = what `first` says, the row `total` last. Several lines a row (form T2: Hộ, Nhân khẩu) are given as
    frames by line heading, with `name` a table name by line heading. Columns of the frame that the head leaves out are
    figures all the same. `labels` gives the words shown for a row key; `remarks` a last column of words: heading, the
    form's number, words by row key. `shown`: by line heading (blank where there is one line) and column, what is
    written where it is not the figure itself (the difference of two printed rates, where the figure is the unrounded
    one).
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
    lines = [line for line in frames if line]
    html = render(
        "table.html",
        caption=caption,
        head=_head_rows(head),
        first=first,
        numbering=[column.number for column in columns] if any(column.number for column in columns) else [],
        rows=rows,
        lines=len(lines),
        numbered=numbered,
        wide=len(columns) > 10 if wide is None else wide,
        note=note,
        remarks=remarks,
        # short names stay on one line; long ones may wrap
        short=all(len(str(row["label"])) <= 20 for row in rows),
    )
    return Shown(html, figures, caption)


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
    cells = even_decimals([[_plain_cell(cell) for cell in row] for row in rows])
    figures = tuple(cell.figure for row in cells for cell in row if cell.figure)
    html = render("plain_table.html", head=head, rows=cells, caption=caption, kind=kind, note=note, wide=wide)
    return Shown(html, figures, caption)


def _public_notes(frames: Mapping[str, pd.DataFrame], rows: Sequence[dict]) -> list[str]:
    """What a table of a public edition says under it: why it has no rows of villages, what the mark means."""
    own = next(iter(frames.values())).attrs.get(NOTE, "")
    marked = any(cell.text == MARK for row in rows for cell in row["cells"])
    return [own, MARK_NOTE if marked else ""]


def withheld_cell(figure: Figure) -> Cell:
    """The cell of a figure that the edition does not give. `figure`: without its value."""
    return Cell(MARK, "n withheld", figure=figure._replace(value=None), form="withheld")


def even_decimals(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows with one number of decimals a column of money: the most that any of its cells needs."""
    places = [
        max((decimals(cell.text) for cell in column if cell.form == "money"), default=0)
        for column in zip(*rows, strict=True)
    ]
    return [
        [
            replace(cell, text=fixed(cell.figure.value, most)) if cell.form == "money" and cell.figure else cell
            for cell, most in zip(row, places, strict=True)
        ]
        for row in rows
    ]


def decimals(text: str) -> int:
    """How many decimals a number written the Vietnamese way has."""
    return len(text.partition(",")[2])


def figure_cell(figure: Figure, form: str) -> Cell:
    """A cell of a table of words that writes a figure."""
    return Cell(write(figure.value, form), "n", figure=figure, form=form)


def _plain_cell(cell: object) -> Cell:
    if isinstance(cell, Cell):
        return cell
    return Cell(*cell) if isinstance(cell, tuple) else Cell(cell)


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
) -> list[dict]:
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
            rows.append(
                {
                    "key": key,
                    "position": "" if is_total else position,
                    "label": total if is_total else labels.get(key, key),
                    "total": is_total,
                    "line": line,
                    "opens": line_number == 0,
                    "cells": cells,
                }
            )
    for row, cells in zip(rows, even_decimals([row["cells"] for row in rows]), strict=True):
        row["cells"] = cells
    return rows


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
) -> Cell:
    unit, form = unit_form
    mark = marks.get((row, column))
    if withheld(value):
        return withheld_cell(Figure(name, str(row), column, None, unit))
    figure = Figure(name, str(row), column, plain(value), unit)
    if shown is not None:
        return Cell(write(shown.at[row], form), "n", mark, figure, "printed")
    return Cell(write(value, form), "n", mark, figure, form)


def _head_rows(head: Head) -> list[list[HeadCell]]:
    depth = _depth(head)
    rows: list[list[HeadCell]] = [[] for _ in range(depth)]
    _place(head, 0, depth, rows)
    return rows


def _depth(head: Head) -> int:
    return 1 + max((_depth(part.parts) for part in head if isinstance(part, Group)), default=0)


def _place(head: Head, level: int, depth: int, rows: list[list[HeadCell]]) -> None:
    for part in head:
        if isinstance(part, Group):
            rows[level].append(HeadCell(part.heading, len(leaves(part.parts)), 1))
            _place(part.parts, level + 1, depth, rows)
        else:
            rows[level].append(HeadCell(part.heading, 1, depth - level))
