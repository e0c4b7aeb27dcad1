"""Sheets “Thôn” and “Chỉ tiêu”: a line a village, formulas, the total row at the bottom."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from analysis.document.excel.files import BLANK_RESULT
from analysis.document.excel.styles import INTEGER, NUMBERING, RATE
from analysis.workbooks.carried import Carried
from analysis.workbooks.input_sheet import FIRST_ROW, TOTAL_ROW, InputSheet, locked, write_frame, write_rows

TOTAL = "Tổng cộng"
# numbers of the official form, which skips 4 and 5
NUMBERS = {
    "village": "A",
    "households_start": "(1)",
    "poor_start": "(2)",
    "poor_start_rate": "(3) = (2) / (1)",
    "households_end": "(6)",
    "reduction_rate": "(7) = (8) / (6)",
    "reduction": "(8)",
    "poor_end": "(9) = (2) − (8)",
    "poor_end_rate": "(10) = (9) / (6)",
    "note": "(11)",
}
QUOTIENTS = {
    "poor_start_rate": ("poor_start", "households_start"),
    "reduction_rate": ("reduction", "households_end"),
    "poor_end_rate": ("poor_end", "households_end"),
}
COMPUTED = (*QUOTIENTS, "poor_end")


def write_village_sheet(part: InputSheet, year: int, carried: Carried | None) -> None:
    """Sheet “Thôn”; last year's villages with their area and difficulty, the register's counts to be filled in anew."""
    hint = "Nhập sheet này trước: các sheet khác chọn tên thôn từ đây. Số hộ, số nhân khẩu lấy từ sổ đăng ký cư trú tại thời điểm rà soát."
    write_frame(part, f"THÔN, TỔ DÂN PHỐ {part.moment(year)}", hint, banner=carried.synthetic if carried else None)
    rows = None
    if carried is not None:
        rows = carried.villages[["village", "area"]].assign(
            especially_difficult=carried.villages["especially_difficult"].map({True: "x", False: ""})
        )
    write_rows(part, rows, year)
    _define_names(part)
    count = 0 if rows is None else len(rows)
    _total_label(part, count)
    for column in part.columns:
        if column.kind == "count":
            _total(part, column.code, None)
    part.sheet.fit_to_pages(1, 1)


def write_target_sheet(part: InputSheet, year: int, carried: Carried | None) -> None:
    """Sheet “Chỉ tiêu”; last year's villages with the households and poor households the plan starts from."""
    hint = f"Bảng chỉ tiêu giảm tỷ lệ hộ nghèo của kế hoạch năm {year}. Ô xám tự tính; tỷ lệ tính bằng %."
    write_frame(part, f"CHỈ TIÊU GIẢM TỶ LỆ HỘ NGHÈO NĂM {year}", hint, banner=carried.synthetic if carried else None)
    rows = None
    if carried is not None:
        rows = carried.villages.rename(columns={"households": "households_start", "poor": "poor_start"})[
            ["village", "households_start", "poor_start"]
        ]
    write_rows(part, rows, year, computed=COMPUTED)
    for position, column in enumerate(part.columns):
        part.sheet.write_string(TOTAL_ROW, position, NUMBERS[column.code], part.styles(NUMBERING))
    lines = [] if rows is None else rows.to_dict("records")
    for row in range(FIRST_ROW, part.last_row + 1):
        line = lines[row - FIRST_ROW] if row - FIRST_ROW < len(lines) else {}
        _computed(part, row, line)
    _total_label(part, len(lines))
    sums = {code: sum(line[code] for line in lines) for code in ("households_start", "poor_start")} if lines else {}
    for column in part.columns:
        if column.kind == "printed" and column.code not in QUOTIENTS and column.code != "poor_end":
            _total(part, column.code, sums.get(column.code))
    _computed(part, part.last_row + 1, sums)
    part.sheet.write_blank(part.last_row + 1, part.position("note"), None, locked(part))
    part.sheet.fit_to_pages(1, 1)


def rate_value(part: Any, whole: Any) -> object:
    """100 × part ÷ whole, two decimals half up, as the formula gives it; blank without a whole."""
    if part is None or not whole:
        return BLANK_RESULT
    return float((Decimal(100) * int(part) / int(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _computed(part: InputSheet, row: int, line: Mapping[str, object]) -> None:
    cell = {column.code: part.cell(column.code, row) for column in part.columns}
    for code, (above, below) in QUOTIENTS.items():
        blank = f'OR({cell[above]}="",N({cell[below]})=0)'
        formula = f'=IF({blank},"",ROUND(100*{cell[above]}/{cell[below]},2))'
        value = rate_value(line.get(above), line.get(below))
        part.sheet.write_formula(row, part.position(code), formula, locked(part, num_format=RATE), value)
    given = f'OR({cell["poor_start"]}="",{cell["reduction"]}="")'
    formula = f'=IF({given},"",{cell["poor_start"]}-{cell["reduction"]})'
    part.sheet.write_formula(row, part.position("poor_end"), formula, locked(part, num_format=INTEGER), BLANK_RESULT)


def _total_label(part: InputSheet, count: int) -> None:
    # a formula: an untouched sheet must read as empty, total row and all
    formula = f'=IF(COUNTA({part.range("village")})=0,"","{TOTAL}")'
    part.sheet.write_formula(part.last_row + 1, 0, formula, locked(part), TOTAL if count else BLANK_RESULT)
    for position in range(1, len(part.columns)):
        part.sheet.write_blank(part.last_row + 1, position, None, locked(part))


def _total(part: InputSheet, code: str, value: object) -> None:
    cells = part.range(code)
    formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
    shown = BLANK_RESULT if value is None else value
    part.sheet.write_formula(part.last_row + 1, part.position(code), formula, locked(part, num_format=INTEGER), shown)


def _define_names(part: InputSheet) -> None:
    names, areas = part.fixed_range("village"), part.fixed_range("area")
    first = f"'{part.name}'!{xl_rowcol_to_cell(FIRST_ROW, 0, row_abs=True, col_abs=True)}"
    part.workbook.define_name("Ten_Thon", f"={names}")
    part.workbook.define_name("KhuVuc_Thon", f"={areas}")
    # only the filled part: a blank in the list of a drop-down would let anything be typed
    part.workbook.define_name("DS_Thon", f"=OFFSET({first},0,0,MAX(1,COUNTA({names})),1)")
