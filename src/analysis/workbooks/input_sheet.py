"""One sheet to fill in: title, groups, totals, head with notes, drop-downs, rows of unlocked cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from analysis.document.excel.styles import BORDER, HEAD, INPUT, LOCKED_FILL, NOTE, REQUIRED_FILL, TITLE, Styles
from analysis.workbooks.columns import InputColumn, validation

TITLE_ROW, HINT_ROW, BAND_ROW, TOTAL_ROW, HEAD_ROW, FIRST_ROW = range(6)
HINT_WIDTH = 130
WORDS, NUMBERS = frozenset({"text", "village", "restricted"}), frozenset({"count", "score", "printed", "decimal"})
# what a person may do on a protected sheet, besides typing into unlocked cells
ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True, "objects": True}


@dataclass
class InputSheet:
    """A sheet being written, with what its parts need to know: rows from FIRST_ROW, `room` of them."""

    workbook: Workbook
    styles: Styles
    name: str
    columns: Sequence[InputColumn]
    room: int
    at_start: bool = False  # of the review of the start of the year
    sheet: Worksheet = field(init=False)

    def __post_init__(self) -> None:
        self.sheet = self.workbook.add_worksheet(self.name)

    @property
    def last_row(self) -> int:
        """The last row with room for data."""
        return FIRST_ROW + self.room - 1

    def moment(self, year: int) -> str:
        """`NĂM 2027`, `ĐẦU NĂM 2027`: when what the sheet asks for is, as its title says it."""
        return f"{'ĐẦU ' if self.at_start else ''}NĂM {year}"

    def position(self, code: str) -> int:
        """The position of a column."""
        return next(position for position, column in enumerate(self.columns) if column.code == code)

    def cell(self, code: str, row: int = FIRST_ROW, *, fixed_column: bool = True) -> str:
        """`$H6`: the cell of a column in the first row (or another), as the formulas of rules need it."""
        return xl_rowcol_to_cell(row, self.position(code), col_abs=fixed_column)

    def range(self, code: str) -> str:
        """`H6:H605`: all cells with room in a column."""
        letter = xl_col_to_name(self.position(code))
        return f"{letter}{FIRST_ROW + 1}:{letter}{self.last_row + 1}"

    def fixed_range(self, code: str) -> str:
        """`'Thôn'!$A$6:$A$35`: the same for another sheet or a name."""
        letter = xl_col_to_name(self.position(code))
        return f"'{self.name}'!${letter}${FIRST_ROW + 1}:${letter}${self.last_row + 1}"


def write_frame(part: InputSheet, title: str, hint: str, *, fixed_columns: int = 1, banner: str | None = None) -> None:
    """Title, hint, head with notes, frozen panes, print set-up and protection of the sheet."""
    sheet, styles = part.sheet, part.styles
    sheet.set_default_row(19)
    sheet.set_row(TITLE_ROW, 24)
    sheet.write_string(TITLE_ROW, 0, title, styles(TITLE, align="left", text_wrap=False))
    words, look = (f"{banner}\n{hint}", {"font_color": "#7A1F00", "bold": True}) if banner else (hint, {})
    across, width = _hint_columns(part.columns)
    sheet.merge_range(HINT_ROW, 0, HINT_ROW, across, words, styles(NOTE, look))
    sheet.set_row(HINT_ROW, 16 * sum(1 + len(line) // int(width) for line in words.split("\n")) + 2)
    for position, column in enumerate(part.columns):
        sheet.set_column(position, position, column.width)
        look = {"bg_color": REQUIRED_FILL} if column.filled else {}
        sheet.write_string(HEAD_ROW, position, column.heading, styles(HEAD, look))
        if column.note:
            lines = 2 + len(column.note) // 38
            sheet.write_comment(HEAD_ROW, position, column.note, {"width": 260, "height": 19 * lines, "font_size": 10})
    sheet.set_row(HEAD_ROW, 82)
    sheet.freeze_panes(FIRST_ROW, fixed_columns)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&L&A&RTrang &P/&N")
    sheet.protect("", ALLOWED)


def _hint_columns(columns: Sequence[InputColumn]) -> tuple[int, float]:
    """The last column the hint spans, and the width: about as much as a screen shows."""
    width = 0.0
    for position, column in enumerate(columns):
        width += column.width
        if width >= HINT_WIDTH:
            return position, width
    return len(columns) - 1, width


def write_rows(
    part: InputSheet, rows: pd.DataFrame | None, year: int, *, computed: Collection[str] = (), framed: bool = True
) -> None:
    """The cells with room: unlocked, formatted, validated; filled where `rows` (columns = code names) has a value.

    A cell without a value is written blank, so that a reader finds no row there. Columns in `computed` are left to others.
    Long sheets are not `framed`: their empty rows then are not printed.
    """
    at = {column.code: part.cell(column.code, fixed_column=False) for column in part.columns}
    for position, column in enumerate(part.columns):
        if column.code in computed:
            continue
        align = "left" if column.kind in WORDS else "right" if column.kind in NUMBERS else "center"
        cell_format = part.styles(INPUT, {} if framed else {"border": 0}, num_format=column.number_format, align=align)
        values = [] if rows is None or column.code not in rows else list(rows[column.code])
        for row in range(FIRST_ROW, part.last_row + 1):
            write_value(
                part.sheet,
                row,
                position,
                values[row - FIRST_ROW] if row - FIRST_ROW < len(values) else None,
                cell_format,
            )
        rule = validation(column, year, at)
        if rule:
            part.sheet.data_validation(FIRST_ROW, position, part.last_row, position, rule)


def frame_filled_rows(part: InputSheet, key: str) -> None:
    """Borders for the rows where the column `key` is filled; to be called after all other colours.

    Excel joins the looks of several rules that hold, LibreOffice takes the first alone: colours come first and have borders too.
    """
    look = {"type": "formula", "criteria": f'={part.cell(key)}<>""', "format": part.styles.change(BORDER)}
    part.sheet.conditional_format(FIRST_ROW, 0, part.last_row, len(part.columns) - 1, look)


def write_value(sheet, row: int, position: int, value: Any, cell_format) -> None:
    """A number, date, text or blank in the cell, never a formula made of text."""
    if value is None or pd.isna(value) or value == "":
        sheet.write_blank(row, position, None, cell_format)
    elif isinstance(value, pd.Timestamp):
        sheet.write_datetime(row, position, value.to_pydatetime(), cell_format)
    elif isinstance(value, str):
        sheet.write_string(row, position, value, cell_format)
    else:
        sheet.write_number(row, position, float(value), cell_format)


def write_bands(part: InputSheet, bands: Sequence[tuple[str, str, str]]) -> None:
    """Headings over columns: (first column, last column, words)."""
    look = part.styles(HEAD, italic=True, bold=False)
    for first, last, words in bands:
        left, right = part.position(first), part.position(last)
        if left == right:
            part.sheet.write_string(BAND_ROW, left, words, look)
        else:
            part.sheet.merge_range(BAND_ROW, left, BAND_ROW, right, words, look)


def locked(part: InputSheet, **more: object):
    """The look of a computed cell."""
    return part.styles(INPUT, bg_color=LOCKED_FILL, bold=True, **({"locked": True} | more))
