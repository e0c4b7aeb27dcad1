"""The cells of an official form at their places: TT, what a row is, the columns of the head, a column of remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.document.head import Head, depth, leaves, placed
from analysis.document.table import Cell, Table
from analysis.presentation.written import Written

SHORT, SHORT_WIDE = 10, 9  # rows of a table that is kept on one page
SHORT_NAME = 20  # letters of a name that stays on one line
TOLD = 60  # letters from which a remark is an account


# heading, the form's number, by key what stands in it: words, or a figure written in words
Remarks = tuple[str, str, Mapping[str, str | Written]]


@dataclass(frozen=True)
class Row:
    """A line of the body: `key`, what it is about; `line`, which of its lines where it has several; `opens`, the first."""

    key: object
    position: str
    label: str
    total: bool
    line: str
    opens: bool
    cells: Sequence[Written]


@dataclass(frozen=True)
class Grid:
    """How a form is laid out. `lines`: the headings of several lines a row; `remarks`: heading, number, words by key."""

    first: str
    numbered: bool
    lines: Sequence[str]
    head: Head
    remarks: Remarks | None

    @property
    def names(self) -> int:
        """The columns that say what a row is."""
        return self.numbered + 1 + bool(self.lines)

    @property
    def numbers(self) -> list[str]:
        """The form's own numbers of its columns; none where it has none."""
        found = [column.number for column in leaves(self.head)]
        return found if any(found) else []

    def table(self, rows: Sequence[Row], caption: str, note: str, sheet: str, wide: bool | None) -> Table:
        """The table with these rows. `wide`: printed across; None: where it has more than ten columns."""
        columns, levels = leaves(self.head), depth(self.head)
        wide = len(columns) > 10 if wide is None else wide
        top = levels + bool(self.numbers)
        told = self.remarks is not None and any(len(_text(words)) > TOLD for words in self.remarks[2].values())
        cells = [*self._head(levels, len(columns)), *self._numbering(levels)]
        cells += [cell for number, row in enumerate(rows, top) for cell in self._row(row, number, told)]
        short = all(len(row.label) <= SHORT_NAME for row in rows)
        return Table(
            caption,
            tuple(cells),
            rows=top + len(rows),
            columns=self.names + len(columns) + (self.remarks is not None),
            head=top,
            numbering=(levels,) if self.numbers else (),
            totals=tuple(number for number, row in enumerate(rows, top) if row.total),
            wide=wide,
            keep=not told and len(rows) <= (SHORT_WIDE if wide else SHORT),
            kind="figures" + (" wide" if wide else "") + (" short" if short else ""),
            note=note,
            sheet=sheet,
        )

    def _head(self, levels: int, columns: int) -> Iterator[Cell]:
        if self.numbered:
            yield Cell("TT", 0, 0, levels)
        yield Cell(self.first, 0, int(self.numbered), levels, 1 + bool(self.lines), ("key",))
        yield from placed(self.head, self.names)
        if self.remarks:
            yield Cell(self.remarks[0], 0, self.names + columns, levels)

    def _numbering(self, row: int) -> Iterator[Cell]:
        if not self.numbers:
            return
        if self.numbered:
            yield Cell("A", row, 0)
        yield Cell("B", row, int(self.numbered), 1, 1 + bool(self.lines))
        more = [self.remarks[1]] if self.remarks else []
        for column, number in enumerate([*self.numbers, *more], self.names):
            yield Cell(number, row, column)

    def _row(self, row: Row, number: int, told: bool) -> Iterator[Cell]:
        down = max(len(self.lines), 1)
        if row.opens:
            if self.numbered:
                yield Cell(row.position, number, 0, down, 1, ("position",))
            yield Cell(row.label, number, int(self.numbered), down, 1, ("label", "key"))
        if self.lines:
            yield Cell(row.line, number, self.names - 1, 1, 1, ("label", "line"))
        for column, cell in enumerate(row.cells, self.names):
            yield cell.at(number, column)
        if self.remarks:
            kinds = ("remark", "told") if told else ("remark",)
            words = self.remarks[2].get(str(row.key), "")
            cell = words if isinstance(words, Written) else Written(words)
            yield replace(cell, kind=" ".join([*kinds, cell.kind]).strip()).at(number, self.names + len(row.cells))


def _text(words: str | Written) -> str:
    return words.text if isinstance(words, Written) else words
