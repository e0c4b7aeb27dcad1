"""Everything the plan computes, on the invented ward: 14 groups, urban line, no district."""

import pytest

import ward
from analysis import planning
from analysis.intake import open_year
from analysis.intake.support import read_support
from analysis.planning.assignments import NO_HELPER, OTHER, assignments, helped_by_village
from analysis.planning.catalogue import catalogue, named
from analysis.planning.money import money_shares, other_contributions
from analysis.planning.needs import needs, needs_by_support
from analysis.planning.package_list import household_packages
from analysis.planning.package_search import search_packages
from analysis.planning.registered_causes import registered_causes, registered_feasibility
from analysis.planning.target_groups import target_groups


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return ward.ward(tmp_path_factory.mktemp("raw"))


@pytest.fixture(scope="module")
def data(folder):
    return open_year(ward.UNIT, ward.YEAR, data_dir=str(folder.parent.parent), report="annual-plan-appendix")


@pytest.fixture(scope="module")
def review(data):
    return data.previous_households, data.previous_villages


@pytest.fixture(scope="module")
def targets(data, review):
    return planning.village_targets(*review, data.target_counts)


@pytest.fixture(scope="module")
def search(data, review, targets, folder):
    return search_packages(*review, targets, read_support(folder / "support.toml"), catalogue(2025), 3)


def test_registered_against_target_names_the_one_group_that_lacks(review, targets):
    found = registered_feasibility(*review, targets, 3)
    assert dict(found["lacking"][found["lacking"] > 0]) == {"Tổ dân phố 5": 1, "total": 1}
    assert (found["services"] >= found[["target", "registered"]].min(axis=1)).all()


def test_causes_of_the_registered_count_each_household_once(review):
    found = registered_causes(*review)
    assert (found.filter(like="cause_").sum(axis=1) == found["registered"]).all()


def test_minority_households_in_the_target_have_a_least_and_a_most(review, targets):
    found = target_groups(*review, targets)
    assert (found["minority_least"] <= found["minority_most"]).all()
    assert found.loc["Tổ dân phố 4", ["minority_least", "minority_most"]].tolist() == [1, 1]


def test_names_of_people_never_stand_among_the_helpers(review):
    found = assignments(*review).households
    assert list(found.index) == ["Hội Phụ nữ phường", "Công an phường", OTHER, NO_HELPER, "total"]


def test_helped_and_unhelped_make_all_the_listed(review):
    found, listed = helped_by_village(*review), assignments(*review).households
    assert (found["poor_helped"] + found["poor_unhelped"] == found["poor"]).all()
    unhelped = found.at["total", "poor_unhelped"] + found.at["total", "near_poor_unhelped"]
    assert listed.at[NO_HELPER, "listed"] == unhelped
    assert listed.at["total", "listed"] == found.at["total", "poor"] + found.at["total", "near_poor"]


def test_escaped_within_36_months_have_needs_and_earlier_ones_have_none(data, review):
    households = data.previous_households
    escaped = households[households["class_end"] == "not_poor"]
    counted = escaped[(escaped["class_start"] == "poor") | (escaped["escaped_on"] == "2023-01-01")]
    found = needs(*review, ward.YEAR)
    assert len(counted) == 28
    assert len(escaped) == 42
    assert found.loc["d01":"d12", "escaped"].sum() == counted.filter(regex=r"^d\d\d$").to_numpy().sum()


def test_gap_is_demand_less_plan_and_only_in_households(data, review):
    found = needs_by_support(*review, data.programme, catalogue(2025), ward.YEAR)
    assert found.at["DA5", "gap"] == found.at["DA5", "demand"] - 6
    assert found["gap"].isna()["DA4"]
    assert found["planned"].isna()["CS.NUOCSACH"]


def test_household_with_two_shortages_of_one_support_needs_it_once(data, review):
    households = data.previous_households
    poor = households[households["class_end"] == "poor"]
    found = needs_by_support(*review, data.programme, catalogue(2025), ward.YEAR)
    assert found.at["DA5", "poor"] == (poor["d07"] | poor["d08"]).sum()


def test_without_a_district_its_money_is_missing_and_sums_go_on(data):
    found = money_shares(data.programme)
    assert found["money_district"].isna().all()
    assert found.at["total", "money_total"] == 445
    assert found["share"].drop("total").sum() == pytest.approx(100)


def test_other_contributions_are_section_iv_2(data):
    assert list(other_contributions(data.objectives)["code"]) == ["NL.2.1"]


def test_responsible_unit_is_that_of_the_years_programme(data):
    assert named(catalogue(2025), data.programme)["DA5"].responsible == "Phòng Kinh tế, Hạ tầng và Đô thị"


def test_packages_keep_to_money_and_limits_and_add_up(search):
    total = search.by_village.loc["total"]
    assert total["cost"] <= 300
    assert (search.by_support["left"].dropna() >= 0).all()
    assert search.by_support["cost"].sum() == pytest.approx(total["cost"])
    assert total["lifted"] == search.summary.at["total", "lifted"] == 20
    assert (search.by_village["lifted"] + search.by_village["shortfall"] >= search.by_village["target"]).all()


def test_latrines_go_to_minority_households_of_the_difficult_group_alone(data, search):
    listed = household_packages(data.previous_households, data.previous_villages, search, catalogue(2025))
    served = listed[listed["supports"].str.contains("CS.NHATIEU")]
    people = data.previous_households.set_index("household_id")["ethnicity"]
    assert set(served["village"]) <= ward.DIFFICULT
    assert set(served["household_id"].map(people)) <= {"Gia Rai"}


def test_more_money_never_lifts_fewer(search):
    assert search.budgets["lifted"].is_monotonic_increasing


def test_restricted_list_lifts_every_household_once_and_under_the_line(data, search):
    listed = household_packages(data.previous_households, data.previous_villages, search, catalogue(2025))
    assert len(listed) == search.choice.lifted
    assert listed["household_id"].is_unique
    rows = data.previous_households.set_index("household_id")
    mends = {code: support.mends for code, support in catalogue(2025).items()}
    for _, row in listed.iterrows():
        missing = {c for c in rows.columns if c[0] == "d" and c[1:].isdigit() and rows.at[row["household_id"], c]}
        assert len(missing - {d for code in row["supports"].split("; ") for d in mends[code]}) < 3


def test_waste_treatment_of_the_next_standard_is_not_answered_by_information():
    assert "d12" in catalogue(2026)["DA6.TDA1"].answers
    assert "d12" not in catalogue(2027)["DA6.TDA1"].answers
