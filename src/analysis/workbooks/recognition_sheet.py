"""Sheet “Biến động”: the recognitions of the year, as the decisions come."""

from __future__ import annotations

from analysis.workbooks.carried import Carried
from analysis.workbooks.input_sheet import HEAD_ROW, InputSheet, frame_filled_rows, write_frame, write_rows

HINT = (
    "Mỗi hộ, mỗi lần được công nhận một dòng: thoát nghèo, thoát cận nghèo, vào danh sách, chuyển đến, chuyển đi, tách, nhập, chết. "
    "Để trống phân loại trước (sau) nếu hộ chưa (không còn) ở xã. Không có lần công nhận nào thì để trống cả sheet."
)


def write_recognition_sheet(part: InputSheet, year: int, carried: Carried | None) -> None:
    """Sheet “Biến động”: date, household, class before and after; the ground of the half-year's report."""
    write_frame(part, f"CÁC LẦN CÔNG NHẬN BIẾN ĐỘNG TRONG NĂM {year}", HINT, fixed_columns=2)
    write_rows(part, None, year, framed=False)
    frame_filled_rows(part, "household_id")
    part.sheet.autofilter(HEAD_ROW, 0, part.last_row, len(part.columns) - 1)
    part.sheet.fit_to_pages(1, 0)
