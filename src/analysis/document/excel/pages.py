"""How many printed pages a form is fitted to that takes several: who signs it never stands on a page without its last
rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.document.table import Table

PAPER, MARGINS = (842.0, 595.0), (100.8, 115.2)  # A4 on its side in points: width and height, what both margins take
KEPT = 3  # lines of the form, a village or the total each, that stand with who signs


def room() -> tuple[float, float]:
    """The width and height on the paper, in points."""
    width, height = (whole - taken for whole, taken in zip(PAPER, MARGINS, strict=True))
    return width, height


def drawn_width(widths: Sequence[float]) -> float:
    """The width of these columns in points."""
    return sum(0.75 * (7 * width + 5) for width in widths)


def pages_of(table: Table, top: int, heights: Sequence[float], widths: Sequence[float]) -> int:
    """The pages to which the sheet is fitted: as many as it takes, one fewer where its last would hold fewer than KEPT
    lines.

    Fitted to fewer it is drawn smaller until they are full. `top`: the table's first row; `heights`: of all rows of the
    sheet, in points.
    """
    page = room()[1] * max(1.0, drawn_width(widths) / room()[0])
    starts = _lines(table)
    lines = [sum(heights[top + a : top + b]) for a, b in zip(starts, [*starts[1:], table.rows], strict=True)]
    head, tail = sum(heights[top : top + table.head]), sum(heights[top + table.rows :])
    pages, here, used = 1, 0, sum(heights[: top + table.head])
    for line in lines:
        if here and used + line > page:
            pages, here, used = pages + 1, 0, head
        here, used = here + 1, used + line
    if used + tail > page:
        pages, here = pages + 1, 0
    return max(1, pages - 1) if here < min(KEPT, len(lines)) else pages


def _lines(table: Table) -> list[int]:
    """The rows of the body at which a line begins: none within a village whose cells run over several rows."""
    within = {row for cell in table.cells for row in range(cell.row + 1, cell.row + cell.rows)}
    return [row for row in range(table.head, table.rows) if row not in within]
