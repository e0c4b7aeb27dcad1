"""A table of a page as CSV: its figures in full precision, its words; carried by the address of a link, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from analysis.document.column_names import headings
from analysis.document.table import Cell, Table
from analysis.legible import legible
from analysis.publishing.csv_cells import read_rows, written_rows

# the mark at the start tells a spreadsheet that Vietnamese letters are UTF-8
START = "data:text/csv;charset=utf-8,%EF%BB%BF"
UNSAFE = re.compile(r"[\x00-\x20\x7f\"#%<>\[\\\]^`{|}]")
REMARK = "ghi chú"


def csv_address(table: Table) -> str:
    """The table as an address; letters stand in it as they are."""
    text = legible(written_rows(csv_rows(table)))
    return START + UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", text)


def read_address(address: str) -> list[list[str]]:
    """The rows that an address carries, each cell as it was; raises ValueError for another address."""
    if not address.startswith(START):
        raise ValueError(address[:80])
    return list(read_rows(unquote(address.removeprefix(START), errors="strict")))


def csv_rows(table: Table) -> list[list[str]]:
    """The head on one line, then a line a row: a figure by its value, what is withheld or missing as it is written.

    A cell over several rows stands in each of them; marks under figures have a column of their own after them.
    """
    marked = {cell.column for cell in table.cells if cell.row >= table.head and cell.words}
    columns = [place for column in range(table.columns) for place in _places(column, marked)]
    lines: list[dict[tuple[int, bool], str]] = [{} for _ in range(table.rows)]
    for cell in table.cells:
        for row, place, words in _written(cell):
            lines[row][place] = words
    body = [[line.get(place, "") for place in columns] for line in lines[table.head :]]
    if not table.head:
        return body
    names = headings(table)
    return [[f"{names[column]} – {REMARK}" if mark else names[column] for column, mark in columns], *body]


def _places(column: int, marked: set[int]) -> list[tuple[int, bool]]:
    return [(column, False), (column, True)] if column in marked else [(column, False)]


def _written(cell: Cell) -> Iterator[tuple[int, tuple[int, bool], str]]:
    value = cell.source.value if cell.source else ""
    for row in range(cell.row, cell.row + cell.rows):
        yield row, (cell.column, False), value or plain_words(cell.text)
        if cell.words:
            yield row, (cell.column, True), plain_words(cell.words)


def plain_words(text: str) -> str:
    """A text on one line, every space an ordinary one."""
    return " ".join(text.split())
