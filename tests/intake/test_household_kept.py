"""Households against themselves in last year's review: people, members, the date of the last escape."""

from datetime import date

import polars as pl
import pytest

from analysis.intake.checks.household_kept import check_kept
from analysis.intake.sheets import ROW, Sheet

BEFORE = {"household_id": "A-1", "ethnicity": "Kinh", "members": 4, "head_sex": "male", "escaped_on": None, "class_start": "poor", "class_end": "poor", "change": ""}  # fmt: skip
SINCE = date(2020, 12, 1)


def sheet(file, *rows):
    schema = {ROW: pl.Int64, "members": pl.Int64, "escaped_on": pl.Date}
    return Sheet(file, pl.DataFrame([{ROW: n} | row for n, row in enumerate(rows, 2)], schema_overrides=schema))


def told(before, now, others=()):
    """What is told of one household; another one, which escaped long ago, shows that the column is in use."""
    old = BEFORE | {"household_id": "A-9", "escaped_on": SINCE, "class_start": "not_poor", "class_end": "not_poor"}
    last = sheet("2022/households.csv", BEFORE | before, old)
    return [(f.severity, f.row, f.column, f.check) for f in check_kept(sheet("households.csv", BEFORE | now, old), last, 2023)]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ({}, []),
        ({"ethnicity": "Gia Rai"}, [("warning", 2, "ethnicity", "ethnicity_kept")]),
        ({"members": 8}, []),
        ({"members": 14}, [("warning", 2, "members", "members_kept")]),
        ({"members": 14, "change": "merged"}, []),
        ({"members": 40}, []),  # told by its own rule
        ({"head_sex": "female"}, [("note", 2, "head_sex", "seldom_changes")]),
    ],
)
def test_what_does_not_change_in_a_year(now, found):
    assert told({}, now) == found


@pytest.mark.parametrize(
    ("start", "end", "was", "now", "wrong"),
    [
        ("poor", "poor", None, None, False),
        ("poor", "poor", SINCE, SINCE, False),
        ("poor", "poor", SINCE, None, True),
        ("poor", "poor", None, SINCE, True),
        ("poor", "poor", SINCE, date(2019, 12, 1), True),
        ("poor", "near_poor", None, date(2022, 12, 5), False),
        ("poor", "not_poor", SINCE, date(2022, 3, 5), False),
        ("poor", "not_poor", SINCE, SINCE, True),
        ("poor", "not_poor", None, None, True),
        ("near_poor", "not_poor", None, None, False),
        ("near_poor", "not_poor", None, date(2022, 12, 5), False),
        ("near_poor", "not_poor", None, SINCE, True),
        ("absent", "poor", None, SINCE, False),
    ],
)
def test_date_of_the_last_escape(start, end, was, now, wrong):
    found = told({"class_start": start, "class_end": end, "escaped_on": was}, {"escaped_on": now})
    assert found == ([("warning", 2, "escaped_on", "escape_kept")] if wrong else [])


def test_column_that_moved_is_one_finding():
    peoples = ["Kinh", "Gia Rai"] * 10
    last = sheet("l.csv", *(BEFORE | {"household_id": f"A-{n}", "ethnicity": one} for n, one in enumerate(peoples)))
    now = sheet("h.csv", *(BEFORE | {"household_id": f"A-{n}", "ethnicity": one} for n, one in enumerate(peoples[1:] + peoples[:1])))  # fmt: skip
    (found,) = check_kept(now, last, 2023)
    assert (found.check, found.row) == ("ethnicity_kept", 2) and found.value.startswith("20 dòng (2, 3, 4, 5, 6, …)")
