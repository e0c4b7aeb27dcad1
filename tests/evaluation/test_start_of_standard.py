"""2027 from a review of its start: one standard at both ends, a verdict, movements of the year, a series of its own."""

import pandas as pd
import pytest

from analysis.evaluation import (
    cohort_fates,
    commune_target,
    computed_measures,
    escapes_followed,
    one_standard,
    past_flows,
    rate_series,
    registered_outcomes,
    returns_to_poverty,
    village_results,
)
from analysis.evaluation.panel import years_of_movements
from analysis.intake import open_year
from analysis.planning import village_targets
from analysis.review import poor_movements, summary_of_classes
from analysis.review.two_lists import two_lists
from factories import small_unit
from starting import END_POOR, OLD_POOR, START_POOR, UNIT, YEAR, starting


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return starting(tmp_path_factory.mktemp("start") / "raw")


@pytest.fixture(scope="module")
def data(folder):
    return open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), report="year-end-evaluation")


@pytest.fixture(scope="module")
def results(data):
    before = summary_of_classes(data.previous_households, data.previous_villages)
    now = summary_of_classes(data.households, data.villages)
    targets = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    return village_results(before, now, targets, (3, "points"), comparable=data.comparable)


def test_target_and_verdict_stand_on_one_standard(results):
    total = results.loc["total"]
    assert (total["poor_start"], total["poor_end"], total["reduction_actual"]) == (START_POOR, END_POOR, 3)
    outcome = commune_target(results, 3, "points")
    assert (outcome["points_printed"], outcome["met"]) == (1.87, 0)
    assert results["met"].drop("total").tolist() == [1, 1]


def test_answers_of_the_review_are_given(data, results):
    answers = computed_measures(results, data.households, data.previous_households, YEAR)
    assert answers["MT.DANG_KY_THOAT"] == pytest.approx(100 * 3 / 12)
    assert answers["MT.GIAM_NGHEO"] == pytest.approx(100 * 3 / 160)


def test_movements_start_from_it(data):
    assert poor_movements(data.households, data.villages).loc[
        "total", ["start", "to_near_poor", "to_not_poor", "end"]
    ].tolist() == [12, 1, 2, 9]


def test_households_are_followed_from_it(data):
    panel = one_standard(data.reviews, data.begun)
    assert list(panel) == [2026, 2027]
    assert cohort_fates(panel).loc["2026-2027", ["households", "still_poor", "near_poor", "not_poor"]].tolist() == [
        12,
        9,
        1,
        2,
    ]
    assert (
        list(escapes_followed(panel, data.begun).index) == list(returns_to_poverty(panel, data.begun).index) == ["2027"]
    )
    assert escapes_followed(panel, data.begun).at["2027", "escaped"] == 3
    assert registered_outcomes(panel).at["2027_registered", "escaped"] == 3


def test_series_goes_on_from_it_not_from_the_old_list(data):
    found = rate_series(data.reviews, data.registers, data.begun)
    assert found["poor"].tolist() == [START_POOR, END_POOR] and found["at_start"].tolist() == [True, False]
    assert not found["breaks"].any() and found["standard"].nunique() == 1


def test_a_start_is_no_year_of_movements(data):
    assert past_flows(data.reviews, YEAR, data.begun).empty
    assert years_of_movements(dict.fromkeys((2026, 2027, 2028)), 2026) == [2027, 2028]
    assert years_of_movements(dict.fromkeys((2027, 2028))) == [2028]


def test_a_year_across_two_standards_is_no_ground_of_a_projection(tmp_path):
    folder = small_unit(tmp_path / "raw", 2028)
    data = open_year(UNIT, 2028, data_dir=str(folder.parents[1]))
    assert past_flows(data.reviews, 2028, data.begun).empty


def test_both_lists_stand_side_by_side(data):
    found = two_lists((data.previous_households, data.previous_villages), (data.old_households, data.old_villages))
    assert found.loc["total", ["old_poor", "poor"]].tolist() == [OLD_POOR, START_POOR]
    assert found.loc["total", ["old_poor_rate", "poor_rate"]].tolist() == [5.0, 7.5]
    assert found.loc["Thôn B", ["old_poor", "poor", "households"]].tolist() == [3, 4, 60]


def test_a_village_that_only_the_old_list_has_stays_in_sight(data):
    register = pd.concat([data.old_villages, data.old_villages.iloc[[1]].assign(village="Thôn C")])
    found = two_lists((data.previous_households, data.previous_villages), (data.old_households, register))
    assert list(found.index) == ["Thôn A", "Thôn B", "Thôn C", "total"] and pd.isna(found.at["Thôn C", "poor"])
