"""The lists behind the drop-downs (sheet “Danh mục”), each a named range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from analysis.document.excel.styles import HEAD, LABEL, TITLE, Styles
from analysis.intake.people_list import page_names
from analysis.intake.values import KINDS
from analysis.standards import Standard

SHEET = "Danh mục"
FIRST = 3


@dataclass(frozen=True)
class Choices:
    """One list: the name of its range, its title, its values."""

    name: str
    title: str
    values: tuple[str, ...]


@cache
def lists() -> dict[str, Choices]:
    """The lists by key: class, change, yes_no, area, sex, direction, source, ethnicity."""
    text = tomli.loads((Path(__file__).parent / "lists.toml").read_text(encoding="utf-8"))
    values = {key: tuple(part["values"]) for key, part in text.items()} | {"ethnicity": page_names()}
    return {key: Choices(part["name"], part["title"], values[key]) for key, part in text.items()}


def with_peoples(on_file: Sequence[str]) -> tuple[str, ...]:
    """The peoples, those on file first (the most frequent first), so that they are at hand in the drop-down."""
    return tuple(dict.fromkeys([*on_file, *lists()["ethnicity"].values]))


def class_names(standard: Standard) -> tuple[str, ...]:
    """The classes that the standard has, as they are typed."""
    return tuple(name for name in lists()["class"].values if KINDS["class"].parse(name) in standard.classes)


def write_lists(workbook: Workbook, styles: Styles, standard: Standard, peoples: Sequence[str]) -> None:
    """Adds the sheet “Danh mục” with every list and the cut-offs of the points, and names their ranges."""
    sheet = workbook.add_worksheet(SHEET)
    sheet.write_string(0, 0, "DANH MỤC CỦA CÁC Ô CHỌN (không sửa)", styles(TITLE, align="left", text_wrap=False))
    for position, (key, choices) in enumerate(lists().items()):
        values = {"ethnicity": tuple(peoples), "class": class_names(standard)}.get(key, choices.values)
        sheet.set_column(position, position, 16)
        sheet.write_string(FIRST - 1, position, choices.title, styles(HEAD))
        for row, value in enumerate(values, FIRST):
            sheet.write_string(row, position, value, styles(LABEL))
        _name(workbook, choices.name, FIRST, FIRST + len(values) - 1, position)
    _limits(workbook, sheet, styles, standard, len(lists()) + 1)
    sheet.freeze_panes(FIRST, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.protect()


def _limits(workbook: Workbook, sheet, styles: Styles, standard: Standard, column: int) -> None:
    points = standard.points
    values = {
        "DiemB1_NongThon": ("Ngưỡng điểm B1, nông thôn", points.b1_at_most["rural"]),
        "DiemB1_ThanhThi": ("Ngưỡng điểm B1, thành thị", points.b1_at_most["urban"]),
        "DiemB2_HoNgheo": ("Điểm B2 của hộ nghèo, từ", points.b2_at_least),
        "DiemB2_MoiChiSo": ("Điểm B2 mỗi chỉ số thiếu hụt", points.b2_each_deprivation),
    }
    sheet.set_column(column, column, 32)
    sheet.merge_range(FIRST - 1, column, FIRST - 1, column + 1, "Điểm của phiếu rà soát", styles(HEAD))
    for row, (name, (words, value)) in enumerate(values.items(), FIRST):
        sheet.write_string(row, column, words, styles(LABEL))
        sheet.write_number(row, column + 1, value, styles(LABEL))
        _name(workbook, name, row, row, column + 1)
    if not points.confirmed:
        note = "Các ngưỡng điểm chưa đối chiếu với văn bản gốc; chỉ dùng để tô màu chỗ cần xem lại."
        sheet.write_string(FIRST + len(values), column, note, styles(italic=True))


def _name(workbook: Workbook, name: str, first: int, last: int, column: int) -> None:
    top, bottom = (xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row in (first, last))
    workbook.define_name(name, f"='{SHEET}'!{top}" + (f":{bottom}" if last > first else ""))
