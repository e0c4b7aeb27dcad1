"""A household's number without its letters among numbers that have them."""

import polars as pl
import pytest

from analysis.intake.bare_numbers import refuse_bare
from analysis.intake.check import all_findings
from analysis.intake.sheets import ROW, Sheet
from factories import faults, household, recognised, write


def sheet(*ids):
    return Sheet("households.csv", pl.DataFrame({ROW: range(2, len(ids) + 2), "household_id": ids}))


LETTERED = [f"KT-{n:04}" for n in range(1, 31)]


@pytest.mark.parametrize("typed", ["54", "054", "54.0", "54,0"])
def test_number_alone_is_refused_among_lettered_ones(typed):
    mended, (told,) = refuse_bare(sheet(*LETTERED, typed))
    assert (told.severity, told.row, told.value, told.check) == ("error", 32, typed, "household_number")
    assert mended["household_id"].null_count() == 1 and "KT-0001" in told.expected


@pytest.mark.parametrize(
    "ids",
    [
        ["54", *LETTERED[:9]],
        [str(n) for n in range(1, 40)],
        [*LETTERED, "064123456789"],
        [*LETTERED[:20], "1", "2", "3"],
    ],
    ids=["few", "all-bare", "number-of-a-person", "two-ways-of-a-unit"],
)
def test_number_alone_is_right_where_nothing_speaks_against_it(ids):
    assert refuse_bare(sheet(*ids))[1] == []


@pytest.mark.parametrize("typed", ["5", "5.0", "5E+02", "46E+02"])
def test_fault_of_last_years_list_is_told_there_and_not_at_the_recognition(unit, typed):
    start = [household(n) for n in range(1, 6)] + [household(n, "Thôn B", ethnicity="Gia Rai") for n in range(6, 9)]
    start += [household(n, class_start="cận nghèo", class_end="cận nghèo") for n in range(9, 11)]
    start += [household(n, class_start="", class_end="không nghèo", change="moved_in") for n in range(50, 54)]
    start[4]["household_id"] = typed
    write(unit.parent / "2022" / "households.csv", start)
    write(unit / "recognitions.csv", [recognised("2023-04-20", 5, "nghèo", "không nghèo")])
    told = [f for f in faults(all_findings("thu-nghiem", 2023, unit.parents[1])) if f.severity == "error"]
    assert [(f.file, f.row, f.column, f.check) for f in told] == [
        ("2022/households.csv", 6, "household_id", "household_number")
    ]
