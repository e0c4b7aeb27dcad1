"""Sheet “Hộ”: the reviewed households, with totals over the head and colours where the review contradicts itself."""

from __future__ import annotations

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from analysis.document.excel.styles import INTEGER, TO_FILL
from analysis.intake.dictionary import CAUSE_CODES
from analysis.standards import INDICATOR_CODES
from analysis.workbooks.carried import Carried
from analysis.workbooks.input_sheet import (
    FIRST_ROW,
    HEAD_ROW,
    TOTAL_ROW,
    InputSheet,
    frame_filled_rows,
    locked,
    write_bands,
    write_frame,
    write_rows,
)
from analysis.workbooks.rules import add_rules, ticks

BANDS = (
    ("household_id", "children_under_16", "Hộ"),
    ("class_start", "escaped_on", "Phân loại và biến động"),
    ("b1", "b2", "Điểm"),
    (INDICATOR_CODES[0], INDICATOR_CODES[-1], "Chỉ số thiếu hụt dịch vụ xã hội cơ bản (x = thiếu hụt)"),
    (CAUSE_CODES[0], CAUSE_CODES[-1], "Nguyên nhân nghèo (x = có, có thể nhiều nguyên nhân)"),
    ("merit", "helper", "Đối tượng, đăng ký, giúp đỡ"),
    ("loan_wanted", "loan_granted", "Vay vốn"),
    ("insured_members", "children_out_of_school", "Bảo hiểm y tế, trẻ em (người)"),
    ("support_health", "support_emergency", "Chính sách đã hỗ trợ trong năm (x = có)"),
    ("override_reason", "override_reason", "Hội nghị thôn"),
)
HINT = (
    "Mỗi hộ một dòng. Đỏ: phân loại trái với điểm, B2 sai, mã hộ trùng; cam: trái với điểm nhưng đã ghi lý do; "
    "vàng: còn phải điền. Đưa chuột vào tiêu đề để xem cách ghi."
)


def write_household_sheet(part: InputSheet, year: int, carried: Carried | None) -> None:
    """Fills the sheet; last year's households stand in the first rows."""
    rows = None if carried is None else carried.households
    write_frame(
        part,
        f"DANH SÁCH HỘ ĐƯỢC RÀ SOÁT {part.moment(year)}",
        HINT,
        fixed_columns=3,
        banner=carried.synthetic if carried else None,
    )
    write_rows(part, rows, year, framed=False)
    write_bands(part, BANDS)
    _totals(part, rows)
    add_rules(part)
    if rows is not None:
        _ask_for_dates(part, rows)
    frame_filled_rows(part, "household_id")
    part.sheet.autofilter(HEAD_ROW, 0, part.last_row, len(part.columns) - 1)
    part.sheet.set_paper(8)
    part.sheet.fit_to_pages(2, 0)
    part.sheet.repeat_columns(0, 2)


def _totals(part: InputSheet, rows: pd.DataFrame | None) -> None:
    # over the head: a total under 600 rows with room is never seen, and intake reads nothing above the head
    sheet, look = part.sheet, locked(part, num_format=INTEGER, align="center", shrink=True)
    sheet.set_row(TOTAL_ROW, 32)
    for position, column in enumerate(part.columns):
        letter = xl_col_to_name(position)
        cells = f"{letter}{FIRST_ROW + 1}:{letter}{part.last_row + 1}"
        given = [] if rows is None or column.code not in rows else rows[column.code]
        if column.code == "household_id":
            sheet.write_formula(TOTAL_ROW, position, f"=COUNTA({cells})", look, len(given))
        elif column.code == "village":
            sheet.write_string(TOTAL_ROW, position, "Tổng cộng", look)
        elif column.kind == "count":
            sheet.write_formula(TOTAL_ROW, position, f"=SUM({cells})", look, int(sum(given)))
        elif column.kind == "yes_no":
            sheet.write_formula(TOTAL_ROW, position, f"={ticks(cells)}", look, 0)
        elif column.kind == "class":
            words = f'=COUNTIF({cells},"nghèo")&" nghèo, "&COUNTIF({cells},"cận nghèo")&" cận nghèo"'
            poor, near_poor = (sum(value == name for value in given) for name in ("nghèo", "cận nghèo"))
            wrapped = locked(part, align="center", text_wrap=True, font_size=10)
            sheet.write_formula(TOTAL_ROW, position, words, wrapped, f"{poor} nghèo, {near_poor} cận nghèo")
        else:
            sheet.write_blank(TOTAL_ROW, position, None, look)


def _ask_for_dates(part: InputSheet, rows: pd.DataFrame) -> None:
    """Colours the empty cells of the households that escaped last year: the day of recognition is not on file."""
    position, look = part.position("escaped_on"), part.styles.change(TO_FILL)
    for row in rows.index[rows["undated"]]:
        place = FIRST_ROW + row
        part.sheet.conditional_format(place, position, place, position, {"type": "blanks", "format": look})
