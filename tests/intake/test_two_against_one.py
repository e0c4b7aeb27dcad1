"""Last year's review against this year's and the recognitions: where the two agree, the fault is told at last year's cell."""

import csv

import pytest

from analysis.intake.check import all_findings
from factories import faults, recognised, write


def change(path, number, **cells):
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    next(row for row in rows if row["household_id"] == f"TN-{number:03}").update(cells)
    write(path, rows)


def told(unit):
    found = faults(all_findings("thu-nghiem", 2023, unit.parents[1]))
    return [(f.severity, f.file, f.row, f.column, f.check) for f in found]


@pytest.fixture
def year(unit):
    write(unit / "recognitions.csv", [recognised("2023-04-20", 4, "nghèo", "cận nghèo"), recognised("2023-05-20", 10, "cận nghèo", "không nghèo")])  # fmt: skip
    return unit


def test_class_of_last_year_that_both_others_have_otherwise(year):
    change(year.parent / "2022" / "households.csv", 10, class_end="không nghèo", b1="150", b2="10")
    assert told(year) == [("error", "2022/households.csv", 11, "class_end", "last_review_alone")]


def test_village_of_last_year_that_both_others_have_otherwise(year):
    change(year.parent / "2022" / "households.csv", 10, village="Thôn B")
    assert told(year) == [("error", "2022/households.csv", 11, "village", "last_review_alone")]


def test_recognition_that_stands_alone_is_told_itself(year):
    write(year / "recognitions.csv", [recognised("2023-04-20", 4, "cận nghèo", "không nghèo")])
    assert ("recognitions.csv", "goes_on_from_before") in {(f[1], f[-1]) for f in told(year)}
    assert "last_review_alone" not in {f[-1] for f in told(year)}
