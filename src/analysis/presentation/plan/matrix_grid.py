"""How Phụ lục IV is laid out: projects and policies with their money, the total, then the tasks.

What is counted stands after the money, so that the words of a task run over its empty cells and stay on one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.document.head import Column, Group, depth, placed
from analysis.document.table import Cell, Table
from analysis.presentation.table import TOTAL_LABEL
from analysis.presentation.written import Mark, Written

NAMES = ("TT", "Nội dung", "Đơn vị chịu trách nhiệm")


class Line(NamedTuple):
    """A row of the matrix; `money`: a cell a source, none for a task that the programme does not pay.

    `need_unit`: what the need counts, where it is not what the plan counts (909 cards, 71 persons without).
    """

    name: str
    unit: str
    planned: Written
    need: Written = Written("")
    need_unit: str = ""
    money: tuple[Written, ...] = ()
    responsible: str = ""


class Part(NamedTuple):
    """A part of the matrix: its heading, its rows."""

    heading: str
    lines: tuple[Line, ...]


class MatrixGrid:
    """The grid being filled from the top. `sources`: those with money; `needs`: whether there is a column of needs."""

    def __init__(self, sources: Sequence[str], needs: bool) -> None:
        self._money, self._counted = len(sources), 2 + needs
        money = (Group("Kinh phí (triệu đồng)", tuple(Column(name, name) for name in sources)),) if sources else ()
        counted = ("Đơn vị tính", "Kế hoạch", *(["Nhu cầu"] if needs else []))
        head = (*(Column(name, name) for name in NAMES), *money, *(Column(name, name) for name in counted))
        self._head, self._cells = depth(head), placed(head)
        self.columns = len(NAMES) + self._money + self._counted
        self._row = self._head
        self._groups: list[int] = []
        self._parts: list[int] = []
        self._totals: list[int] = []

    def projects(self, part: Part) -> None:
        """A part of the programme; nothing where it has no lines."""
        if not part.lines:
            return
        self._groups.append(self._heading(part.heading))
        for number, line in enumerate(part.lines, 1):
            self._put(self._position(number), 0)
            self._put(Written(line.name), 1)
            self._put(Written(line.responsible), 2)
            for column, cell in enumerate(line.money, 3):
                self._put(cell, column)
            self._count(line, Written(line.unit))
            self._row += 1

    def total(self, money: Sequence[Written]) -> None:
        """What all sources come to; nothing without money."""
        if not money:
            return
        self._put(Written(""), 0)
        self._cells.append(Cell(TOTAL_LABEL, self._row, 1, columns=2, kinds=("label",)))
        for column, cell in enumerate(money, 3):
            self._put(cell, column)
        self._put(Written(""), 3 + self._money, self._counted)
        self._totals.append(self._row)
        self._row += 1

    def tasks(self, heading: str, parts: Sequence[Part]) -> None:
        """The tasks by unit responsible, numbered through; nothing where there are none."""
        if not parts:
            return
        self._groups.append(self._heading(heading))
        number = 0
        for part in parts:
            self._parts.append(self._heading(part.heading))
            for line in part.lines:
                number += 1
                self._put(self._position(number), 0)
                words = f"{line.name} ({line.unit})" if line.unit else line.name
                self._put(Written(words), 1, 3 + self._money)
                self._count(line, None)
                self._row += 1

    def table(self, caption: str, note: str) -> Table:
        """The table as filled."""
        return Table(
            caption, tuple(self._cells), self._row, self.columns, self._head, totals=tuple(self._totals),
            groups=tuple(self._groups), parts=tuple(self._parts), wide=True, kind="text wide matrix", note=note,
        )  # fmt: skip

    def _put(self, cell: Written, column: int, columns: int = 1) -> None:
        self._cells.append(cell.at(self._row, column, columns))

    def _heading(self, words: str) -> int:
        self._cells.append(Cell(words, self._row, 0, columns=self.columns, kinds=("label",)))
        self._row += 1
        return self._row - 1

    def _position(self, number: int) -> Written:
        return Written(str(number), "position")

    def _count(self, line: Line, unit: Written | None) -> None:
        """Unit, plan and need at the end of a row; the words of a task run over the unit."""
        first = 3 + self._money
        if unit is not None:
            self._put(unit, first)
        self._put(_number(line.planned), first + 1)
        if self._counted == 3:
            # of a task nobody has asked what is needed
            self._put(Written("") if unit is None else _number(line.need, line.need_unit), first + 2)


def _number(cell: Written, words: str = "") -> Written:
    return Written(cell.text, "n", Mark("", words) if words else None, cell.figure, cell.form)
