"""Registered households (hộ đăng ký) by missing service and by cause, and against the target (khả thi của chỉ tiêu), on the page."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.table import table
from analysis.presentation.written import Mark

FEASIBILITY: Head = (
    Column("poor", "Hộ nghèo"),
    Column("registered", "Đăng ký"),
    Column("target", "Chỉ tiêu giảm"),
    Column("lacking", "Đăng ký còn thiếu"),
    Column("not_registered", "Chưa đăng ký"),
    Group(
        "Trong số đăng ký",
        (
            Column("within_reach", "Chỉ còn một dịch vụ phải khắc phục"),
            Column("no_labour", "Không có khả năng lao động"),
        ),
    ),
    Column("services", "Dịch vụ ít nhất phải khắc phục", measure=("dịch vụ", "integer")),
)


def table_registered(page: PageOf, registered: pd.DataFrame) -> Shown:
    """Phụ lục II – registered households by village, minority share, missing services."""
    head = (
        Column("registered", "Số hộ đăng ký"),
        Group("Trong đó dân tộc thiểu số", (Column("minority", "Số hộ"), Column("minority_share", "Tỷ lệ %"))),
        Group(
            "Số hộ đăng ký thiếu hụt chỉ số", tuple(Column(code, label) for code, label in page.labels_before.items())
        ),
    )
    return table(
        "registered",
        registered,
        head,
        f"Hộ nghèo đăng ký thoát nghèo năm {page.year} theo {page.places} và dịch vụ còn thiếu (hộ)",
        first=page.place,
        wide=True,
    )


def table_registered_causes(page: PageOf, causes: pd.DataFrame) -> Shown:
    """Registered households by cause of poverty. `causes`: `registered_causes`."""
    head = (
        Column("registered", "Số hộ đăng ký"),
        Group(
            "Số hộ đăng ký theo nguyên nhân nghèo", tuple(Column(code, label) for code, label in page.causes.items())
        ),
    )
    return table(
        "registered_causes",
        causes,
        head,
        f"Hộ nghèo đăng ký thoát nghèo năm {page.year} theo thôn và nguyên nhân nghèo (hộ)".replace(
            "thôn", page.places
        ),
        first=page.place,
        note="Một hộ có thể có nhiều nguyên nhân.",
        wide=True,
    )


def table_registered_feasibility(page: PageOf, feasibility: pd.DataFrame) -> Shown:
    """Registered against target, village by village, and what is missing. `feasibility`: `registered_feasibility`."""
    remarks = {village: _missing(feasibility.loc[village]) for village in feasibility.index.drop("total")}
    marks = {
        (village, "lacking"): Mark("missed", "")
        for village in feasibility.index
        if plain(feasibility.at[village, "lacking"])
    }
    return table(
        "registered_feasibility",
        feasibility,
        FEASIBILITY,
        f"Khả năng đạt chỉ tiêu năm {page.year} từ hộ đăng ký",
        first=page.place,
        remarks=("Còn thiếu", "", remarks),
        marks=marks,
        note="Hộ nghèo ra khỏi danh sách khi còn dưới ba thiếu hụt. Dịch vụ ít nhất phải khắc phục: tính cho đủ chỉ tiêu, lấy hộ "
        "đăng ký gần ngưỡng nhất trước. Dòng tổng cộng là tổng của các dòng: nơi thừa không bù cho nơi thiếu.",
        wide=False,
    )


def _missing(row: pd.Series) -> str:
    if plain(row["target"]) is None:
        return "Chưa có chỉ tiêu."
    if row["lacking"] > row["not_registered"]:
        return f"Thiếu {integer(row['lacking'])} hộ, chỉ còn {integer(row['not_registered'])} hộ nghèo chưa đăng ký."
    if row["lacking"]:
        return f"Vận động thêm {integer(row['lacking'])} trong {integer(row['not_registered'])} hộ chưa đăng ký."
    return "Đủ hộ đăng ký." if row["target"] else "Không giao chỉ tiêu."
