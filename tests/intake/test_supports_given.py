"""Supports to households that are in none of the three groups: one warning a column."""

from analysis.intake import open_year
from factories import household, write


def told(unit, *extra):
    now = unit / "households.csv"
    rows = [*(household(n) for n in range(1, 4)), household(6, "Thôn B", ethnicity="Gia Rai")]
    write(now, [*rows, *extra])
    found = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])).findings
    return [(f.column, f.value) for f in found if f.check == "support_entitled"]


def never_poor(number, **cells):
    return household(number, class_start="không nghèo", class_end="không nghèo", **cells)


def test_household_that_never_was_poor(unit):
    found = told(unit, never_poor(40, support_housing=1, support_water=1), never_poor(41, support_water=1))
    assert found == [("support_housing", "1 hộ: TN-040"), ("support_water", "2 hộ: TN-040, TN-041")]


def test_newly_escaped_is_entitled_and_an_old_escape_is_not(unit):
    found = told(
        unit,
        never_poor(40, support_water=1, escaped_on="2021-12-15"),
        never_poor(41, support_water=1, escaped_on="2018-12-15"),
    )
    assert found == [("support_water", "1 hộ: TN-041")]


def test_household_poor_in_the_review_before_is_entitled(unit):
    assert told(unit, never_poor(6, village="Thôn B", ethnicity="Gia Rai", support_water=1)) == []


def test_support_open_to_others_is_not_judged(unit):
    assert told(unit, never_poor(40, support_emergency=1, support_legal=1)) == []
