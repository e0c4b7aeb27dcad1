"""What the half-year's pages say: where the target lies, what is not known, nothing at all in a report of the year."""

import pandas as pd
import pytest

from analysis.presentation.display import NOTHING
from analysis.presentation.period_words import at_end, in_period, monitoring_basis
from analysis.presentation.projection_page import told
from pages import a_page

PERIOD = "2024-H1"
HALF, YEAR = a_page(period=PERIOD), a_page()
PAST = pd.DataFrame(
    [[140, 67, 47.86, 138, 12, 8.7, 7]],
    index=["2022"],
    columns=["poor_start", "leaving", "leaving_rate", "near_poor_start", "from_near_poor", "from_near_poor_rate", "other_entering"],
)  # fmt: skip


def projected(rates=True):
    columns = ["base", "to_date", "low", "middle", "high", "low_rate", "middle_rate", "high_rate"]
    share = [2.0, 3.0, 4.0] if rates else [pd.NA] * 3
    rows = {"leaving": [43, 12, 16, 24, 32, *[pd.NA] * 3], "poor_end": [43, 34, 20, 30, 40, *share]}
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


@pytest.mark.parametrize(
    ("most", "says"),
    [(19, "khó đạt"), (20, "chưa nói được"), (39, "chưa nói được"), (40, "nhiều khả năng đạt"), (-1, "không thể đạt")],
)
def test_target_against_the_range(most, says):
    text = told(HALF, projected(), most)
    assert says in text and "20–40 hộ nghèo" in text and "2,00–4,00 %" in text
    assert "Đây là ước tính, không phải kết quả" in text


def test_unknown_target_and_unknown_households_are_left_out():
    text = told(HALF, projected(rates=False), None)
    assert "Mục tiêu" not in text and "%" not in text


def test_no_earlier_year():
    assert "không đủ số liệu" in told(HALF, None, 5)
    assert "không đủ số liệu" in HALF.projection_page(PAST.iloc[:0], None, 5, 100).text


def test_one_year_says_that_the_spread_is_assumed():
    page = HALF.projection_page(PAST, projected(), 18, 1702)
    assert "giả định, chưa phải từ số liệu của xã" in page.text and "1.702 hộ dân dự kiến" in page.text
    assert ("projection", "target", "most_poor", 18) in [figure[:4] for figure in page.figures]
    assert {figure.unit for figure in page.figures if figure.column.endswith("_rate")} == {"%"}


def test_nothing_of_it_in_a_report_of_the_year():
    frame = pd.DataFrame()
    assert YEAR.summary_to_date(frame, frame, frame, None, None, None) is NOTHING
    assert [YEAR.projection_page(PAST, projected(), 1, 2), YEAR.table_progress(frame), YEAR.recognitions_page(frame)] == [NOTHING] * 3  # fmt: skip
    assert YEAR.objectives_to_date(None, None) is NOTHING and YEAR.reconciliation_page(None) is NOTHING


def test_objectives_against_the_years_target():
    objectives = pd.DataFrame({"code": ["MT.1", "MT.2"], "name": ["Nhà ở", "Tập huấn"]})
    progress = pd.DataFrame(
        {"target": [15, 1], "actual": [5, pd.NA], "progress": [100 / 3, pd.NA]}, index=["MT.1", "MT.2"], dtype="Float64"
    )
    page = HALF.objectives_to_date(objectives, progress)
    assert "1 dòng đã có số liệu" in page.text and "1 dòng chưa có số liệu" in page.text and "33,33" in page.html
    assert [figure.value for figure in page.figures if figure.row == "MT.2"] == [1, None, None]


def test_reconciliation_says_how_many_differ():
    names = ["recognised", "no_longer_poor", "poor_in_review", "became_poor", "not_poor_in_review", "without_row"]
    frame = pd.DataFrame([[8, 4, 1, 3, 1, 1]], index=["total"], columns=names)
    assert "khác với 2 hộ" in YEAR.reconciliation_page(frame).text
    assert "không trái" in YEAR.reconciliation_page(frame.assign(poor_in_review=0, not_poor_in_review=0)).text


def test_words_of_the_period():
    assert (in_period(""), at_end("")) == ("trong năm", "cuối năm")
    assert (in_period(PERIOD), at_end(PERIOD)) == ("6 tháng đầu năm 2024", "30/6/2024")
    assert "10/2022/TT-BLĐTBXH" in monitoring_basis(2024) and monitoring_basis(2020) == ""
