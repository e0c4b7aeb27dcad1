import pandas as pd
import polars as pl
import pytest

from analysis.intake.checks.issued_table import FORM_NUMBERS, check_issued
from analysis.intake.sheets import ROW, Sheet
from analysis.planning.caption import caption_faults
from analysis.planning.issued_table import decimal_marks, differences

COMPUTED = pd.DataFrame(
    {"households_start": [333], "poor_start": [14], "households_end": [527], "reduction": [18], "poor_end": [15]},
    index=["Thôn A"],
).astype("Int64")


def kinds(**cells):
    printed = pd.DataFrame([{"village": "Thôn A", **cells}])
    return {difference.column: difference.kind for difference in differences(printed, COMPUTED)}


@pytest.mark.parametrize("cell", ["4,20", "4.2", "4,2", "4.20"])
def test_right_however_it_is_written(cell):
    assert kinds(poor_start_rate=cell) == {}


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("3,41", "truncated"), ("3,4", "fewer_decimals"), ("3", "fewer_decimals"), ("3,43", "wrong"), ("34,15", "wrong")],
)
def test_kind_of_a_rate(cell, kind):
    assert kinds(reduction_rate=cell) == {"reduction_rate": kind}


def test_count_that_differs_is_wrong():
    assert kinds(poor_end="14", households_start="333") == {"poor_end": "wrong"}


def test_half_is_rounded_up():
    half = COMPUTED.assign(poor_end=1, households_end=800).astype("Int64")  # 0,125 %
    printed = pd.DataFrame([{"village": "Thôn A", "poor_end_rate": "0,13"}])
    assert differences(printed, half) == []


def test_mixed_marks_are_counted():
    printed = pd.DataFrame({"village": ["a", "b"], "poor_start_rate": ["2.08", "4,2"], "poor_end_rate": ["1,37", "2"]})
    assert decimal_marks(printed) == {",": 2, ".": 1}


RIGHT = dict(zip(FORM_NUMBERS, ("333", "14", "4,20", "527", "3,42", "18", "15", "2,85"), strict=True))
COUNTS = {"households_start": 333, "poor_start": 14, "households_end": 527, "reduction": 18, "poor_end": 15}


def blanks(*rows, **counts):
    """The columns told to be blank, of a table with a village of that name a row."""
    names = [f"Thôn {number}" for number in range(1, len(rows))] + ["total"]
    frame = pl.DataFrame([{ROW: n, "village": v, **row} for n, v, row in zip(range(2, 99), names, rows, strict=False)])
    found = check_issued(Sheet("targets.csv", frame), dict.fromkeys(names, COUNTS | counts))
    return [(f.row, f.column) for f in found if f.check == "issued_blank"]


@pytest.mark.parametrize("column", FORM_NUMBERS)
def test_a_blank_cell_among_printed_ones_is_told(column):
    assert blanks(RIGHT, RIGHT, RIGHT | {column: ""}) == [(4, column)]


def test_a_column_that_is_not_printed_and_a_rate_of_nothing_are_no_blanks():
    assert blanks(*[RIGHT | {"poor_end_rate": ""}] * 3) == []
    assert blanks(RIGHT, RIGHT | {"reduction_rate": "", "poor_end_rate": ""}, households_end=0) == []


def test_caption_of_the_wrong_committee_and_letters():
    caption = "BẢNG CHI TIÊU Giảm tỷ lệ hộ nghèo năm 2023 (Kèm theo kế hoạch của uỷ ban nhân dân huyện)"
    assert [(fault.printed, fault.expected) for fault in caption_faults(caption, "xã", 2023)] == [
        ("BẢNG CHI TIÊU", "BẢNG CHỈ TIÊU"),
        ("uỷ ban nhân dân huyện", "Ủy ban nhân dân xã"),
    ]


def test_caption_without_fault():
    assert caption_faults("BẢNG CHỈ TIÊU năm 2024 của Ủy ban nhân dân xã", "xã", 2024) == []
    assert [f.expected for f in caption_faults("BẢNG CHỈ TIÊU năm 2023", "xã", 2024)] == ["năm 2024"]
