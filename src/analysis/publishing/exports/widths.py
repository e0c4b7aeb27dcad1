"""How wide the columns of a table must be, from the words in them: no column narrower than its longest word, if it can be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from math import ceil

from analysis.publishing.exports.document import Cell, Table

SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)  # points: tables are set in 10 to 12 where they fit
NARROW, WIDE_LETTERS = frozenset("iìíỉĩịljtfrI.,;:()'’/- "), frozenset("mwMWƠƯỨỜ%@—")
PROSE = 10  # a table of words is set a little smaller
STEPS = 60
LONGEST_TEXT = 60  # characters beyond which a column gains nothing by being wider still
SHORT_NAME, SHORT_MARK = 20, 12  # characters of a village's name, of a mark under a figure, that stay on one line


def letters(text: str) -> float:
    """The width of a text in ems of a Times-like face, measured by kinds of letters; a little generous."""
    plain = unicodedata.normalize("NFC", text)
    return sum(
        0.33 if letter in NARROW else 0.86 if letter in WIDE_LETTERS else 0.74 if letter.isupper() else 0.51
        for letter in plain
    )


def fitted(table: Table, room: float, padding: float, smallest: float = 7) -> tuple[float, list[float]]:
    """The largest size of letters (points) at which the table fits into `room` (points), and its column widths (points)."""
    largest = PROSE if "text" in table.kind.split() else SIZES[0]
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
    for _ in range(STEPS if step > 0 else 0):
        if all(width >= wish for width, wish in zip(widths, wanted, strict=True)):
            scale = room / sum(widths)
            return [width * scale for width in widths]
        cost = [0.0] * table.columns
        for row in texts:
            lines = {c: ceil(text / max(widths[c] - padding, 1)) for c, text in row.items()}
            tallest = max(lines.values(), default=1)
            for column, count in lines.items():
                if count == tallest > 1:
                    cost[column] += tallest
        if not any(cost):
            # no row gets lower any more: what is left goes to all alike
            scale = room / sum(widths)
            return [width * scale for width in widths]
        widths[cost.index(max(cost))] += step
    return widths


def _texts(table: Table, size: float) -> list[dict[int, float]]:
    """Row by row of the body, the width of each column's text on one line."""
    rows: list[dict[int, float]] = [{} for _ in range(table.rows)]
    for cell in table.cells:
        if cell.columns == 1 and (cell.words or not cell.right) and cell.row >= table.head:
            # under a figure its mark is what may take more lines than one
            rows[cell.row][cell.column] = letters(cell.words if cell.right else cell.text) * size / cell.rows
    return rows


def _word(cell: Cell, table: Table) -> float:
    bold = 1.1 if cell.row < table.head or cell.row in table.totals else 1
    if cell.right:
        marks = [cell.words] if len(cell.words) <= SHORT_MARK else cell.words.split()
        return max([letters(cell.text), *map(letters, marks)]) * bold  # a number is never broken
    if cell.row >= table.head and len(cell.text) <= SHORT_NAME and "text" not in table.kind.split():
        return bold * letters(cell.text)
    if "code" in cell.kinds:
        return 9 * 0.7
    return bold * max(map(letters, re.split(r"[\s]|(?<=[/-])", cell.text) or [""]))


def _text(cell: Cell, table: Table) -> float:
    if cell.row < table.head:
        return _word(cell, table)
    text = letters(cell.text[:LONGEST_TEXT])
    # room for a long text grows with the square root: one column of prose must not starve its neighbours
    return text if len(cell.text) <= LONGEST_TEXT else text * (len(cell.text) / LONGEST_TEXT) ** 0.5
