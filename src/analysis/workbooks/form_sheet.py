"""One official form on a sheet: merged head, numbering row, one or two lines a village, total row, live formulas."""

from __future__ import annotations

from xlsxwriter import Workbook

from analysis.document.edition import edition_words
from analysis.document.excel.styles import BANNER, HEAD, LABEL, NOTE, NUMBERING, TITLE, Styles
from analysis.document.head import Group, Head, leaves
from analysis.intake import YearData
from analysis.presentation.place_word import place_of
from analysis.presentation.table import TOTAL_LABEL
from analysis.workbooks.form_figures import write_figure
from analysis.workbooks.form_layout import (
    FIGURE_WIDTH,
    LINE_WIDTH,
    MEASURE_ROW,
    NAME_WIDTH,
    NUMBER_ROW,
    NUMBER_WIDTH,
    TITLE_ROW,
    UNIT_ROW,
    FormSheet,
)
from analysis.workbooks.heads import Form


def write_form(workbook: Workbook, styles: Styles, form: Form, data: YearData) -> None:
    """Adds the sheet of one form."""
    part = FormSheet(workbook, styles, form, data)
    _top(part)
    place_head(part.sheet, part.styles(HEAD), form.head, part.top, part.first_column, part.depth)
    _fixed_head(part)
    for number, village in enumerate([*part.villages, "total"]):
        _village(part, number, village)
    _foot(part)
    _page(part)


def place_head(sheet, look, head: Head, row: int, column: int, levels: int) -> None:
    """Writes the head's cells, merged over the columns of a group and down to the last level."""
    for part in head:
        across = len(leaves(part.parts)) if isinstance(part, Group) else 1
        bottom = row if isinstance(part, Group) else row + levels - 1
        merged(sheet, row, column, bottom, column + across - 1, part.heading, look)
        if isinstance(part, Group):
            place_head(sheet, look, part.parts, row + 1, column, levels - 1)
        column += across


def merged(sheet, top: int, left: int, bottom: int, right: int, words: str, look) -> None:
    """Text over one or more cells; never read as a formula."""
    if (top, left) == (bottom, right):
        sheet.write_string(top, left, words, look)
    else:
        sheet.merge_range(top, left, bottom, right, "", look)
        sheet.write_string(top, left, words, look)


def _top(part: FormSheet) -> None:
    sheet, styles, last = part.sheet, part.styles, part.width - 1
    unit = f"Ủy ban nhân dân {part.data.unit_name}".upper()
    half = max(2, part.width // 2)
    merged(sheet, UNIT_ROW, 0, UNIT_ROW, half - 1, unit, styles(bold=True))
    merged(
        sheet, UNIT_ROW, half, UNIT_ROW, last, part.form.page.text.partition(".")[0], styles(bold=True, align="right")
    )
    status = f"Kết quả rà soát năm {part.data.year} ({part.data.parameters.status})"
    merged(sheet, NUMBER_ROW, half, NUMBER_ROW, last, status, styles(italic=True, align="right"))
    merged(
        sheet,
        NUMBER_ROW,
        0,
        NUMBER_ROW,
        half - 1,
        edition_words(part.data.parameters.edition) or "Bản công khai",
        styles(italic=True),
    )
    merged(sheet, TITLE_ROW, 0, TITLE_ROW, last, part.form.page.text, styles(TITLE))
    sheet.set_row(TITLE_ROW, 20 * part.lines_of(part.form.page.text * 2) + 4)
    row = MEASURE_ROW
    if part.data.synthetic:
        merged(sheet, row, 0, row, last, part.data.synthetic, styles(BANNER))
        sheet.set_row(row, 17 * part.lines_of(part.data.synthetic) + 6)
        row += 1
    sheet.set_row(row, 6)


def _fixed_head(part: FormSheet) -> None:
    look, bottom = part.styles(HEAD), part.top + part.depth - 1
    for column, words in enumerate(
        ["TT", place_of(part.data.unit), *(["Đơn vị tính"] if part.first_column == 3 else [])]
    ):
        merged(part.sheet, part.top, column, bottom, column, words, look)
        part.sheet.write_string(bottom + 1, column, "ABC"[column], part.styles(NUMBERING))
    for position, column in enumerate(part.columns, part.first_column):
        part.sheet.write_number(bottom + 1, position, int(column.number), part.styles(NUMBERING))
    for row in range(part.top, bottom):
        part.sheet.set_row(row, 34)
    longest = max(len(column.heading) for column in part.columns)
    part.sheet.set_row(bottom, 34 if longest < 22 else 66 if longest < 34 else 82)


def _village(part: FormSheet, number: int, village: str) -> None:
    total = number == len(part.villages)
    strong = {"bold": True} if total else {}
    label = part.styles(LABEL, strong)
    top, bottom = part.row_of(number, 0), part.row_of(number, len(part.lines) - 1)
    if total:
        merged(part.sheet, top, 0, bottom, 1, TOTAL_LABEL, part.styles(LABEL, strong, align="center"))
    else:
        centred = part.styles(LABEL, align="center")
        if top == bottom:
            part.sheet.write_number(top, 0, number + 1, centred)
        else:
            part.sheet.merge_range(top, 0, bottom, 0, number + 1, centred)
        merged(part.sheet, top, 1, bottom, 1, village, label)
    for line_number, (line, frame) in enumerate(part.form.frames.items()):
        row = part.row_of(number, line_number)
        part.sheet.set_row(row, 18 * (1 + (len(village) - 1) // (NAME_WIDTH * len(part.lines))))
        if line:
            part.sheet.write_string(row, 2, line, label)
        for column in part.columns:
            value = frame.at["total" if total else village, column.code]
            write_figure(part, row, column, line_number, value, total, strong)


def _foot(part: FormSheet) -> None:
    row, last = part.row_of(len(part.villages), len(part.lines) - 1) + 1, part.width - 1
    if part.form.note:
        merged(part.sheet, row, 0, row, last, part.form.note, part.styles(NOTE))
        part.sheet.set_row(row, 16 * part.lines_of(part.form.note) + 4)
        row += 1
    row, half = row + 1, part.width // 2
    day = "…, ngày … tháng … năm …"
    merged(part.sheet, row, half, row, last, day, part.styles(italic=True, align="center"))
    bold = part.styles(bold=True, align="center")
    merged(part.sheet, row + 1, 0, row + 1, half - 1, "NGƯỜI LẬP BIỂU", bold)
    merged(part.sheet, row + 1, half, row + 1, last, "TM. ỦY BAN NHÂN DÂN", bold)
    merged(part.sheet, row + 2, half, row + 2, last, "CHỦ TỊCH", bold)


def _page(part: FormSheet) -> None:
    sheet = part.sheet
    sheet.set_column(0, 0, NUMBER_WIDTH)
    sheet.set_column(1, 1, NAME_WIDTH)
    if part.first_column == 3:
        sheet.set_column(2, 2, LINE_WIDTH)
    sheet.set_column(part.first_column, part.width - 1, FIGURE_WIDTH)
    sheet.freeze_panes(part.first_row, part.first_column)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(part.top, part.first_row - 1)
    sheet.set_header("&C&P", {"margin": 0.3})
