"""A number skipped in a column that nearly every household has; one that nobody was asked for is no finding."""

import polars as pl
import pytest

from analysis.intake.checks.few_blanks import few_blanks
from analysis.intake.checks.rule import told
from analysis.intake.sheets import ROW, Sheet


def households(members, classes):
    return Sheet("h.csv", pl.DataFrame({ROW: range(2, len(members) + 2), "insured_members": members, "class_end": classes}))  # fmt: skip


@pytest.mark.parametrize(
    ("blanks", "number", "absent", "rows"),
    [
        (1, 40, 0, [2]),
        (0, 40, 0, []),
        (2, 40, 0, []),
        (2, 150, 0, [2, 3]),
        (1, 15, 0, []),
        (40, 40, 0, []),
        (1, 40, 1, []),
    ],
)
def test_number_that_one_household_lacks(blanks, number, absent, rows):
    members = [None] * blanks + [3] * (number - blanks)
    sheet = households(members, ["absent"] * absent + ["poor"] * (number - absent))
    assert [f.row for f in told(sheet, *few_blanks(sheet))] == rows
