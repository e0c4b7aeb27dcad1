"""The demo units: nobody can tell a withheld cell of a year, of two years together, or of units that became one."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from analysis.disclosure.attack import leaks
from analysis.disclosure.counted import Count, part_row
from analysis.disclosure.edition import Disclosure, _of_units, disclosure
from analysis.disclosure.rules import rules
from analysis.disclosure.tables import Unclassified, told
from analysis.intake import open_year
from analysis.review.counting import TOTAL
from factories import household, village, write

RULES = rules()


@pytest.fixture(scope="session")
def edition(edition_of):
    return edition_of("kim-tan", 2024)


@pytest.mark.parametrize("system", ["start", "end", "moves"])
def test_no_withheld_cell_can_be_told(edition, system):
    choice = edition.of(system)
    assert choice.withheld and leaks(choice.system, choice.withheld, RULES) == []


@pytest.mark.parametrize("system", ["start", "end", "moves"])
def test_every_small_count_is_withheld(edition, system):
    choice = edition.of(system)
    small = {key for key, cell in choice.system.cells.items() if RULES.small(cell.value) and cell.sensitive}
    assert small and small <= choice.withheld


def test_a_unit_of_a_few_households_is_settled_too(edition_of):
    edition = edition_of("thu-nghiem", 2023)
    assert edition.systems.keys() == {"start", "end", "moves"} and edition.attack([]) == []


def test_of_a_handful_of_households_no_nought_is_given(unit):
    # one near-poor household in the whole unit: what it does not lack is told by noughts
    rows = [household(n) for n in range(1, 6)] + [household(6, class_start="cận nghèo", class_end="cận nghèo")]
    write(unit / "households.csv", rows)
    write(unit / "villages.csv", [village()])
    (unit / "targets.csv").unlink()
    edition = disclosure(open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])))
    assert all(edition.hides("T6", TOTAL, f"d{number:02}") for number in range(1, 13))
    assert not edition.hides("T4", TOTAL, "d01") and edition.attack([]) == []


def test_two_years_withhold_the_same_of_the_review_between_them(edition):
    before = disclosure(open_year("kim-tan", 2023)).end
    assert (before.withheld, before.by_village) == (edition.start.withheld, edition.start.by_village)


def test_one_figure_more_gives_a_cell_away(edition):
    # the deprivations of the poor: their sum is given, so is each but those withheld
    known = [("T4", TOTAL, f"d{number:02}") for number in range(1, 13)]
    given = [figure for figure in known if not edition.hides(*figure)]
    assert edition.attack([*given, ("T4", TOTAL, "total")]) == []
    hidden = next(figure for figure in known if edition.hides(*figure))
    told_too_well = {leak.key.code for _, leak in edition.attack([*given, hidden])}
    assert told_too_well >= {hidden[2]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("T8_poor", TOTAL, "minority"), ("T12", TOTAL, "minority")),
        (("T4", TOTAL, "d03"), ("T5", TOTAL, "d03")),
        (("T2_households", TOTAL, "to_near_poor"), ("T3_households", TOTAL, "from_poor")),
        (("T2_persons", TOTAL, "from_near_poor"), ("T3_persons", TOTAL, "to_poor")),
        (("limits", "relapse", "cases"), ("T2_households", TOTAL, "relapse")),
    ],
)
def test_one_quantity_is_one_cell(one, other):
    assert told(*one) == told(*other)


def test_what_nobody_has_judged_is_no_figure_of_a_public_edition():
    for figure in (
        ("assignments", "Hội A", "poor"),
        ("needs_by_support", "DA2", "demand"),
        ("target_groups", TOTAL, "minority_least"),
    ):
        with pytest.raises(Unclassified):
            told(*figure)


def test_a_cell_that_no_system_knows_is_not_given(edition):
    unknown = ("T9_poor", TOTAL, "Một dân tộc mới")
    assert edition.hides(*unknown)
    with pytest.raises(Unclassified):
        edition.attack([unknown])


def test_units_that_became_one_give_nothing_back(edition):
    """The villages of Kim Tân as if two communes had published them and one goes on with both."""
    data = edition.data
    names = [str(name) for name in data.villages["village"]]
    was = {name: ((("xã A", name),) if number < 2 else (("xã B", name),)) for number, name in enumerate(names)}
    choice = _of_units(data.households, data.villages, RULES, was)
    assert leaks(choice.system, choice.withheld, RULES) == []
    # what one of them withheld of its villages and of its own total stays withheld
    rows = {*names, part_row("xã A"), part_row("xã B")}
    small = {k for k, c in choice.system.cells.items() if k.row in rows and c.sensitive and RULES.small(c.value)}
    assert small <= choice.withheld


def test_a_village_of_several_old_ones_gives_nothing(edition):
    data = edition.data
    was = {str(name): (("xã A", str(name)), ("xã B", "Thôn cũ")) for name in data.villages["village"]}
    choice = _of_units(data.households, data.villages, RULES, was)
    assert choice.withheld == frozenset(choice.system.cells)


def test_villages_joined_within_a_unit_give_nothing_of_the_review_before(edition):
    joined = SimpleNamespace(
        one_unit=True, villages={str(n): (("xã", str(n)), ("xã", "cũ")) for n in edition.data.villages["village"]}
    )
    start = Disclosure(replace(edition.data, continuity=joined), RULES).start
    assert start.withheld == frozenset(start.system.cells)


def test_rows_of_villages_are_left_out_where_most_would_be_withheld(edition):
    assert not edition.has_villages("T4", "d01") and not edition.has_villages("T2_households", "new")
    assert edition.hides("T12", "Thôn 1", "minority")
    assert Count("groups", "poor", "minority", TOTAL) not in edition.end.withheld
