"""What the cells of a page's table leave unsaid: the names of its figures, told once a column and once a row.

A cell of the body writes a figure if the head of its column names a column of figures.csv, or it names a table itself. Each
part of its name (table, row, column, unit, form) is the cell's own; where it has none, its row's; where that has none, its
column's, told in the head; then the table's. A cell of such a column that writes no figure says so with a blank table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.document.table import Cell, Source, Table

PARTS = ("table", "row", "column", "unit", "form")
Names = dict[str, str]


@dataclass
class NamesOnce:
    """Parts of names of the whole table, by the head cell of a column (`id`), by row and by cell (`id`)."""

    table: Names = field(default_factory=dict)
    heads: dict[int, Names] = field(default_factory=dict)
    rows: dict[int, Names] = field(default_factory=dict)
    cells: dict[int, Names] = field(default_factory=dict)


def names_once(table: Table) -> NamesOnce:
    """Where each part of the names of the table's figures is told."""
    names, leaves = NamesOnce(), leaf_heads(table)
    by_column: dict[int, list[Source]] = defaultdict(list)
    by_row: dict[int, list[tuple[int, Source]]] = defaultdict(list)
    body = [cell for cell in table.cells if cell.row >= table.head]
    for cell in body:
        if cell.source:
            by_row[cell.row].append((cell.column, cell.source))
            if cell.columns == 1 and cell.column in leaves:
                by_column[cell.column].append(cell.source)
    of_column = {
        column: {part: _most(getattr(source, part) for source in sources) for part in PARTS if part != "row"}
        for column, sources in by_column.items()
    }
    if of_column:
        names.table = {part: _most(told[part] for told in of_column.values()) for part in ("table", "unit", "form")}
    for column, told in of_column.items():
        own = {part: value for part, value in told.items() if names.table.get(part) != value}
        names.heads[id(leaves[column])] = own
    for row, sources in by_row.items():
        names.rows[row] = {"row": _most(source.row for _, source in sources)}
        for part in ("table", "column", "unit", "form"):
            values = {getattr(source, part) for _, source in sources}
            if len(values) == 1 and any(of_column.get(column, {}).get(part) not in values for column, _ in sources):
                names.rows[row][part] = values.pop()
    for cell in body:
        told = of_column.get(cell.column, {}) | names.rows.get(cell.row, {})
        if cell.source:
            named = cell.column in of_column
            own = {part: getattr(cell.source, part) for part in PARTS if told.get(part) != getattr(cell.source, part)}
            names.cells[id(cell)] = own if named else {"table": cell.source.table} | own
        elif cell.column in of_column:
            names.cells[id(cell)] = {"table": ""}
    return names


def leaf_heads(table: Table) -> dict[int, Cell]:
    """The lowest head cell that stands over one column alone, by column."""
    return {
        cell.column: cell
        for cell in sorted(table.cells, key=lambda cell: cell.row)
        if cell.row < table.head and cell.row not in table.numbering and cell.columns == 1
    }


def headings(table: Table) -> list[str]:
    """The words over each column, from the widest head down: `Hộ nghèo đầu năm – Tỷ lệ (%)`."""
    over: list[list[str]] = [[] for _ in range(table.columns)]
    for cell in sorted(table.cells, key=lambda cell: cell.row):
        if cell.row < table.head and cell.row not in table.numbering:
            for column in range(cell.column, cell.column + cell.columns):
                over[column] += [cell.text] if cell.text else []
    return [" – ".join(" ".join(text.split()) for text in texts) for texts in over]


def _most(values: Iterable[str]) -> str:
    return Counter(values).most_common(1)[0][0]
