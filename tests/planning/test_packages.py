from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.planning.package_margins import by_budget, spent
from analysis.planning.package_options import Type, options
from analysis.planning.packages import Prices, best_packages

MENDS = {"HOUSE": ("d07", "d08"), "WATER": ("d09",), "LATRINE": ("d10",)}
COST = {"HOUSE": 40.0, "WATER": 4.0, "LATRINE": 5.5}
CODES = ("d02", "d07", "d08", "d09", "d10")


def kind(missing, village="A", registered=True, households=1, entitled=tuple(MENDS)):
    return Type(village, registered, frozenset(missing), frozenset(entitled), households)


def solve(types, targets, limit=None, budget=None):
    limits = dict.fromkeys(COST) | (limit or {})
    return best_packages(types, options(types, MENDS, 3), targets, Prices(COST, limits, budget))


def test_one_support_that_ends_two_deprivations_is_a_package():
    assert [way.supports for way in options([kind({"d02", "d04", "d07", "d08"})], MENDS, 3)] == [("HOUSE",)]


def test_no_package_contains_a_support_it_could_leave_out():
    found = [set(way.supports) for way in options([kind({"d02", "d07", "d09", "d10"})], MENDS, 3)]
    assert found == [{"HOUSE", "WATER"}, {"HOUSE", "LATRINE"}, {"WATER", "LATRINE"}]


def test_no_package_has_a_support_the_household_is_not_entitled_to():
    household = kind({"d02", "d07", "d09", "d10"}, entitled=("HOUSE", "WATER"))
    assert [set(way.supports) for way in options([household], MENDS, 3)] == [{"HOUSE", "WATER"}]


def test_a_household_more_is_priced_by_the_money_spent_not_by_the_step_of_the_budget():
    # 5 a household: budgets 12, 16, 20, 24, 28 pay 2, 3, 4, 4, 5 of them; the step is 4 each time
    types = [kind({"d09", "d01", "d02"}, households=9)]
    ways, prices = options(types, MENDS, 3), Prices({"WATER": 5.0}, {"WATER": None}, 20.0)
    goal = {"A": 0}
    found = by_budget(best_packages(types, ways, goal, prices), types, ways, goal, prices)
    assert found["cost"].tolist() == [10, 15, 20, 20, 25]
    assert found["price"].fillna(-1).tolist() == [-1, 5, 5, -1, 5]
    assert found["marginal"].fillna(-1).tolist() == [-1, 0.2, 0.2, -1, 0.2]


@pytest.mark.parametrize("missing", [{"d01", "d02", "d03"}, {"d09", "d10"}])
def test_no_package_where_no_support_helps_or_no_service_is_too_many(missing):
    assert options([kind(missing)], MENDS, 3) == []


def test_cheapest_of_the_sets_that_lift_as_many():
    best = solve([kind({"d07", "d09", "d02"}, households=3)], {"A": 0})
    assert [(way.supports, n) for way, n in zip(best.options, best.numbers, strict=True) if n] == [(("WATER",), 3)]


def test_village_target_comes_before_the_number_lifted():
    types = [kind({"d07", "d02", "d01"}, "A"), kind({"d09", "d02", "d01"}, "B", households=9)]
    best = solve(types, {"A": 1, "B": 0}, budget=41)
    assert best.lifted == 1
    assert best.shortfall["A"] == 0


def test_target_out_of_reach_is_told_by_village():
    best = solve([kind({"d09", "d02", "d01"}, households=2)], {"A": 5, "B": 1})
    assert dict(best.shortfall) == {"A": 3, "B": 1}


@pytest.mark.parametrize("targets", [{"A": 2, "B": 1}, {"A": 9, "B": 1}])
@pytest.mark.parametrize("budget", [20, 30, 60, 120])
def test_until_the_cost_and_from_a_known_set_the_figures_are_the_same(targets, budget):
    types = [kind({"d07", "d09", "d10"}, "A", households=4), kind({"d02", "d09", "d10"}, "B", False, 3)]
    ways = options(types, MENDS, 3)
    less, prices = (Prices(COST, {"HOUSE": 1, "WATER": 4, "LATRINE": None}, money) for money in (budget - 10, budget))
    whole = best_packages(types, ways, targets, prices)
    known = best_packages(types, ways, targets, less)
    part = best_packages(types, ways, targets, prices, until="cost", known=known)
    assert (part.lifted, part.shortfall.sum(), spent(part, prices)) == (
        whole.lifted,
        whole.shortfall.sum(),
        spent(whole, prices),
    )


def test_registered_household_is_taken_before_one_that_is_not():
    types = [kind({"d09", "d02", "d01"}, registered=False), kind({"d09", "d02", "d01"}, registered=True)]
    best = solve(types, {"A": 0}, limit={"WATER": 1})
    assert [way.type.registered for way, n in zip(best.options, best.numbers, strict=True) if n] == [True]


def test_sums_of_prices_in_fractions_meet_a_budget_exactly():
    # three latrines at 5,5: as floats their sum could pass 16,5
    assert solve([kind({"d10", "d02", "d01"}, households=5)], {"A": 0}, budget=16.5).lifted == 3


households = st.lists(st.sets(st.sampled_from(CODES), min_size=3), min_size=1, max_size=4)


@given(households, st.integers(0, 2), st.integers(0, 2), st.sampled_from([0, 4, 9.5, 13.5, 44, 90]))
@settings(max_examples=40)
def test_lifts_as_many_as_trying_every_choice(missing, houses, latrines, budget):
    limit = {"HOUSE": houses, "LATRINE": latrines, "WATER": 4}
    best = solve([kind(m, village=str(i)) for i, m in enumerate(missing)], {str(i): 0 for i in range(4)}, limit, budget)
    sets = [s for size in range(4) for s in combinations(COST, size)]

    def lifted(choice):
        if sum(COST[c] for s in choice for c in s) > budget or any(
            sum(c in s for s in choice) > limit[c] for c in limit
        ):
            return -1
        return sum(len(m - {d for c in s for d in MENDS[c]}) < 3 for m, s in zip(missing, choice, strict=True))

    assert best.lifted == max(lifted(choice) for choice in product(sets, repeat=len(missing)))
    assert best.gap == 0 and best.proved


def test_time_that_ends_at_once_proves_nothing():
    types = [kind({"d07", "d09", "d10", "d02"}, str(i), households=7) for i in range(30)]
    ways = options(types, MENDS, 3)
    prices = Prices(COST, {"HOUSE": 50, "WATER": 77, "LATRINE": 33}, 1500.0, seconds=1e-9)
    best = best_packages(types, ways, {str(i): i % 5 for i in range(30)}, prices)
    assert best is None or not best.proved


def test_the_same_set_whatever_the_order_of_the_options():
    types = [kind({"d07", "d09", "d10", "d02"}, str(i), households=3) for i in range(6)]
    ways = options(types, MENDS, 3)
    prices = Prices(dict.fromkeys(COST, 5.0), {"HOUSE": 4, "WATER": 5, "LATRINE": 6})
    found = [best_packages(types, order, {str(i): 1 for i in range(6)}, prices) for order in (ways, ways[::-1])]
    first, second = ({way: int(n) for way, n in zip(b.options, b.numbers, strict=True)} for b in found)
    assert first == second
