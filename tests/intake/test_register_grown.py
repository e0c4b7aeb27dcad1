"""The register of villages against that of the review before."""

import polars as pl
import pytest

from analysis.intake.checks import check_same_register
from analysis.intake.checks.register_grown import check_grown, check_known_villages
from analysis.intake.sheets import ROW, Sheet
from factories import village


def register(*rows, file="villages.csv"):
    return Sheet(file, pl.DataFrame([{ROW: n} | row for n, row in enumerate(rows, 2)]))


BEFORE = register(village(), village("Thôn B", 60), village("Thôn C", 90), file="2022/villages.csv")


def grown(**values):
    now = register(village(**values), village("Thôn B", 60), village("Thôn C", 90))
    return [(f.row, f.column, f.check) for f in check_grown(now, BEFORE, "năm 2022")]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"households": 103}, []),
        ({"households": 1000}, [(2, "households", "register_grown")]),
        ({"households": 10, "persons": 40, "minority_households": 5, "minority_persons": 20}, [(2, "households", "register_grown")]),
        ({"persons": 4000}, [(2, "persons", "register_grown")]),
        ({"persons": 350}, [(2, "persons", "persons_a_household_kept")]),
        ({"households": 115, "persons": 400}, [(2, "households", "persons_a_household_kept")]),
        ({"minority_households": 75}, [(2, "minority_households", "register_grown")]),
        ({"households": 0, "persons": 0, "minority_households": 0, "minority_persons": 0}, []),  # emptied
        ({"area": "urban"}, [(2, "area", "village_state_kept")]),
        ({"especially_difficult": 1}, [(2, "especially_difficult", "village_state_kept")]),
    ],
)  # fmt: skip
def test_count_that_no_village_grows_by(values, found):
    assert grown(**values) == found


def test_small_village_may_double():
    now, before = (register(village(households=n, minority_households=1, minority_persons=4)) for n in (24, 16))
    assert [f.check for f in check_grown(now, before, "")] == ["register_grown"]  # its persons
    now, before = (register(village(households=n, persons=4 * n)) for n in (5, 3))
    assert not check_grown(now, before, "")


def test_village_told_already_is_told_once():
    assert not check_grown(register(village(households=1000)), BEFORE, "", {"Thôn A"})


@pytest.mark.parametrize(
    ("names", "targets", "told"),
    [
        (["Thôn A", "Thôn B", "Thôn C", "Thôn D"], None, ["Thôn D"]),
        (["Thôn A", "Thôn B", "Thôn C", "Thôn D"], ["Thôn D"], []),  # foreseen by the plan
        (["Thôn A", "Thôn B", "Thôn D"], None, []),  # Thôn C under another name: told as gone
    ],
)
def test_village_out_of_nowhere(names, targets, told):
    now = register(*map(village, names))
    plan = None if targets is None else Sheet("targets.csv", pl.DataFrame({"village": targets}))
    assert [f.value for f in check_known_villages(now, BEFORE, plan, "")] == told


@pytest.mark.parametrize(("changed", "again"), [(0, True), (1, True), (2, False)])
def test_register_handed_in_again_with_a_cell_or_two_changed(changed, again):
    rows = [village(), village("Thôn B", 60), village("Thôn C", 90)]
    now = register(*(row | {"persons": row["persons"] + (n < changed)} for n, row in enumerate(rows)))
    assert bool(check_same_register(now, BEFORE, "")) == again
