"""How a column of the template looks and what may be typed into it, from the dictionary and columns.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import tomli

from analysis.document.excel.styles import DATE, INTEGER, MONEY, TEXT
from analysis.intake.dictionary import Column, Table, dictionary
from analysis.intake.values import KINDS
from analysis.rules.plausible import plausible
from analysis.standards import Standard
from analysis.workbooks.lists import lists

# kinds whose cells are chosen from a list; a people not on the list may be typed all the same
LIST_OF = {
    "class": "class",
    "change": "change",
    "yes_no": "yes_no",
    "area": "area",
    "sex": "sex",
    "direction": "direction",
}
LIST_OF_CODE = {"ethnicity": "ethnicity", "source": "source"}
OPEN_LISTS = frozenset({"ethnicity"})
NUMBER_FORMATS = {"count": INTEGER, "score": "0", "printed": INTEGER, "date": DATE, "decimal": "General"}
MOST = 999_999  # no village has more of anything; a number above is a slip of the finger
WIDTHS = {"yes_no": 10.5, "count": 10, "text": 20}


@dataclass(frozen=True)
class InputColumn:
    """A column of the template: the dictionary's column with its heading, note, width and number format."""

    code: str
    heading: str
    kind: str
    filled: bool
    within: str
    note: str
    width: float
    number_format: str


def input_columns(name: str, standard: Standard) -> list[InputColumn]:
    """The columns of one sheet in the dictionary's order; indicators under the labels of the year's standard."""
    return [_input_column(dictionary()[name], column, standard) for column in dictionary()[name].columns]


def validation(column: InputColumn, year: int, at: dict[str, str]) -> dict | None:
    """The data validation of a column (XlsxWriter's options), None for free text. `at`: cell of the first row by code."""
    key = LIST_OF_CODE.get(column.code) or LIST_OF.get(column.kind)
    if key:
        rule: dict = {"validate": "list", "source": f"={lists()[key].name}"}
        if key in OPEN_LISTS:
            rule |= {"error_type": "warning"}
        return rule | _error(
            "Chọn một giá trị trong danh sách" + (" hoặc giữ giá trị vừa gõ." if key in OPEN_LISTS else ".")
        )
    if column.kind == "village":
        return {"validate": "list", "source": "=DS_Thon"} | _error("Chọn thôn đã nhập ở sheet “Thôn”.")
    if column.code == "date":
        rule = {"validate": "date", "criteria": "between", "minimum": date(year, 1, 1), "maximum": date(year, 12, 31)}
        return rule | _error(f"Ngày/tháng/năm, trong năm {year}.")
    if column.kind == "date":
        # only a warning: the check of intake is a warning too
        rule = {
            "validate": "date",
            "criteria": "between",
            "minimum": date(plausible().first_escape, 1, 1),
            "maximum": date(year - 1, 12, 31),
        }
        return rule | {"error_type": "warning"} | _error(f"Ngày/tháng/năm, trước năm {year}.")
    if column.kind in ("count", "score", "printed"):
        least = 1 if column.code == "members" else 0
        most = f"={at[column.within]}" if column.within in at else MOST
        rule = {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most}
        within = ", không quá số của cột mà nó là một phần" if column.within in at else ""
        return rule | _error(f"Số nguyên từ {least} trở lên{within}.")
    if column.kind == "decimal":
        rule = {"validate": "decimal", "criteria": "between", "minimum": -MOST, "maximum": MOST}
        return rule | _error("Nhập một số; bảng tính tự ghi dấu phẩy thập phân.")
    return None


def _error(words: str) -> dict:
    return {"ignore_blank": True, "error_title": "Giá trị chưa đúng", "error_message": words}


def _input_column(table: Table, column: Column, standard: Standard) -> InputColumn:
    looks = _looks().get(table.name, {}).get(column.code, {})
    heading = standard.labels.get(column.code, column.heading)
    number_format = MONEY if column.code.startswith("money_") or column.code == "disbursed" else ""
    return InputColumn(
        code=column.code,
        heading=heading,
        kind=column.kind,
        filled=column.filled or looks.get("must", False),
        within=column.within,
        note=looks.get("note") or _note(column, standard),
        width=looks.get("width") or WIDTHS.get(column.kind, 12),
        number_format=number_format or NUMBER_FORMATS.get(column.kind, TEXT),
    )


def _note(column: Column, standard: Standard) -> str:
    for indicator in standard.indicators:
        if indicator.code == column.code:
            return f"Chọn “x” nếu hộ thiếu hụt: {indicator.deprived_when}. Để trống nếu không thiếu hụt."
    if column.kind == "yes_no":
        return "Chọn “x” nếu có; để trống nếu không."
    return "" if column.kind == "text" else f"{KINDS[column.kind].expected}.".capitalize()


@cache
def _looks() -> dict:
    return tomli.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
