"""Text over one or more cells of a sheet, and the head of a table."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.document.head import Head, placed


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
