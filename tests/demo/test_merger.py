"""Xã Ia Pa 2025: the very households of three communes go on, under the names of units.toml."""

import csv
from collections import Counter

import pytest

from analysis.demo import write_demo
from analysis.demo.merger import draw_merger
from analysis.demo.parameters import counts_at_end, old_units, parameters_of
from analysis.demo.write import _merge
from analysis.intake.check import all_findings
from analysis.project import RAW

UNITS = ["ia-mron", "ia-trok", "ia-pa"]
LISTED = ("nghèo", "cận nghèo")


@pytest.fixture(scope="module", params=[2023, 7])
def households(request):
    """Rows by unit and year, of the project's seed and of another."""
    return draw_merger(request.param, _merge())[1]


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_regenerates_what_is_committed(tmp_path):
    write_demo(2023, tmp_path)
    for unit in UNITS:
        files = {path.relative_to(RAW) for path in (RAW / unit).rglob("*") if path.is_file()}
        assert {path.relative_to(tmp_path) for path in (tmp_path / unit).rglob("*") if path.is_file()} == files
        assert [file for file in sorted(files) if (tmp_path / file).read_bytes() != (RAW / file).read_bytes()] == []
    assert (tmp_path / "units.toml").read_bytes() == (RAW / "units.toml").read_bytes()


@pytest.mark.parametrize(("unit", "year"), [("ia-mron", 2024), ("ia-trok", 2024), ("ia-pa", 2025)])
def test_nothing_to_mend(unit, year):
    assert {finding.severity for finding in all_findings(unit, year)} <= {"note"}


@pytest.mark.parametrize("unit", ["kim-tan", "ia-mron", "ia-trok"])
def test_start_of_2025_is_the_end_of_2024(households, unit):
    last = {row["household_id"]: row for row in households[unit, 2024]}
    now = {row["household_id"]: row for row in households["ia-pa", 2025]}
    shared = last.keys() & now.keys()
    names = _merge().renamed(unit)
    assert {key for key, row in last.items() if row["class_end"] in LISTED} <= shared
    for key in shared:
        old, new = last[key], now[key]
        assert new["class_start"] == old["class_end"]
        assert (new["members"], new["ethnicity"]) == (old["members"], old["ethnicity"])
        assert new["village"] == names.get(old["village"], old["village"])


def test_ids_are_those_of_the_old_units_or_of_newcomers(households):
    ids = [row["household_id"] for row in households["ia-pa", 2025]]
    known = {row["household_id"] for unit in old_units() for row in households[unit, 2024]}
    # who was not poor and not reviewed in 2024 may come back from an earlier year of Kim Tân
    known |= {row["household_id"] for (unit, _), found in households.items() if unit == "kim-tan" for row in found}
    assert len(ids) == len(set(ids))
    assert {name for name in ids if name not in known} == {name for name in ids if name.startswith("IP-")}


def test_counts_follow_from_the_flows(households):
    poor = Counter(row["village"] for row in households["ia-pa", 2025] if row["class_end"] == "nghèo")
    expected = {}
    for unit in old_units():
        settings, names = parameters_of(unit), _merge().renamed(unit)
        for village, number in zip(settings["villages"], counts_at_end(2025, settings)["poor"], strict=True):
            expected[names.get(village, village)] = number
    assert len(expected) == 13 and {name: poor[name] for name in expected} == expected


def test_targets_start_from_the_reviews_of_2024():
    starts = [number for unit in old_units() for number in counts_at_end(2024, parameters_of(unit))["poor"]]
    printed = rows(RAW / "ia-pa" / "2025" / "targets.csv")
    assert [int(row["poor_start"]) for row in printed] == [*starts, sum(starts)]


def test_nothing_of_2025_speaks_of_a_district():
    for path in (RAW / "ia-pa" / "2025").iterdir():
        text = path.read_text(encoding="utf-8").replace("không còn cấp huyện", "")
        assert "huyện" not in text.lower() and "money_district" not in text
