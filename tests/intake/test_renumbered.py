"""One household under two numbers."""

import polars as pl
import pytest

from analysis.intake.checks.renumbered import check_renumbered, check_same_row, renumbered
from analysis.intake.sheets import ROW, Sheet

HOME = {"village": "Thôn A", "ethnicity": "Kinh", "head_sex": "male", "members": 4}


def frame(*rows):
    return pl.DataFrame([{ROW: n} | HOME | row for n, row in enumerate(rows, 2)])


def gone(*rows):
    return frame(*({"class_end": "poor"} | row for row in rows))


def new(*rows):
    return frame(*({"class_start": "poor", "change": ""} | row for row in rows))


@pytest.mark.parametrize(
    ("left", "came", "pairs"),
    [
        ([{"household_id": "A-1"}], [{"household_id": "A-9"}], [("A-9", "A-1")]),
        ([{"household_id": "A-1"}], [{"household_id": "A-9", "class_start": "not_poor"}], [("A-9", "A-1")]),
        ([{"household_id": "A-1"}], [{"household_id": "A-9"}, {"household_id": "A-8", "class_start": "not_poor"}], [("A-9", "A-1")]),
        ([{"household_id": "A-1"}], [{"household_id": "A-9"}, {"household_id": "A-8"}], []),  # which of them?
        ([{"household_id": "A-1"}, {"household_id": "A-2"}], [{"household_id": "A-9"}], []),
        ([{"household_id": "A-1"}], [{"household_id": "A-9", "members": 5}], []),
        ([{"household_id": "A-1"}], [{"household_id": "A-9", "village": "Thôn B"}], []),
        ([{"household_id": "A-1"}], [{"household_id": "A-9", "class_start": "near_poor"}], []),
        ([{"household_id": "A-1"}], [{"household_id": "A-9", "class_start": "absent", "change": "moved_in"}], []),
    ],
)  # fmt: skip
def test_last_years_household_with_another_number(left, came, pairs):
    found = renumbered("households.csv", gone(*left), new(*came))
    assert list(found.frame.select("household_id", "was").iter_rows()) == pairs
    assert [f.column for f in check_renumbered(found, "2022/households.csv")] == ["household_id"] * len(pairs)


def test_row_a_second_time_under_a_new_number():
    rows = [{"household_id": f"A-{n}", "members": n, "class_start": "poor"} for n in range(1, 8)]
    copied = rows[2] | {"household_id": "A-99", "class_start": "not_poor"}
    (found,) = check_same_row(Sheet("h.csv", frame(*rows, copied)), pl.Series([False] * 7 + [True]))
    assert (found.row, found.value, found.check) == (9, "A-99", "row_under_two_numbers") and "dòng 4" in found.expected
    assert not check_same_row(Sheet("h.csv", frame(*rows)), pl.Series([False] * 7))


def test_rows_of_a_review_that_asks_little_are_alike_without_being_one():
    rows = [{"household_id": f"A-{n}", "class_start": "poor"} for n in range(9)]
    assert not check_same_row(Sheet("h.csv", frame(*rows)), pl.Series([False] + [True] * 8))
