"""The sheets of forms T14, T15: one line a household, the warning of the law on every sheet and page."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd
from xlsxwriter import Workbook

from analysis.document.excel.cells import merged, write_head
from analysis.document.excel.styles import BANNER, HEAD, LABEL, NUMBERING, TITLE, Styles
from analysis.document.head import Column, Group, Head, depth, leaves
from analysis.intake import YearData
from analysis.presentation.place_word import place_of
from analysis.review import NEAR_POOR, POOR
from analysis.standards import INDICATOR_CODES

LISTS = {"T14": (POOR, "DANH SÁCH CHI TIẾT HỘ NGHÈO"), "T15": (NEAR_POOR, "DANH SÁCH CHI TIẾT HỘ CẬN NGHÈO")}
SEXES = {"male": "nam", "female": "nữ", "": ""}
WIDTHS = {"number": 5, "household_id": 11, "head_name": 24, "village": 18, "ethnicity": 11, "helper": 28}
WORDS = frozenset({"household_id", "head_name", "village", "ethnicity", "helper"})
TITLE_ROW, BANNER_ROW, WARNING_ROW, HEAD_ROW = range(4)
WIDTH = 7


def list_head(labels: dict[str, str], place: str) -> Head:
    """The head of T14, T15: the household, its points, the indicators it is deprived in, whom it belongs to."""
    columns = (
        ("number", "TT"),
        ("household_id", "Mã hộ"),
        ("head_name", "Họ và tên chủ hộ"),
        ("head_sex", "Giới tính"),
        ("ethnicity", "Dân tộc"),
        ("village", place),
        ("members", "Số nhân khẩu"),
        ("children_under_16", "Trẻ em dưới 16 tuổi"),
    )
    groups = (("deprivations", "Tổng số"), *labels.items())
    ends = (
        ("merit", "Có người có công"),
        ("no_labour", "Không có khả năng lao động"),
        ("registered", "Đăng ký thoát nghèo"),
        ("helper", "Đơn vị giúp đỡ"),
    )
    return (
        *(Column(code, words) for code, words in columns),
        Group("Điểm", (Column("b1", "B1"), Column("b2", "B2"))),
        Group("Chỉ số thiếu hụt dịch vụ xã hội cơ bản", tuple(Column(code, words) for code, words in groups)),
        *(Column(code, words) for code, words in ends),
    )


def write_list(
    workbook: Workbook, styles: Styles, form: str, households: pd.DataFrame, data: YearData, warning: str
) -> None:
    """Adds the sheet of one list: the households of its class, village by village."""
    klass, title = LISTS[form]
    listed = households[households["class_end"] == klass]
    sheet, head = workbook.add_worksheet(form), list_head(data.standard.labels, place_of(data.unit))
    columns = leaves(head)
    last, levels = len(columns) - 1, depth(head)
    words = f"Biểu {form}. {title} NĂM {data.year} – {data.unit_name.upper()}"
    merged(sheet, TITLE_ROW, 0, TITLE_ROW, last, words, styles(TITLE))
    sheet.set_row(TITLE_ROW, 28)
    if data.synthetic:
        merged(sheet, BANNER_ROW, 0, BANNER_ROW, last, data.synthetic, styles(BANNER))
        sheet.set_row(BANNER_ROW, 24)
    merged(sheet, WARNING_ROW, 0, WARNING_ROW, last, warning, styles(BANNER, font_color="#B00020", bg_color="#FFFFFF"))
    sheet.set_row(WARNING_ROW, 52)
    write_head(sheet, head, HEAD_ROW, styles(HEAD))
    sheet.set_row(HEAD_ROW + levels - 1, 90)
    first = HEAD_ROW + levels + 1
    for position, column in enumerate(columns):
        sheet.set_column(position, position, WIDTHS.get(column.code, WIDTH))
        sheet.write_number(first - 1, position, position + 1, styles(NUMBERING))
    for number, household in enumerate(listed.to_dict("records"), 1):
        for position, column in enumerate(columns):
            _cell(sheet, styles, first + number - 1, position, column.code, number, household)
    sheet.freeze_panes(first, 3)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW, first - 1)
    sheet.set_header("&C&P")
    sheet.set_footer("&LDữ liệu cá nhân – hạn chế. Không sao chụp, không đăng tải.&RTrang &P/&N")


def _cell(sheet, styles: Styles, row: int, position: int, code: str, number: int, household: dict) -> None:
    look = styles(LABEL, align="left" if code in WORDS else "center")
    value = number if code == "number" else shown(code, household)
    if value is None or value == "" or pd.isna(value):
        sheet.write_blank(row, position, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, position, value, look)
    else:
        sheet.write_number(row, position, int(value), look)


def shown(code: str, household: dict[str, Any]) -> Any:
    """What stands in the cell: `x` for yes, blank for no."""
    if code == "deprivations":
        return sum(bool(household[indicator]) for indicator in INDICATOR_CODES)
    value = household.get(code)
    if code == "head_sex":
        return SEXES[cast(str, value)]
    return ("x" if value else "") if isinstance(value, bool) else value
