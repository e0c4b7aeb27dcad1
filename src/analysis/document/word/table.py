"""A table of the page as a Word table: merged heads repeated on every page, rows that do not split, figures on the right."""

from __future__ import annotations

from lxml.etree import _Element

from analysis.document.table import Cell, Table
from analysis.document.widths import fitted, height
from analysis.document.word.xml import borders, element, paragraph, run

PADDING = 3  # points on each side of a cell
SHORT = 10  # rows: as on the page, a table no longer than this is kept together
KEPT = 3  # rows


def word_table(table: Table, room: float, high: float) -> _Element:
    """The `w:tbl` of a table that fits into `room` points; `high`: the height of the page's text."""
    padding = 2 * PADDING + 2
    size, widths = fitted(table, room, padding)
    twips = [round(width * 20) for width in widths]
    made = element("tbl", _properties(table, sum(twips)), element("tblGrid", *(element("gridCol", w=w) for w in twips)))
    grid: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            grid[row, cell.column] = cell
    short = table.rows - table.head <= SHORT
    # what cannot stand on one page must not try to: its caption would stay behind
    together = short and height(table, size, widths, padding) < 0.8 * high
    for row in range(table.rows):
        made.append(_row(table, row, grid, twips, size, together))
    return made


def _properties(table: Table, width: int) -> _Element:
    description = element("tblDescription", val=table.title)
    sides = {"top": 20, "left": PADDING * 20, "bottom": 20, "right": PADDING * 20}
    margins = (element(side, w=width, type="dxa") for side, width in sides.items())
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *borders("top", "left", "bottom", "right", "insideH", "insideV")),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
        element("tblCaption", val=table.title),
        description,
    )


def _row(
    table: Table, row: int, grid: dict[tuple[int, int], Cell], twips: list[int], size: float, together: bool
) -> _Element:
    made, column = element("tr", element("trPr", element("cantSplit"))), 0
    if row < table.head:
        made[0].append(element("tblHeader"))
    last, body = table.rows - 1, table.rows - table.head
    # three rows at least on every page: those after the head and those before the end hold together, a note with the last
    near = row - table.head < KEPT - 1 or (last - KEPT < row < last) or body <= KEPT
    keep = row < table.head or (row < last and (together or near)) or (row == last and bool(table.note))
    while column < table.columns:
        cell = grid.get((row, column)) or Cell("", row, column)
        made.append(_cell(table, cell, row, twips, size, keep))
        column += cell.columns
    return made


def _cell(table: Table, cell: Cell, row: int, twips: list[int], size: float, keep: bool) -> _Element:
    properties = element("tcPr", element("tcW", w=sum(twips[cell.column : cell.column + cell.columns]), type="dxa"))
    if cell.columns > 1:
        properties.append(element("gridSpan", val=cell.columns))
    if cell.rows > 1:
        properties.append(element("vMerge", val="restart" if row == cell.row else "continue"))
    properties.append(
        element("vAlign", val="center" if "text" not in table.kind.split() or row < table.head else "top")
    )
    if row > cell.row:
        # the cell goes on from above
        return element("tc", properties, paragraph([], style="TableText", keep_next=keep))
    head, numbering = row < table.head, row in table.numbering
    bold = (head and not numbering) or row in table.totals or cell.strong
    runs = [run(cell.text, size=size - 1 if numbering else size, bold=bold, italic=numbering)] if cell.text else []
    if cell.words:
        runs.append(run(f"\n{cell.words}" if cell.text else cell.words, size=max(size - 1.5, 6.5), italic=True))
    return element("tc", properties, paragraph(runs, style="TableText", align=_align(cell, head), keep_next=keep))


def _align(cell: Cell, head: bool) -> str:
    if head or cell.has("position"):
        return "center"
    return "right" if cell.right else "left"
