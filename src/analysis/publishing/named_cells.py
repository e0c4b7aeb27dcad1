"""The cells of a page's table with the names of their figures, whichever run wrote the page.

Names are told once a column and once a row (document/column_names.py); pages of earlier runs tell them in every cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import Tag

from analysis.publishing.downloads import is_download
from analysis.publishing.table_csv import read_address

PARTS = ("table", "row", "column", "unit", "form")


class NamedCell(NamedTuple):
    """A cell of the body at its place: its row of the body, its column, the names of its figure (none where it is words)."""

    cell: Tag
    row: int
    column: int
    names: dict[str, str]


def named_cells(table: Tag) -> Iterator[NamedCell]:
    """The cells of the body, each where it begins."""
    of_column: dict[int, dict[str, str]] = {}
    of_table = _told(table)
    for head in placed(head_rows(table)):
        of_column |= {column: told for column, cell in head.items() if (told := _told(cell))}
    tags = body_rows(table)
    seen: set[int] = set()
    for number, (row, cells) in enumerate(zip(tags, placed(tags), strict=True)):
        for column, cell in cells.items():
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            own = _told(cell)
            figure = own["table"] if "table" in own else "column" in of_column.get(column, {})
            told = of_table | of_column.get(column, {}) | _told(row) | own if figure else {}
            yield NamedCell(cell, number, column, {part: told.get(part, "") for part in PARTS} if told else {})


def carried_rows(table: Tag) -> list[list[str]] | None:
    """The rows of the body as the table's own CSV has them; None where the page carries none for it."""
    block = table.find_parent(class_="table")
    link = block.select_one(".tools > a[download]") if block else None
    if link is None or not is_download(link):
        return None
    rows = read_address(str(link["href"]))
    return rows[1:] if head_rows(table) else rows


def place_in_row(table: Tag) -> dict[int, int]:
    """Where a column of the table stands in its CSV: marks under figures have a column of their own after them."""
    marked = {found.column for found in named_cells(table) if found.cell.select_one(".words")}
    columns = {found.column for found in named_cells(table)} | set(marked)
    return {column: column + sum(other < column for other in marked) for column in columns}


def caption_of(table: Tag) -> Tag | None:
    """What names the table: its caption, or the text that it says it is named by."""
    named_by = table.get("aria-labelledby")
    if table.caption or not named_by:
        return table.caption
    # an id may hold anything in a page of somebody else's
    block = table.find_parent(class_="table")
    return block.find(id=named_by) if block else None


def head_rows(table: Tag) -> list[Tag]:
    """The rows of the head, without the row of its numbers."""
    return [row for row in table.select("thead tr") if "numbering" not in row.get("class", [])]


def body_rows(table: Tag) -> list[Tag]:
    """The rows of the body."""
    return table.select("tbody tr")


def placed(rows: list[Tag]) -> list[dict[int, Tag]]:
    """The cells of each row by column, those that reach down from a row above among them."""
    reaching: dict[int, tuple[int, Tag]] = {}
    found = []
    for row in rows:
        cells = {position: tag for position, (_, tag) in reaching.items()}
        reaching = {position: (left - 1, tag) for position, (left, tag) in reaching.items() if left > 1}
        position = 0
        for tag in row.find_all(["td", "th"], recursive=False):
            while position in cells:
                position += 1
            for _ in range(_span(tag, "colspan")):
                cells[position] = tag
                if _span(tag, "rowspan") > 1:
                    reaching[position] = (_span(tag, "rowspan") - 1, tag)
                position += 1
        found.append(dict(sorted(cells.items())))
    return found


def _told(tag: Tag) -> dict[str, str]:
    return {part: str(tag[f"data-{part}"]) for part in PARTS if tag.has_attr(f"data-{part}")}


def _span(tag: Tag, name: str) -> int:
    value = str(tag.get(name, "1"))
    return min(int(value), 1000) if value.isdigit() and int(value) else 1
