"""What ships as sound is asked about nothing, but for the printed table of 2023, which is kept as it was issued."""

import pytest

from analysis.intake.check import all_findings

PRINTED = {"objective_is_programme", "issued_table"}
REVIEWS = [("kim-tan", 2022), ("kim-tan", 2024), ("ia-pa", 2025), ("ia-mron", 2024), ("ia-trok", 2024)]


@pytest.mark.parametrize(
    ("unit", "year", "period", "asked"),
    [("kim-tan", 2023, "", PRINTED), ("kim-tan", 2024, "H1", set()), *((*review, "", set()) for review in REVIEWS)],
)
def test_sound_unit_is_asked_about_nothing(unit, year, period, asked):
    assert {found.check for found in all_findings(unit, year, period=period) if found.severity != "note"} == asked
