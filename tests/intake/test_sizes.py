"""Noughts too many where people are counted: asked at the very cell, and nothing else is told of it."""

import pytest

from analysis.intake.check import all_findings
from factories import faults, household, recognised, village, write


def told(unit):
    return [
        (f.severity, f.file, f.row, f.column, f.check)
        for f in faults(all_findings("thu-nghiem", 2023, unit.parents[1]))
    ]


@pytest.mark.parametrize("year", ["2022/", ""])
def test_persons_beyond_all_households(unit, year):
    folder = unit.parent / "2022" if year else unit
    write(folder / "villages.csv", [village(persons=397_000), village("Thôn B", 60, especially_difficult=1)])
    assert told(unit) == [("warning", f"{year}villages.csv", 2, "persons", "persons_plausible")]


def test_household_of_thousands_is_not_told_again_at_the_register(unit):
    rows = [household(1), household(2, class_end="không nghèo"), household(3, members=4000), household(4), household(5)]
    rows += [household(n, "Thôn B", ethnicity="Gia Rai") for n in range(6, 9)]
    rows += [household(n, class_start="cận nghèo", class_end="cận nghèo") for n in range(9, 11)]
    write(unit / "households.csv", rows)
    assert told(unit) == [("warning", "households.csv", 4, "members", "members_plausible")]


def test_recognition_of_thousands(unit):
    write(unit / "recognitions.csv", [recognised("2023-04-20", 4, "nghèo", "cận nghèo", members=4000)])
    assert told(unit) == [("warning", "recognitions.csv", 2, "members", "members_plausible")]


def test_register_of_last_year_handed_in_again(unit):
    again = (unit.parent / "2022" / "villages.csv").read_bytes()
    (unit / "villages.csv").write_bytes(again)
    assert told(unit) == [("warning", "villages.csv", None, None, "file_of_last_year")]


def test_review_of_last_year_handed_in_again_is_one_error(unit):
    (unit.parent / "2022" / "households.csv").write_bytes((unit / "households.csv").read_bytes())
    write(unit / "recognitions.csv", [recognised("2023-04-20", 4, "nghèo", "cận nghèo")])
    assert [f for f in told(unit) if f[0] == "error"] == [("error", "households.csv", None, None, "file_of_last_year")]
    assert not [f for f in told(unit) if f[1] == "recognitions.csv" or f[-1] == "start_is_last_end"]
