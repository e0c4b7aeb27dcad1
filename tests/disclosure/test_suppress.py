"""Small tables with their margins: what is withheld protects, costs least, and is the same in every run."""

from itertools import combinations

import numpy as np
import pytest

from analysis.disclosure import suppress
from analysis.disclosure.attack import Leak, leaks
from analysis.disclosure.rules import Rules
from analysis.disclosure.suppress import NothingSafe, withheld_cells
from analysis.disclosure.system import Cell, System

RULES = Rules()
THREE = [[9, 2, 5], [7, 6, 8], [4, 5, 6]]
FOUR = [[12, 3, 0, 8], [1, 9, 6, 5], [7, 7, 2, 4], [0, 5, 11, 1]]


def a_table(counts, rules=RULES):
    """A table with row and column sums and a grand total; sums cost more."""
    counts, system = np.array(counts), System()
    everybody = int(counts.sum())
    rows, columns = map(range, counts.shape)
    for (row, column), value in np.ndenumerate(counts):
        system.cells[row, column] = Cell(int(value), everybody, cost=1 + value, sensitive=rules.small(int(value)))
    for row in rows:
        system.cells[row, "sum"] = Cell(int(counts[row].sum()), everybody, cost=100)
        system.sum_of((row, "sum"), [(row, column) for column in columns])
    for column in columns:
        system.cells["sum", column] = Cell(int(counts[:, column].sum()), everybody, cost=100)
        system.sum_of(("sum", column), [(row, column) for row in rows])
    system.equation({(row, "sum"): 1 for row in rows}, everybody)
    return system


def primary(system):
    return {key for key, cell in system.cells.items() if cell.sensitive}


@pytest.mark.parametrize("counts", [THREE, FOUR])
def test_small_counts_alone_are_given_back_by_the_sums(counts):
    system = a_table(counts)
    told = {leak.key: leak for leak in leaks(system, primary(system), RULES)}
    assert told
    for key, leak in told.items():
        assert leak.low <= system.cells[key].value <= leak.high


@pytest.mark.parametrize("counts", [THREE, FOUR])
def test_nobody_can_tell_a_withheld_cell(counts):
    system = a_table(counts)
    assert leaks(system, withheld_cells(system, RULES, {}), RULES) == []


def test_the_choice_costs_least():
    system = a_table(THREE)
    own = primary(system)
    # sums cost more than any three cells; fewer than three more leave a sum with a single unknown
    others = [key for key in system.cells if key not in own and "sum" not in key]
    safe = [set(more) for more in combinations(others, 3) if not leaks(system, own | set(more), RULES)]
    cost = {key: cell.cost for key, cell in system.cells.items()}
    cheapest = min(sum(map(cost.get, more)) for more in safe)
    assert sum(map(cost.get, withheld_cells(system, RULES, {}) - own)) == pytest.approx(cheapest)


def test_equal_costs_are_settled_the_same_way_every_time():
    flat = [[1, 5, 5], [5, 5, 5], [5, 5, 5]]
    assert withheld_cells(a_table(flat), RULES, {}) == withheld_cells(a_table(flat), RULES, {})


def test_a_small_count_stays_possible_above_the_threshold():
    # two small counts of one row hide each other's value, and not that both are small
    system = a_table([[2, 1, 40], [30, 30, 30], [30, 30, 30]])
    pair = {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert {leak.key for leak in leaks(system, pair, RULES)} >= {(0, 0), (0, 1)}
    assert leaks(system, withheld_cells(system, RULES, {}), RULES) == []


def test_whole_numbers_tell_more_than_real_ones():
    # 2x + 2y = 6 with 0 ≤ x ≤ 4 reaches 2,5 in real numbers where x can only be whole
    system = System({"x": Cell(2, 4, sensitive=True), "y": Cell(1, 4), "z": Cell(0, 1)})
    system.equation({"x": 2, "y": 2, "z": 1}, 6)
    (leak,) = [leak for leak in leaks(system, {"x", "z"}, RULES) if leak.key == "x"]
    assert leak == Leak("x", 2, 2)


def test_what_another_edition_gave_is_known():
    system = a_table(THREE)
    free = withheld_cells(system, RULES, {})
    taken = next(iter(free - primary(system)))
    other = withheld_cells(system, RULES, {taken: False})
    assert taken not in other and leaks(system, other, RULES) == []


def test_no_choice_where_everything_else_is_known():
    system = a_table(THREE)
    with pytest.raises(NothingSafe):
        withheld_cells(system, RULES, {key: False for key in system.cells if key not in primary(system)})


def test_a_choice_that_is_too_far_to_seek_is_completed(monkeypatch):
    monkeypatch.setattr(suppress, "PATIENCE", 1)
    system = a_table(FOUR)
    assert leaks(system, withheld_cells(system, RULES, {}), RULES) == []


def test_households_and_persons_of_a_movement_stand_or_fall_together():
    system = a_table(THREE)
    for row in range(3):
        system.cells["persons", row] = Cell(4 * THREE[row][1], 100, pair=(row, 1))
        system.inequality({(row, 1): 1, ("persons", row): -1})
    withheld = withheld_cells(system, RULES, {})
    assert all((("persons", row) in withheld) == ((row, 1) in withheld) for row in range(3))


def test_a_relation_that_does_not_hold_tells_nobody_anything():
    system = System({"x": Cell(2, 9), "y": Cell(3, 9)})
    system.equation({"x": 1, "y": 1}, 7)
    system.inequality({"y": 1, "x": -1})
    assert (system.equal, system.at_most) == ([], [])
