"""Sheets “Mục tiêu” and “Dự án”: the lines of the plan and what came of them."""

from __future__ import annotations

from analysis.document.excel.styles import MONEY
from analysis.workbooks.carried import Carried
from analysis.workbooks.input_sheet import (
    HEAD_ROW,
    TOTAL_ROW,
    InputSheet,
    frame_filled_rows,
    locked,
    write_frame,
    write_rows,
)

MONEY_CODES = ("money_central", "money_province", "money_district", "money_mobilised", "money_credit", "disbursed")


def write_objective_sheet(part: InputSheet, year: int, carried: Carried | None) -> None:
    """Sheet “Mục tiêu”: objectives and tasks of the plan, target and actual."""
    hint = "Mỗi mục tiêu, nhiệm vụ của kế hoạch một dòng. Đầu năm điền Chỉ tiêu; cuối năm điền Thực hiện."
    write_frame(part, f"MỤC TIÊU, NHIỆM VỤ CỦA KẾ HOẠCH NĂM {year}", hint, fixed_columns=2)
    _finish(part, year)


def write_programme_sheet(part: InputSheet, year: int, carried: Carried | None) -> None:
    """Sheet “Dự án”: projects and policies, volumes and money, with the totals of the money over the head."""
    hint = "Mỗi dự án, tiểu dự án, chính sách một dòng; tiền tính bằng triệu đồng."
    write_frame(part, f"DỰ ÁN, CHÍNH SÁCH VÀ KINH PHÍ NĂM {year}", hint, fixed_columns=2)
    _finish(part, year)
    for position in range(len(part.columns)):
        part.sheet.write_blank(TOTAL_ROW, position, None, locked(part))
    # over the head: this sheet has no column by which a total row could be told from a project
    part.sheet.write_string(TOTAL_ROW, part.position("name"), "Tổng cộng (triệu đồng)", locked(part))
    for code in MONEY_CODES:
        formula = f"=SUM({part.range(code)})"
        part.sheet.write_formula(TOTAL_ROW, part.position(code), formula, locked(part, num_format=MONEY), 0)


def _finish(part: InputSheet, year: int) -> None:
    write_rows(part, None, year, framed=False)
    frame_filled_rows(part, "code")
    part.sheet.autofilter(HEAD_ROW, 0, part.last_row, len(part.columns) - 1)
    part.sheet.fit_to_pages(1, 0)
