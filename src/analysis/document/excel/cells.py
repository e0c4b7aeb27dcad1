"""Text over one or more cells of a sheet, and the head of a table."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.document.head import Head, placed
from analysis.document.widths import letters

UNITS = 2.15  # an em of size 12 in the units of a column's width, a little more: spreadsheets break lines early
LINE = 16.5  # points a line of letters of size 12


def lines_of(words: str, room: float, *, bold: bool = False) -> int:
    """How many lines words of size 12 take in so many units of columns' width."""
    return sum(1 + int(letters(line, bold=bold) * UNITS // max(room - 1, 1)) for line in words.split("\n"))


def merged(sheet: Worksheet, top: int, left: int, bottom: int, right: int, words: str, look: Format) -> None:
    """Text over one or more cells; never read as a formula."""
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, "", look)
    sheet.write_string(top, left, words, look)


def write_head(sheet: Worksheet, head: Head, top: int, look: Format) -> None:
    """The head's cells, merged over the columns of a group and down to the last level."""
    for cell in placed(head):
        bottom, right = top + cell.row + cell.rows - 1, cell.column + cell.columns - 1
        merged(sheet, top + cell.row, cell.column, bottom, right, cell.text, look)
