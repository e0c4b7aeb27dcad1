"""What is written in a cell of a table: its words or its figure, how it is noticed, the mark under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.disclosure.withheld import MARK
from analysis.document.figure import Figure, full_precision
from analysis.document.table import Cell, Source
from analysis.presentation.numbers import fixed
from analysis.presentation.units import write


@dataclass(frozen=True)
class Mark:
    """Something to notice in one cell: `wrong`, `truncated`, `format`, `met`, `missed`, and the words for it."""

    kind: str
    words: str


@dataclass(frozen=True)
class Written:
    """A cell of the body: what is written; `kind`, by what it is noticed; the figure it writes and in which form."""

    text: str
    kind: str = ""
    mark: Mark | None = None
    figure: Figure | None = None
    form: str = ""

    def at(self, row: int, column: int, columns: int = 1) -> Cell:
        """The cell at its place in the grid."""
        marked = ["mark", *self.mark.kind.split()] if self.mark else []
        return Cell(
            self.text, row, column, 1, columns, (*self.kind.split(), *marked),
            self.mark.words if self.mark else "", self._source(),
        )  # fmt: skip

    def _source(self) -> Source | None:
        if self.figure is None:
            return None
        table, row, column, value, unit = self.figure
        return Source(table, row, column, full_precision(value), unit, self.form)


def figure_cell(figure: Figure, form: str) -> Written:
    """A cell of a table of words that writes a figure."""
    return Written(write(figure.value, form), "n", figure=figure, form=form)


def withheld_cell(figure: Figure) -> Written:
    """The cell of a figure that the edition does not give. `figure`: without its value."""
    return Written(MARK, "n withheld", figure=figure._replace(value=None), form="withheld")


def even_decimals(rows: Sequence[Sequence[Written]]) -> list[list[Written]]:
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
