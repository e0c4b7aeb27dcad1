"""The table of targets of xã Kim Tân, 2023: every cell as printed, and what is wrong with the print.

Source: plan of xã Kim Tân for 2023, annexed table “Giảm tỷ lệ hộ nghèo năm 2023”.
"""

import pytest

from analysis.intake import open_year
from analysis.planning import caption_faults, decimal_marks, differences, village_targets
from analysis.presentation.numbers import integer, rate
from analysis.project import RAW

COLUMNS = (
    "households_start",
    "poor_start",
    "poor_start_rate",
    "households_end",
    "reduction_rate",
    "reduction",
    "poor_end",
    "poor_end_rate",
)
# as the print would be if its arithmetic were right; what differs in the print stands in WRONG
RIGHT = {
    "Thôn 1": ("289", "6", "2,08", "293", "0,68", "2", "4", "1,37"),
    "Thôn 2": ("333", "14", "4,20", "338", "1,78", "6", "8", "2,37"),
    "Thôn Đồng Sơn": ("195", "6", "3,08", "198", "1,01", "2", "4", "2,02"),
    "Thôn Mơ Nang 2": ("311", "33", "10,61", "317", "6,94", "22", "11", "3,47"),
    "Thôn Blôm": ("519", "33", "6,36", "527", "3,42", "18", "15", "2,85"),
    "total": ("1.647", "92", "5,59", "1.673", "2,99", "50", "42", "2,51"),
}
WRONG = [
    ("Thôn Đồng Sơn", "reduction_rate", "1,0", "fewer_decimals"),
    ("Thôn Blôm", "reduction_rate", "3,41", "truncated"),
    ("Thôn Blôm", "poor_end_rate", "3,41", "wrong"),
    ("total", "reduction_rate", "3,0", "fewer_decimals"),
]
PRINT = """village,households_start,poor_start,poor_start_rate,households_end,reduction_rate,reduction,poor_end,poor_end_rate,note
Thôn 1,289,6,2.08,293,"0,68",2,4,"1,37",
Thôn 2,333,14,4.2,338,"1,78",6,8,"2,37",
Thôn Đồng Sơn,195,6,3.08,198,"1,0",2,4,"2,02",
Thôn Mơ Nang 2,311,33,10.61,317,"6,94",22,11,"3,47",
Thôn Blôm,519,33,6.36,527,"3,41",18,15,"3,41",
Tổng cộng,1647,92,"5,59",1673,"3,0",50,42,"2,51",
"""


@pytest.fixture(scope="module")
def data():
    return open_year("kim-tan", 2023, report="annual-plan-appendix")


@pytest.fixture(scope="module")
def targets(data):
    return village_targets(data.previous_households, data.previous_villages, data.target_counts)


@pytest.mark.parametrize(
    ("village", "column", "printed"),
    [(village, column, cell) for village, cells in RIGHT.items() for column, cell in zip(COLUMNS, cells, strict=True)],
)
def test_computed_cell(targets, village, column, printed):
    write = rate if column.endswith("rate") else integer
    assert write(targets.at[village, column]) == printed


def test_file_is_the_print_digit_for_digit():
    assert (RAW / "kim-tan" / "2023" / "targets.csv").read_text(encoding="utf-8") == PRINT


def test_exactly_these_printed_cells_differ(data, targets):
    found = [(d.village, d.column, d.printed, d.kind) for d in differences(data.targets, targets)]
    assert found == WRONG


def test_marks_are_mixed(data):
    assert decimal_marks(data.targets) == {",": 13, ".": 5}


def test_caption_is_the_commune_plan(data):
    faults = caption_faults(data.caption, data.plan.unit.level, 2023)
    assert [fault.expected for fault in faults] == ["BẢNG CHỈ TIÊU", "Ủy ban nhân dân xã"]


def test_both_meanings_of_three_per_cent(targets):
    total = targets.loc["total"]
    assert rate(total["reduction_rate"]) == "2,99"
    assert rate(total["poor_start_rate"] - total["poor_end_rate"]) == "3,08"
