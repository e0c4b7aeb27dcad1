"""How wide the columns of a table must be, from the words in them: no column narrower than its longest word, if it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from analysis.document.faces import width
from analysis.document.table import Cell, Table

SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)  # points: tables are set in 10 to 12 where they fit
PROSE = 10  # a table of words is set a little smaller
READABLE = 9  # points: below this nothing is set only to save a page
LONG = 12  # rows of a table of figures beyond which it is set close
HEIGHT_UPRIGHT, HEIGHT_WIDE = 600, 355  # points: room for a table under the head of an annex
STEPS = 60
BREAKS = r"[ \t\n]|(?<=[/-])(?=\D)"  # where a line may end: never at a non-breaking space, never inside a date
SPARE = 1.01  # what is set is rounded here and there, and a word a hair too wide breaks
MARK = 0.87  # the size of a mark under a figure beside the figure's
LONGEST_TEXT = 60  # characters beyond which a column gains nothing by being wider still
SHORT_NAME, SHORT_MARK = 20, 12  # characters of a village's name, of a mark under a figure, that stay on one line


# names, heads and small numbers stand in many rows, of which each is asked for several times
@lru_cache(maxsize=1 << 14)
def letters(text: str, *, bold: bool = False) -> float:
    """The width of a text on one line in ems of the type of the report, a hair more."""
    return width(text, bold=bold) * SPARE


def fitted(table: Table, room: float, padding: float, smallest: float = 7) -> tuple[float, list[float]]:
    """The largest size of letters (points) at which the table fits into `room` (points), and its column widths (points).

    A table that would run a few rows onto a second page is set smaller, down to READABLE, where that keeps it on one; a
    long table of figures is set in READABLE at once: a reader looks one row up in it.
    """
    largest = PROSE if "text" in table.kind.split() else READABLE if long(table) else SIZES[0]
    size, widths = _wide_enough(table, room, padding, smallest, largest)
    page = HEIGHT_WIDE if table.wide else HEIGHT_UPRIGHT
    if page < height(table, size, widths, padding) < 2 * page:
        for smaller in (smaller for smaller in SIZES if READABLE <= smaller < size):
            found = _wide_enough(table, room, padding, smallest, smaller)
            if height(table, *found, padding) <= page:
                return found
    return size, widths


def long(table: Table) -> bool:
    """Whether a table of figures has so many rows that it is set close."""
    return "figures" in table.kind.split() and table.rows - table.head > LONG


def taller(table: Table, than: float, room: float, wordy: float = 105) -> bool:
    """Whether the table is about taller than so many points on a screen with so much room across; no column of prose
    under `wordy`.
    """
    size, padding = 11.7, 10
    least, _ = needs(table, size, padding)
    for cell in table.cells:
        if cell.columns == 1 and not cell.right and cell.row >= table.head and len(cell.text) > SHORT_NAME:
            least[cell.column] = max(least[cell.column], wordy)
    # wider columns make no row taller: most tables are low enough at their narrowest
    if height(table, size, least, padding) <= than:
        return False
    return sum(least) >= room or height(table, size, _shared(table, size, padding, least, room), padding) > than


def _wide_enough(
    table: Table, room: float, padding: float, smallest: float, largest: float
) -> tuple[float, list[float]]:
    for size in (size for size in SIZES if smallest <= size <= largest):
        least = needs(table, size, padding)[0]
        if sum(least) <= room:
            return size, _shared(table, size, padding, least, room)
    scale = room / sum(least)
    return size, [width * scale for width in least]


def height(table: Table, size: float, widths: Sequence[float], padding: float) -> float:
    """About how tall the table is, in points."""
    lines = [1] * table.rows
    for cell in table.cells:
        if cell.rows == 1:
            room = max(sum(widths[cell.column : cell.column + cell.columns]) - padding, 1)
            lines[cell.row] = max(lines[cell.row], ceil(letters(cell.text) * size / room) + bool(cell.words))
    return sum(count * size * 1.2 + 3 for count in lines)


def needs(table: Table, size: float, padding: float) -> tuple[list[float], list[float]]:
    """The least width of each column (its longest word) and the wanted one (its longest text), in points."""
    least, wanted = [padding + size] * table.columns, [padding + size] * table.columns
    for cell in table.cells:
        if cell.columns == 1:
            word, text = _word(cell, table) * size + padding, _text(cell, table) * size + padding
            least[cell.column] = max(least[cell.column], word)
            wanted[cell.column] = max(wanted[cell.column], text)
    for cell in table.cells:
        if cell.columns > 1:
            # a head over several columns: what they lack is shared among them
            span = range(cell.column, cell.column + cell.columns)
            lack = (_word(cell, table) * size + padding - sum(least[c] for c in span)) / cell.columns
            for column in span:
                least[column] += max(lack, 0)
    return least, [max(pair) for pair in zip(least, wanted, strict=True)]


def _shared(table: Table, size: float, padding: float, least: Sequence[float], room: float) -> list[float]:
    """The room given to the columns: each its least, then step by step to the column that makes most rows tall."""
    texts = _texts(table, size)
    wanted = [max([part.get(c, 0) for part in texts], default=0) + padding for c in range(table.columns)]
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    widths, step = list(least), (room - sum(least)) / STEPS
    lines = [{c: _lines(text, widths[c] - padding) for c, text in row.items()} for row in texts]
    for _ in range(STEPS if step > 0 else 0):
        cost = [0.0] * table.columns
        for row in lines:
            tallest = max(row.values(), default=1)
            if tallest > 1:
                for column, count in row.items():
                    if count == tallest:
                        cost[column] += tallest
        if not any(cost) or all(width >= wish for width, wish in zip(widths, wanted, strict=True)):
            # no row gets lower any more: what is left goes to all alike
            scale = room / sum(widths)
            return [width * scale for width in widths]
        widest = cost.index(max(cost))
        widths[widest] += step
        for row, of_row in zip(lines, texts, strict=True):
            if widest in row:
                row[widest] = _lines(of_row[widest], widths[widest] - padding)
    return widths


def _lines(text: float, room: float) -> int:
    return ceil(text / max(room, 1))


def _texts(table: Table, size: float) -> list[dict[int, float]]:
    """Row by row of the body, the width of each column's text on one line; the head is one row, whatever its levels."""
    rows: list[dict[int, float]] = [{} for _ in range(table.rows)]
    for cell in table.cells:
        if cell.columns == 1 and cell.row < table.head and cell.row not in table.numbering:
            rows[0][cell.column] = letters(cell.text, bold=True) * size
        if cell.columns == 1 and (cell.words or not cell.right) and cell.row >= table.head:
            # under a figure its mark is what may take more lines than one
            text = letters(cell.words) * MARK if cell.right else letters(cell.text, bold=_bold(cell, table))
            rows[cell.row][cell.column] = text * size / cell.rows
    return rows


def _word(cell: Cell, table: Table) -> float:
    bold = _bold(cell, table)
    if cell.right:
        marks = [cell.words] if len(cell.words) <= SHORT_MARK else cell.words.split(" ")
        # a number is never broken; a mark may be bold, too
        return max([letters(cell.text, bold=bold), *(letters(mark, bold=True) * MARK for mark in marks)])
    if cell.row >= table.head and len(cell.text) <= SHORT_NAME and "text" not in table.kind.split():
        return letters(cell.text, bold=bold)
    if "code" in cell.kinds:
        return 9 * 0.7
    return max(letters(word, bold=bold) for word in re.split(BREAKS, cell.text))


def _text(cell: Cell, table: Table) -> float:
    if cell.row < table.head:
        return _word(cell, table)
    text = letters(cell.text[:LONGEST_TEXT], bold=_bold(cell, table))
    # room for a long text grows with the square root: one column of prose must not starve its neighbours
    return text if len(cell.text) <= LONGEST_TEXT else text * (len(cell.text) / LONGEST_TEXT) ** 0.5


def _bold(cell: Cell, table: Table) -> bool:
    return cell.row < table.head or cell.row in table.totals or cell.strong
