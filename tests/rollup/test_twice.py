"""Old communes and the one that they became: one of the two counts."""

import datetime as dt

import pytest

from analysis.intake.units import Merge, Units
from analysis.rollup.twice import once_by_map, once_by_name
from analysis.rollup.unit_year import Name, UnitYear

OLD, OTHER, NEW = (UnitYear(Name(f"xã {name}"), "review", folder) for name, folder in (("Cũ", "cu"), ("Kia", "kia"), ("Mới", "moi")))  # fmt: skip


def merge(day: str, into: str = "moi") -> Units:
    """The map of one merger."""
    names = {"cu": "xã Cũ", "kia": "xã Kia", "moi": "xã Mới"}
    change = {"on": dt.date.fromisoformat(day), "into": into, "from": ["cu", "kia"], "names": {u: names[u] for u in {"cu", "kia", into}}}  # fmt: skip
    return Units(merge=(Merge(**change),))


@pytest.mark.parametrize(
    "day, units, counted",
    [
        ("2023-07-01", [OLD, OTHER, NEW], [NEW]),
        ("2024-07-01", [OLD, OTHER, NEW], [OLD, OTHER]),
        ("2024-07-01", [OLD, NEW], [NEW]),
        ("2023-07-01", [OLD, OTHER], [OLD, OTHER]),
        ("2023-07-01", [NEW], [NEW]),
    ],
    ids=["after", "before", "before, one old one lacks", "the new one lacks", "the new one alone"],
)
def test_the_commune_that_was_one_at_the_end_of_the_year_counts(day, units, counted):
    kept, told = once_by_map(units, merge(day), 2023)
    assert kept == counted
    assert {one.unit for one in told} == {unit.label for unit in units if unit not in counted}
    assert all("units.toml" in one.found for one in told)


def test_a_line_of_a_form_is_known_by_the_name_that_the_map_gives():
    line = UnitYear(Name("xã Cũ"), "form")
    assert once_by_map([line, NEW], merge("2023-07-01"), 2023)[0] == [NEW]


def test_a_commune_that_took_another_in_counts_with_it_from_that_day_on():
    units = [OLD, OTHER]
    assert once_by_map(units, merge("2023-07-01", into="cu"), 2023)[0] == [OLD]
    assert once_by_map(units, merge("2024-07-01", into="cu"), 2023)[0] == units


@pytest.mark.parametrize(
    "district, year, counted",
    [("huyện Một", 2023, ["a"]), ("", 2025, ["a"]), ("", 2023, ["a", "b"])],
    ids=["of one district", "since there are no districts", "nobody knows of which district"],
)
def test_two_folders_of_one_commune_count_once(district, year, counted):
    name = Name("xã Bình", district, "tỉnh T")
    kept, told = once_by_name([UnitYear(name, "none", "b"), UnitYear(name, "review", "a")], year)
    assert [unit.folder for unit in kept] == counted and len(told) == 2 - len(counted)
