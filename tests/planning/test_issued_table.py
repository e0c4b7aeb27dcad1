import pandas as pd
import pytest

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


def test_caption_of_the_wrong_committee_and_letters():
    caption = "BẢNG CHI TIÊU Giảm tỷ lệ hộ nghèo năm 2023 (Kèm theo kế hoạch của uỷ ban nhân dân huyện)"
    assert [(fault.printed, fault.expected) for fault in caption_faults(caption, "xã", 2023)] == [
        ("BẢNG CHI TIÊU", "BẢNG CHỈ TIÊU"),
        ("uỷ ban nhân dân huyện", "Ủy ban nhân dân xã"),
    ]


def test_caption_without_fault():
    assert caption_faults("BẢNG CHỈ TIÊU năm 2024 của Ủy ban nhân dân xã", "xã", 2024) == []
    assert [f.expected for f in caption_faults("BẢNG CHỈ TIÊU năm 2023", "xã", 2024)] == ["năm 2024"]
