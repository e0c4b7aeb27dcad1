"""The drawn households: published counts, the chain of years, bounds and logic of every row."""

from collections import Counter

import pytest

from analysis.demo.deprivations import CODES
from analysis.demo.households import draw_households
from analysis.demo.parameters import counts_at_end, parameters

YEARS = parameters()["years"]
VILLAGES = parameters()["villages"]
POOR, NEAR_POOR, NOT_POOR, ABSENT = "nghèo", "cận nghèo", "không nghèo", ""
LISTED = (POOR, NEAR_POOR)


@pytest.fixture(scope="module", params=[2023, 7])
def drawn(request):
    """The rows by year, of the seed of the project and of another."""
    return draw_households(request.param)


def by_village(rows, klass):
    count = Counter(row["village"] for row in rows if row["class_end"] == klass)
    return [count[village] for village in VILLAGES]


def present(rows):
    return [row for row in rows if row["class_end"] != ABSENT]


def deprived(row):
    return sum(row[code] for code in CODES)


def test_poor_of_2022_as_published(drawn):
    assert by_village(drawn[2022], POOR) == [6, 14, 6, 33, 33]


@pytest.mark.parametrize("year", YEARS)
def test_counts_follow_from_the_flows(drawn, year):
    expected = counts_at_end(year)
    assert by_village(drawn[year], POOR) == expected["poor"]
    assert by_village(drawn[year], NEAR_POOR) == expected["near_poor"]


@pytest.mark.parametrize("year", YEARS[1:])
def test_start_is_last_end(drawn, year):
    last = {row["household_id"]: row for row in drawn[year - 1]}
    now = {row["household_id"]: row for row in drawn[year]}
    shared = last.keys() & now.keys()
    assert all(now[key]["class_start"] == last[key]["class_end"] for key in shared)
    assert all(now[key]["members"] == last[key]["members"] for key in shared)
    assert {key for key, row in last.items() if row["class_end"] in LISTED} <= now.keys()
    assert not [key for key, row in now.items() if key not in last and row["class_start"] in LISTED]


@pytest.mark.parametrize("year", YEARS)
def test_household_has_one_row_a_year(drawn, year):
    ids = [row["household_id"] for row in drawn[year]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("year", YEARS)
def test_deprivations_within_bounds(drawn, year):
    assert min(deprived(row) for row in drawn[year] if row["class_end"] == POOR) >= 3
    assert max(deprived(row) for row in drawn[year] if row["class_end"] == NEAR_POOR) <= 2
    assert not any(deprived(row) for row in drawn[year] if row["class_end"] == ABSENT)


@pytest.mark.parametrize("year", YEARS)
def test_points_give_the_class_unless_a_reason_says_otherwise(drawn, year):
    reasons = 0
    for row in present(drawn[year]):
        assert row["b2"] == 10 * deprived(row) and row["b1"] % 5 == 0
        given = (POOR if row["b2"] >= 30 else NEAR_POOR) if row["b1"] <= 140 else NOT_POOR
        assert (given != row["class_end"]) == bool(row["override_reason"])
        reasons += bool(row["override_reason"])
    assert 2 <= reasons <= 4


@pytest.mark.parametrize("year", YEARS)
def test_people_fit_the_deprivations(drawn, year):
    for row in present(drawn[year]):
        children = row["children_under_16"]
        assert 0 <= children < row["members"] <= 9
        assert row["d02"] or 2 * children <= row["members"]
        assert row["d03"] == (row["children_malnourished"] > 0) and row["children_malnourished"] <= children
        assert row["d06"] == (row["children_out_of_school"] > 0) and row["children_out_of_school"] <= children
        assert row["children_uninsured"] <= row["members"] - row["insured_members"]
        assert row["d04"] == (row["members"] - row["insured_members"] > row["children_uninsured"])


@pytest.mark.parametrize("year", YEARS)
def test_causes_and_registration_belong_to_the_listed(drawn, year):
    for row in drawn[year]:
        causes = sum(row[f"cause_{number}"] for number in range(1, 9))
        assert 1 <= causes <= 3 if row["class_end"] in LISTED else causes == 0
        assert row["class_end"] == POOR or not row["registered"]
        assert row["loan_wanted"] or not row["loan_granted"]


@pytest.mark.parametrize("year", YEARS)
def test_only_who_lives_alone_dies_out(drawn, year):
    assert {row["members"] for row in drawn[year] if row["change"] == "died"} == {1}


@pytest.mark.parametrize("year", YEARS)
def test_escape_lies_before_the_year(drawn, year):
    assert all(row["escaped_on"] < f"{year}-01-01" for row in drawn[year])


def movement(row):
    if row["change"]:
        return row["change"]
    if row["class_start"] == NOT_POOR and row["class_end"] in LISTED:
        return ("relapse to " if row["escaped_on"] else "new to ") + row["class_end"]
    return f"{row['class_start']} to {row['class_end']}"


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_movement_occurs(drawn, year):
    expected = {"moved_in", "moved_out", "split", "merged", "died"}
    expected |= {f"{kind} to {klass}" for kind in ("relapse", "new") for klass in LISTED}
    expected |= {f"{start} to {end}" for start in LISTED for end in (POOR, NEAR_POOR, NOT_POOR)}
    assert {movement(row) for row in drawn[year]} >= expected


def test_relapse_of_2023_was_seen_to_escape():
    escapes = {row["household_id"] for row in draw_households(2023)[2022] if row["class_start"] == POOR}
    relapsed = [row for row in draw_households(2023)[2023] if movement(row) == f"relapse to {POOR}"]
    assert any(row["household_id"] in escapes and row["escaped_on"] == "2022-12-13" for row in relapsed)


def test_another_seed_draws_other_households():
    one, other = draw_households(2023)[2022], draw_households(7)[2022]
    assert [row["ethnicity"] for row in one] != [row["ethnicity"] for row in other]


def test_no_person_is_named(drawn):
    assert all(row["head_name"] == f"Chủ hộ {row['household_id']}" for rows in drawn.values() for row in rows)
