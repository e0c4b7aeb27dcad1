"""An HTML table -> a Table: every cell at its place in the grid, with the figure it writes."""

from __future__ import annotations

import re

from bs4 import Tag

from analysis.publishing.exports.document import Cell, Source, Table


def text_of(tag: Tag | None) -> str:
    """The text of a tag, white space as a browser shows it; blank for no tag."""
    return "" if tag is None else re.sub(r"[ \t\n]+", " ", tag.get_text()).strip()


def read_table(tag: Tag, *, wide: bool, note: str) -> Table:
    """The table of the tag; merged cells are one cell with its span."""
    rows = tag.find_all("tr")
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, line in enumerate(rows):
        column = 0
        for found in line.find_all(["td", "th"], recursive=False):
            while (row, column) in taken:
                column += 1
            cell = _cell(found, row, column)
            cells.append(cell)
            taken.update((row + r, column + c) for r in range(cell.rows) for c in range(cell.columns))
            column += cell.columns
    number = tag.select_one("caption .number")
    caption = text_of(tag.caption)
    return Table(
        number=text_of(number),
        caption=caption.removeprefix(text_of(number)).strip(),
        cells=tuple(cells),
        rows=len(rows),
        columns=1 + max((column for _, column in taken), default=-1),
        head=len(tag.select("thead tr")),
        numbering=_rows_of(rows, "numbering"),
        totals=_rows_of(rows, "total"),
        wide=wide,
        kind=" ".join(tag.get("class", [])),
        note=note,
    )


def _cell(tag: Tag, row: int, column: int) -> Cell:
    words = tag.select_one("span.words")
    mark, text = text_of(words), tag.get_text("")
    if words:
        text = text.removesuffix(words.get_text())
    kinds = frozenset(tag.get("class", [])) | ({"label"} if tag.name == "th" else set())
    return Cell(
        text=re.sub(r"[ \t\n]+", " ", text).strip(),
        row=row,
        column=column,
        rows=int(tag.get("rowspan", 1)),
        columns=int(tag.get("colspan", 1)),
        kinds=kinds,
        words=mark,
        source=_source(tag),
    )


def _source(tag: Tag) -> Source | None:
    if not tag.has_attr("data-table"):
        return None
    return Source(*(str(tag[f"data-{name}"]) for name in ("table", "row", "column", "value", "unit", "form")))


def _rows_of(rows: list[Tag], kind: str) -> frozenset[int]:
    return frozenset(number for number, row in enumerate(rows) if kind in row.get("class", []))
