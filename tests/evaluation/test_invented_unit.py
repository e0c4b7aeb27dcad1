"""An invented commune counted a second time, from its files alone and with fractions: every cell of village_results and T2."""

import csv
import random
from collections import Counter
from fractions import Fraction

import pandas as pd
import pytest

from analysis.evaluation import commune_target, rate_change, village_results
from analysis.intake import open_year
from analysis.planning import village_targets
from analysis.review import poor_movements, summary_of_classes
from factories import PLAN, household, village, write

VILLAGES = ["Làng Đê Kjiêng", "Thôn 2", "Buôn Trưh", "Tổ 4", "Thôn Xa", "Thôn Không Hộ Nghèo"]
CONTRACT = [
    "households_start", "poor_start", "poor_start_rate", "near_poor_start", "households_end", "poor_end", "poor_end_rate",
    "near_poor_end", "near_poor_end_rate", "reduction_planned", "reduction_actual", "ratio_planned", "ratio_actual",
    "points_planned", "points_actual", "met",
]  # fmt: skip
POOR, NEAR, NOT = "nghèo", "cận nghèo", "không nghèo"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The year 2024 of a commune whose households were drawn once, with a gap between the reviews in the second village."""
    draw, root = random.Random(20240), tmp_path_factory.mktemp("raw")
    now, before, start, end, targets = root / "gia" / "2024", root / "gia" / "2023", [], [], []
    for name in VILLAGES[:-1]:
        for _ in range(draw.randint(6, 14)):
            number, klass = len(start) + 1, draw.choice([POOR, POOR, NEAR])
            people = draw.choice(["Kinh", "Ba Na"])
            start.append(household(number, name, class_start=klass, class_end=klass, ethnicity=people))
            after = draw.choice([POOR, POOR, NEAR, NOT, ""])
            change = "" if after else "moved_out"
            written = NOT if name == VILLAGES[1] and number % 2 == 0 and after != "" else klass
            end.append(
                household(number, name, class_start=written, class_end=after, change=change, ethnicity=people,
                          escaped_on="2021-05-01" if number % 3 == 0 else "")
            )  # fmt: skip
    registers = [(name, draw.randint(80, 200), draw.randint(80, 200)) for name in VILLAGES]
    write(before / "villages.csv", [village(name, first) for name, first, _ in registers])
    write(now / "villages.csv", [village(name, last) for name, _, last in registers])
    for name, _, last in registers:
        targets.append({"village": name, "households_end": last + draw.randint(-5, 5), "reduction": draw.randint(0, 2) if name != VILLAGES[-1] else 0})  # fmt: skip
    targets.append({"village": "Tổng cộng"} | {key: sum(row[key] for row in targets) for key in ("households_end", "reduction")})  # fmt: skip
    write(before / "households.csv", start)
    write(now / "households.csv", end)
    write(now / "targets.csv", targets)
    (now / "plan.toml").write_text(PLAN, encoding="utf-8")
    return now


@pytest.fixture(scope="module")
def data(folder):
    return open_year("gia", 2024, data_dir=str(folder.parents[1]), report="year-end-evaluation")


@pytest.fixture(scope="module")
def parts(data):
    before = summary_of_classes(data.previous_households, data.previous_villages)
    now = summary_of_classes(data.households, data.villages)
    targets = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    return before, now, targets, poor_movements(data.households, data.villages)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def witness(folder):
    """(village, figure) -> Fraction, counted from the files."""
    before, counted = folder.parent / "2023", Counter()
    for moment, place in (("start", before), ("end", folder)):
        for row in rows(place / "villages.csv"):
            counted[row["village"], f"households_{moment}"] = int(row["households"])
        for row in rows(place / "households.csv"):
            counted[row["village"], f"poor_{moment}"] += row["class_end"] == POOR
            counted[row["village"], f"near_poor_{moment}"] += row["class_end"] == NEAR
    for row in rows(folder / "targets.csv")[:-1]:
        counted[row["village"], "reduction_planned"] = int(row["reduction"])
        counted[row["village"], "households_planned"] = int(row["households_end"])
    for name in {figure for _, figure in counted}:
        counted["total", name] = sum(counted[village, name] for village in VILLAGES)
    found = {}
    for row in [*VILLAGES, "total"]:
        cell = {name: Fraction(counted[row, name]) for _, name in counted}
        start, end, planned = cell["households_start"], cell["households_end"], cell["households_planned"]
        cell["reduction_actual"] = cell["poor_start"] - cell["poor_end"]
        cell["poor_start_rate"] = 100 * cell["poor_start"] / start
        cell["poor_end_rate"] = 100 * cell["poor_end"] / end
        cell["near_poor_end_rate"] = 100 * cell["near_poor_end"] / end
        cell["ratio_planned"] = 100 * cell["reduction_planned"] / planned
        cell["ratio_actual"] = 100 * cell["reduction_actual"] / end
        cell["points_planned"] = (
            cell["poor_start_rate"] - 100 * (cell["poor_start"] - cell["reduction_planned"]) / planned
        )
        cell["points_actual"] = cell["poor_start_rate"] - cell["poor_end_rate"]
        cell["met"] = Fraction(cell["reduction_actual"] >= cell["reduction_planned"])
        found |= {(row, name): value for name, value in cell.items()}
    return found


def test_columns_are_those_of_the_contract(parts):
    results = village_results(*parts[:3])
    assert list(results.columns) == CONTRACT
    assert list(results.index) == [*VILLAGES, "total"]


def test_every_cell_counted_again(parts, witness):
    results = village_results(*parts[:3])
    for row in results.index:
        for column in CONTRACT[:-1]:
            assert float(results.at[row, column]) == pytest.approx(float(witness[row, column]), rel=1e-12), (
                row,
                column,
            )
        assert results.at[row, "met"] == witness[row, "met"], row


@pytest.mark.parametrize("criterion", ["points", "households_ratio"])
def test_the_unit_is_judged_by_the_plan_s_own_target(parts, witness, criterion):
    exact = {"points": "points_actual", "households_ratio": "ratio_actual"}[criterion]
    reached = float(witness["total", exact])
    for target, met in ((reached - 0.02, 1), (reached + 0.02, 0)):
        results = village_results(*parts[:3], (target, criterion))
        assert results.at["total", "met"] == met == commune_target(results, target, criterion)["met"]
        # the target of the whole unit does not move the verdict on a village
        assert [results.at[row, "met"] for row in VILLAGES] == [witness[row, "met"] for row in VILLAGES]


def test_rate_change_sums_with_a_broken_chain(parts, witness):
    before, now, _, movements = parts
    change = rate_change(before, now, movements)
    pieces = change.drop(columns=["poor_start_rate", "poor_end_rate", "change", "by_living", "by_population"])
    for row in change.index:
        exact = witness[row, "poor_end_rate"] - witness[row, "poor_start_rate"]
        assert float(pieces.loc[row].sum()) == pytest.approx(float(exact), abs=1e-9)
    assert change.at[VILLAGES[1], "between_reviews"] < 0
    assert change.loc[VILLAGES[-1], "change"] == 0


def test_movements_counted_again(folder, parts):
    counted = Counter()
    for row in rows(folder / "households.csv"):
        start, end = row["class_start"], row["class_end"]
        if start == POOR and end != POOR:
            counted["other_decrease" if row["change"] else "to_near_poor" if end == NEAR else "to_not_poor"] += 1
        if start != POOR and end == POOR:
            counted["from_near_poor" if start == NEAR else "relapse" if row["escaped_on"] else "new"] += 1
    total = parts[3].loc["total"]
    assert {name: int(total[name]) for name in counted} == dict(counted)
    assert pd.notna(total).all()
