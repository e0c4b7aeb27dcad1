"""The chain 2023 → 2024 → 2025 across the merger: the reports of xã Ia Pa 2025 against a recount of the files alone."""

import csv
import json
import re
from collections import Counter, defaultdict

import pytest

from analysis.intake import open_year
from analysis.project import RAW
from published_reports import heavy_pages

pytestmark = pytest.mark.slow

OLD = ("kim-tan", "ia-mron", "ia-trok")
NEW_NAMES = {
    ("kim-tan", "Thôn 1"): "Thôn 1 Kim Tân",
    ("kim-tan", "Thôn 2"): "Thôn 2 Kim Tân",
    ("ia-mron", "Thôn 1"): "Thôn 1 Ia Mrơn",
    ("ia-mron", "Thôn 2"): "Thôn 2 Ia Mrơn",
    ("ia-trok", "Thôn 1"): "Thôn 1 Ia Trôk",
}
POOR = "nghèo"


def rows(*path):
    with RAW.joinpath(*path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def reports(published):
    """The folder of the three reports."""
    return published("ia-pa", "2025")


@pytest.fixture(scope="module")
def figures(reports):
    with (reports / "figures.csv").open(encoding="utf-8", newline="") as file:
        return {(r["report"], r["table"], r["row"], r["column"]): r["value"] for r in csv.DictReader(file)}


@pytest.fixture(scope="module")
def recounted():
    """Households and poor by village at both ends, movements of the year, counted from the files."""
    count = defaultdict(Counter)
    for unit in OLD:
        for row in rows(unit, "2024", "villages.csv"):
            count["households_start"][NEW_NAMES.get((unit, row["village"]), row["village"])] += int(row["households"])
        for row in rows(unit, "2024", "households.csv"):
            count["poor_start"][NEW_NAMES.get((unit, row["village"]), row["village"])] += row["class_end"] == POOR
    for row in rows("ia-pa", "2025", "villages.csv"):
        count["households_end"][row["village"]] += int(row["households"])
    for row in rows("ia-pa", "2025", "households.csv"):
        was, now = row["class_start"] == POOR, row["class_end"] == POOR
        count["poor_end"][row["village"]] += now
        moved = bool(row["change"])
        count["escaped"][row["village"]] += was and not now and not moved
        count["other_decrease"][row["village"]] += was and not now and moved
        count["entered"][row["village"]] += now and not was
    return count


def test_three_reports(reports):
    names = ("household-review", "annual-plan-appendix", "year-end-evaluation")
    assert all((reports / f"{name}.html").is_file() for name in names)


def test_results_by_village(figures, recounted):
    villages = list(recounted["households_end"])
    assert len(villages) == 13
    for column in ("households_start", "poor_start", "households_end", "poor_end"):
        for village in villages:
            value = figures["year-end-evaluation", "village_results", village, column]
            assert int(value) == recounted[column][village], (village, column)
        total = figures["year-end-evaluation", "village_results", "total", column]
        assert int(total) == sum(recounted[column].values())


def test_change_of_the_rate(figures, recounted):
    total = {name: sum(count.values()) for name, count in recounted.items()}
    points = 100 * (total["poor_start"] / total["households_start"] - total["poor_end"] / total["households_end"])
    assert float(figures["year-end-evaluation", "village_results", "total", "points_actual"]) == pytest.approx(points)
    assert float(figures["evaluation-workings", "rate_change", "total", "change"]) == pytest.approx(-points)


def test_movements(figures, recounted):
    for village, poor_end in recounted["poor_end"].items():
        cell = {c: int(figures["household-review", "T2_households", village, c]) for c in ("start", "to_near_poor", "to_not_poor", "other_decrease", "end")}  # fmt: skip
        assert cell["start"] == recounted["poor_start"][village] and cell["end"] == poor_end
        assert cell["to_near_poor"] + cell["to_not_poor"] == recounted["escaped"][village]
        assert cell["other_decrease"] == recounted["other_decrease"][village]
        assert cell["start"] - recounted["escaped"][village] - cell["other_decrease"] + recounted["entered"][village] == poor_end  # fmt: skip


def test_plan_starts_from_the_old_units(figures, recounted):
    for village, poor in recounted["poor_start"].items():
        assert int(figures["annual-plan-appendix", "village_targets", village, "poor_start"]) == poor
        assert int(figures["plan-workings", "continuity", village, "poor"]) == poor


def test_kim_tan_goes_on_without_a_break():
    """End of 2023 = start of 2024 and end of 2024 = start of 2025, household by household."""
    for before, now in (
        (rows("kim-tan", "2023", "households.csv"), rows("kim-tan", "2024", "households.csv")),
        (rows("kim-tan", "2024", "households.csv"), rows("ia-pa", "2025", "households.csv")),
    ):
        start = {row["household_id"]: row["class_start"] for row in now}
        listed = {row["household_id"]: row["class_end"] for row in before if row["class_end"] in (POOR, "cận nghèo")}
        assert {key: start[key] for key in listed} == listed


def test_cohort_of_2024(figures):
    poor = {row["household_id"] for unit in OLD for row in rows(unit, "2024", "households.csv") if row["class_end"] == POOR}  # fmt: skip
    ends = {row["household_id"]: row["class_end"] for row in rows("ia-pa", "2025", "households.csv")}
    cohort = {key: figures["evaluation-workings", "cohorts", "2024-2025", key] for key in ("households", "still_poor", "near_poor", "not_poor", "unknown")}  # fmt: skip
    counted = Counter(ends[key] for key in poor)
    assert [int(value) for value in cohort.values()] == [len(poor), counted[POOR], counted["cận nghèo"], counted["không nghèo"], 0]  # fmt: skip


def test_only_whole_years_are_followed():
    data = open_year("ia-pa", 2025)
    assert list(data.reviews) == [2024, 2025]
    assert [f.severity for f in data.findings if f.check == "earlier_of_some_units"] == ["note"]


def test_no_district_after_july_2025(reports, figures):
    for page in reports.glob("*.html"):
        text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", page.read_text(encoding="utf-8"))
        assert "huyện" not in text.lower(), page.name
    assert figures["year-end-evaluation", "programme", "DA2", "money_district"] == ""


def test_no_page_is_too_heavy(reports):
    assert heavy_pages(reports) == {}


def test_inputs_are_all_listed(reports):
    inputs = {file["path"] for file in json.loads((reports / "run.json").read_text(encoding="utf-8"))["inputs"]}
    assert {f"{unit}/2024/{name}.csv" for unit in OLD for name in ("villages", "households")} <= inputs
    assert "units.toml" in inputs and not any("/2023/" in path for path in inputs)
