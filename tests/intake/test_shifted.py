"""A line of the plan whose cells stand in the wrong columns."""

import polars as pl
import pytest

from analysis.intake.checks.shifted import check_shifted
from analysis.intake.sheets import ROW, Sheet

CODES = ("code", "name", "responsible", "indicator", "unit")
LINES = [
    ("DA1", "Dự án 1", "Nông nghiệp", "Hộ tham gia", "hộ"),
    ("DA2", "Dự án 2", "Nông nghiệp", "Lớp mở", "lớp"),
    ("DA3", "Dự án 3", "Y tế", "Trẻ được bổ sung", "người"),
    ("DA4", "Dự án 4", "Y tế", "Trạm được sửa", "người"),
    ("DA5", "Dự án 5", "Nông nghiệp", "Nhà làm mới", "hộ"),
]


def sheet(*changed):
    rows = [changed[n] if n < len(changed) and changed[n] else line for n, line in enumerate(LINES)]
    return Sheet("programme.csv", pl.DataFrame([dict(zip((ROW, *CODES), (n, *row), strict=True)) for n, row in enumerate(rows, 2)]))  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("DA1", "Nông nghiệp", "Hộ tham gia", "hộ", "20"), "name"),
        (
            ("DA1", "", "Dự án 1", "Nông nghiệp", "Hộ tham gia"),
            None,
        ),  # one place to the right: nothing is known of a name
        (("Hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo trên địa bàn xã", "Nông nghiệp", "Hộ tham gia", "hộ", ""), "code"),
    ],
)
def test_cells_one_place_away(row, column):
    told = check_shifted(sheet(row))
    assert [(f.severity, f.row, f.column, f.check) for f in told] == (
        [("error", 2, column, "cells_shifted")] if column else []
    )


def test_row_that_has_an_error_is_told_once():
    assert check_shifted(sheet(("DA1", "Nông nghiệp", "Hộ tham gia", "hộ", "20")), told=[2]) == []


@pytest.mark.parametrize(
    "row",
    [
        ("DA1", "Nhà ở", "Nông nghiệp", "Nhà ở", "hộ"),  # name and indicator in one word
        ("DA1", "Dự án 1", "", "", ""),
        ("Tiểu dự án 1 thuộc Dự án 3", "Dự án 1", "Nông nghiệp", "Hộ tham gia", "hộ"),
        ("DA1", "Dự án 1", "Nông nghiệp", "Nông nghiệp", "hộ"),  # one cell, perhaps a slip of its own
    ],
)
def test_lines_that_only_look_unusual(row):
    assert check_shifted(sheet(row)) == []
