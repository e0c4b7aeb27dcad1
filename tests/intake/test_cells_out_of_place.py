"""Cells that stand a column away, are left blank where all others answer, or tell money in another unit: asked where
they stand.
"""

import pytest

from analysis.intake import open_year
from factories import household, write

SHARED = {"unit": "hộ", "planned": 30, "actual": 28, "money_province": 60, "money_mobilised": 45, "money_credit": ""}
CODES = ["DA2", "DA3.TDA1", "DA3.TDA2", "DA4", "DA5"]


def found(unit, *checks):
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    return [(f.row, f.column, f.check) for f in data.findings if f.check in checks and not f.file.startswith("2022")]


def programme(unit, /, **cells):
    """The unit with five sound lines, the third with other cells."""
    lines = [
        {
            "code": code,
            "name": f"Việc {code}",
            **SHARED,
            "money_central": 500 + at,
            "disbursed": 590,
            "note": "đang làm",
        }
        for at, code in enumerate(CODES)
    ]
    lines[2] |= cells
    write(unit / "programme.csv", lines)


def households(unit, /, **cells):
    """The unit with forty households that answer yes and no, the third and the fourth with other cells."""
    rows = [household(n, support_health=n % 2, support_water=0, merit="x" if n % 10 else "") for n in range(1, 41)]
    for row in rows[2:4]:
        row |= cells
    write(unit / "households.csv", rows)


MONEY = ("disbursed_far_below", "money_unlike_others", "number_for_words")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, []),
        ({"disbursed": 0}, []),
        ({"disbursed": "", "actual": 3}, []),  # hardly begun
        ({"disbursed": ""}, [(4, "disbursed", "disbursed_far_below")]),
        ({"disbursed": "", "note": "98,1"}, [(4, "disbursed", "disbursed_far_below"), (4, "note", "number_for_words")]),
        ({"money_central": 5000}, []),
        ({"money_central": 9000}, [(4, "disbursed", "disbursed_far_below")]),
        ({"money_central": 50000, "disbursed": 50000}, [(4, "money_central", "money_unlike_others")]),
        ({"money_central": 9000, "disbursed": 9000}, []),
        ({"note": "hoàn thành 100 %"}, []),
        ({"unit": "20"}, [(4, "unit", "number_for_words")]),
    ],
)
def test_line_whose_money_does_not_fit_what_was_done(unit, cells, told):
    programme(unit, **cells)
    assert found(unit, *MONEY) == told


def test_lines_of_which_few_say_what_is_spent_are_not_asked(unit):
    programme(unit)
    text = (unit / "programme.csv").read_text(encoding="utf-8")
    (unit / "programme.csv").write_text(text.replace(",590,", ",,"), encoding="utf-8")
    assert found(unit, *MONEY) == []


def test_money_that_cannot_be_read_is_told_once(unit):
    programme(unit, money_central="500 triệu", disbursed=5000)
    checks = ("readable_cell", "disbursed_beyond_money", "disbursed_far_below", "money_unlike_others")
    assert found(unit, *checks) == [(4, "money_central", "readable_cell")]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, []),
        ({"support_water": ""}, [(4, "support_water", "blank_answers")]),
        ({"merit": ""}, []),  # where only a yes is marked a blank is no
        ({"override_reason": "1"}, [(4, "override_reason", "number_for_words")]),
        ({"helper": "NA", "override_reason": "<NA>"}, []),
        ({"class_end": "", "change": "moved_out", "support_water": "", "support_health": ""}, []),
    ],
)
def test_households_whose_answers_are_out_of_place(unit, cells, told):
    households(unit, **cells)
    assert found(unit, "blank_answers", "number_for_words") == told


def test_answers_mostly_left_blank_are_a_habit(unit):
    households(unit)
    rows = [household(n, merit=1 if n % 3 == 0 else 0 if n == 1 else "") for n in range(1, 41)]
    write(unit / "households.csv", rows)
    assert found(unit, "blank_answers") == []


def test_what_programs_write_for_nothing_is_no_reason(unit):
    rows = [household(n) for n in range(1, 41)]
    rows[2] |= {"class_end": "cận nghèo", "override_reason": "NA"}
    write(unit / "households.csv", rows)
    assert found(unit, "class_by_points") == [(4, "class_end", "class_by_points")]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Tập huấn cán bộ giảm nghèo", True),
        ("Giảm nghèo bền vững", False),
        ("Tỷ lệ giảm nghèo", False),
        ("Mức giảm tỷ lệ hộ nghèo", False),
    ],
)
def test_a_fraction_of_the_work_of_the_programme(unit, name, told):
    lines = [{"code": "MT.9", "name": name, "unit": "%", "target": 1, "actual": "0,93", "source": "reported"}]
    write(unit / "objectives.csv", lines)
    assert bool(found(unit, "percent_not_fraction")) == told


@pytest.mark.parametrize(
    ("at", "cells", "told"),
    [
        (3, {}, []),
        (3, {"cause_2": ""}, [(4, "cause_1", "causes_fit")]),
        (33, {"cause_1": 1}, [(34, "cause_1", "causes_fit")]),
        (3, {"class_end": "", "change": "moved_out", "cause_2": ""}, []),
    ],
)
def test_causes_stand_where_households_are_poor(unit, at, cells, told):
    rows = [household(n, cause_2=1) for n in range(1, 31)] + [
        household(n, class_end="không nghèo") for n in range(31, 61)
    ]
    rows[at - 1] |= cells
    write(unit / "households.csv", rows)
    assert found(unit, "causes_fit") == told


def test_a_village_over_its_households_is_no_household(unit):
    rows = [household(n) for n in range(1, 6)] + [household(n, "Thôn B", ethnicity="Gia Rai") for n in range(6, 9)]
    blank = dict.fromkeys(rows[0], "")
    groups = [blank | {"household_id": "THÔN A", "members": 20}, blank | {"household_id": "Thôn B", "members": 99}]
    write(unit / "households.csv", [groups[0], *rows[:5], groups[1], *rows[5:]])
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    assert len(data.households) == 8
    told = [(f.severity, f.row) for f in data.findings if f.file == "households.csv" and f.row in (2, 8)]
    assert told == [("warning", 8), ("note", 2)]
