"""The projection on the page: where the target lies, what is not known, that it is no result."""

import pandas as pd
import pytest

from analysis.document.shown import NOTHING
from pages import a_page

HALF, YEAR = a_page(period="2024-H1", year=2024), a_page()
PAST = pd.DataFrame(
    [[140, 67, 47.86, 138, 12, 8.7, 7]],
    index=["2022"],
    columns=["poor_start", "leaving", "leaving_rate", "near_poor_start", "from_near_poor", "from_near_poor_rate", "other_entering"],
)  # fmt: skip


def projected(low=20, high=40, *, rates=True):
    columns = ["base", "to_date", "low", "middle", "high", "low_rate", "middle_rate", "high_rate"]
    share = [2.0, 3.0, 4.0] if rates else [pd.NA] * 3
    rows = {"leaving": [43, 12, 16, 24, 32, *[pd.NA] * 3], "poor_end": [43, 34, low, 30, high, *share]}
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


@pytest.mark.parametrize(
    ("most", "says"),
    [(19, "khó đạt"), (20, "chưa nói được"), (39, "chưa nói được"), (40, "nhiều khả năng đạt"), (-1, "không thể đạt")],
)
def test_target_against_the_range(most, says):
    text = HALF.projection_page(PAST, projected(), most, 1702).text
    assert says in text and "20–40\u00a0hộ nghèo" in text and "2,00–4,00\u00a0%" in text
    assert "Đây là ước tính, không phải kết quả rà soát" in text


def test_unknown_target_and_unknown_households_are_left_out():
    text = HALF.projection_page(PAST, projected(rates=False), None, None).text
    assert "Mục tiêu" not in text and "%" not in text.split("Cách ước")[0].split("\n")[0]


def test_a_range_of_one_number_is_one_number():
    assert "Ước đến cuối năm còn 30\u00a0hộ nghèo" in HALF.projection_page(PAST, projected(30, 30), None, None).text


def test_no_earlier_year():
    assert "Chưa đủ số liệu để ước" in HALF.projection_page(PAST.iloc[:0], None, 5, 100).text


def test_one_year_says_that_the_spread_is_assumed():
    page = HALF.projection_page(PAST, projected(), 18, 1702)
    assert "giả định, chưa phải từ số liệu của xã" in page.text and "1.702\u00a0hộ dân dự kiến" in page.text
    assert ("projection", "target", "most_poor", 18) in [figure[:4] for figure in page.figures]


def test_nothing_of_it_in_a_report_of_the_year():
    frame = pd.DataFrame()
    assert [YEAR.projection_page(PAST, projected(), 1, 2), YEAR.table_progress(frame), YEAR.table_recognitions(frame)] == [NOTHING] * 3  # fmt: skip
