"""The unit's target: the printed difference decides in points, whole numbers elsewhere; one verdict, never two."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation import (
    commune_target,
    computed_measures,
    measure_meanings,
    objective_results,
    printed_measures,
)
from analysis.evaluation.commune_target import MEANINGS
from analysis.evaluation.projection import most_poor_at_target


def results(poor_start, start, poor_end, end):
    row = {"households_start": start, "poor_start": poor_start, "households_end": end, "poor_end": poor_end}
    return pd.DataFrame([row], index=["total"]).astype("Int64")


# 42 of 1 675 = 2,5075 → 2,51; 22 of 1 701 = 1,2933 → 1,29: printed 1,22, unrounded 1,2141
NEAR = results(42, 1675, 22, 1701)


@pytest.mark.parametrize(("target", "met", "unrounded"), [(1.21, 1, 1), (1.22, 1, 0), (1.23, 0, 0)])
def test_printed_difference_decides_and_the_unrounded_one_is_told(target, met, unrounded):
    outcome = commune_target(NEAR, target, "points")
    assert outcome["points_printed"] == 1.22 and outcome["points"] == pytest.approx(1.21410, abs=1e-5)
    assert (outcome["met"], outcome["met_unrounded"], outcome["differ"]) == (met, unrounded, int(met != unrounded))


def test_target_set_in_households_is_compared_exactly():
    exact = 100 * (Fraction(42, 1675) - Fraction(22, 1701))
    assert commune_target(NEAR, exact, "points")["met"] == 1
    assert commune_target(NEAR, exact + Fraction(1, 10**6), "points")["met"] == 0


def test_ratio_is_decided_on_whole_households():
    assert [commune_target(results(92, 1647, 43, 1600), t, "households_ratio")["met"] for t in (3.0625, 3.07)] == [1, 0]


def test_line_of_the_objectives_has_the_verdict_of_the_unit():
    objectives = pd.DataFrame({"code": ["MT.GIAM_NGHEO"], "name": ["Giảm"], "source": ["review"]})
    objectives["target"], objectives["actual"] = pd.array([1.22], "Float64"), pd.array([None], "Float64")
    outcome = commune_target(NEAR, 1.22, "points")
    line = objective_results(objectives, {"MT.GIAM_NGHEO": outcome["points"]}, printed_measures(outcome)).iloc[0]
    assert line["met"] == outcome["met"] == 1
    assert line["actual"] == outcome["points"]  # unrounded, as figures.csv has it


@pytest.mark.parametrize(("criterion", "met"), [("points", 1), ("households_ratio", 0)])
def test_the_line_speaks_of_what_the_plan_s_criterion_means(criterion, met):
    """50 of 92 lifted, 1 647 → 1 673 households: 3,08 points, but 2,99 % of the households at the end."""
    frame = results(92, 1647, 42, 1673)
    outcome = commune_target(frame, 3, criterion)
    answer = computed_measures(frame, pd.DataFrame({"class_end": []}), criterion=criterion)["MT.GIAM_NGHEO"]
    objectives = pd.DataFrame({"code": ["MT.GIAM_NGHEO"], "name": ["Giảm"], "source": ["review"]})
    objectives["target"], objectives["actual"] = pd.array([3.0], "Float64"), pd.array([None], "Float64")
    line = objective_results(objectives, {"MT.GIAM_NGHEO": answer}, printed_measures(outcome)).iloc[0]
    assert line["actual"] == outcome[criterion]
    assert line["met"] == outcome["met"] == met


@given(*[st.integers(1, 400)] * 2, *[st.integers(0, 300)] * 2, st.integers(0, 3000), st.sampled_from(MEANINGS))
def test_line_and_unit_never_differ(more, grown, poor_start, poor_end, hundredths, criterion):
    frame = results(poor_start, 300 + more, poor_end, 300 + grown)
    target = hundredths / 100
    outcome = commune_target(frame, target, criterion)
    objectives = pd.DataFrame({"code": ["MT.GIAM_NGHEO"], "name": ["Giảm"], "source": ["review"]})
    objectives["target"], objectives["actual"] = pd.array([target], "Float64"), pd.array([None], "Float64")
    line = objective_results(objectives, {"MT.GIAM_NGHEO": outcome[criterion]}, printed_measures(outcome)).iloc[0]
    assert line["met"] == outcome["met"]


@pytest.mark.parametrize("target", [0.5, 1, 1.21, 1.22, 1.23, 2.51, 2.52])
def test_most_poor_at_the_target_meets_it_and_one_more_does_not(target):
    most = most_poor_at_target(NEAR.loc["total"], 1701, target, "points")
    assert most < 0 or commune_target(results(42, 1675, most, 1701), target, "points")["met"] == 1
    assert commune_target(results(42, 1675, most + 1, 1701), target, "points")["met"] == 0


def test_what_the_review_answers_of_the_rate_is_called_by_what_it_is():
    assert measure_meanings("points")["MT.GIAM_NGHEO"][1] == "điểm %"
    assert measure_meanings("households_ratio")["MT.GIAM_NGHEO"] == ("Số hộ nghèo giảm trên số hộ dân cuối năm", "%")
