"""The counting method: exact cut-offs, weights, groups, and what is refused. Published examples are in tests/published."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from analysis.intake import open_year
from analysis.review.alkire_foster import alkire_foster, deprivation_score
from analysis.review.indicator_weights import indicator_weights
from analysis.review.poverty_index import counting_measures, poverty_index
from analysis.standards import INDICATOR_CODES
from factories import small_unit

TWO = [[1, 0], [1, 1], [0, 0]]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    unit = small_unit(tmp_path_factory.mktemp("unit") / "raw")
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))


def total(measures):
    return measures.summary.loc["total"]


@pytest.mark.parametrize("weight", ["1/12", Fraction(1, 12)])
def test_household_exactly_at_the_cut_off_is_poor(weight):
    # as floats, 1/12 + 1/12 + 1/12 < 0.25: the household would be lost
    exactly_three = np.eye(12, dtype=int)[:3].sum(axis=0, keepdims=True)
    assert total(alkire_foster(exactly_three, [weight] * 12, k="0.25"))["poor"] == 1


@pytest.mark.parametrize(
    "weights", [["0.1", "0.2", "0.7"], [Decimal("0.1"), Decimal("0.2"), Decimal("0.7")], [1, 2, 7]]
)
def test_weights_however_written(weights):
    measures = alkire_foster([[1, 1, 0], [0, 0, 1]], weights, share="3/10")
    assert total(measures)["poor"] == 2
    assert measures.contribution.loc["total"].tolist() == pytest.approx([10, 20, 70])


def test_weights_by_name_need_no_order():
    frame = pd.DataFrame({"water": [1, 0], "school": [0, 1]})
    assert total(alkire_foster(frame, {"school": 1, "water": 3}, k=2))["poor"] == 1


def test_weights_keep_their_scale():
    weights = indicator_weights(["1/4", "1/6", 1], ["a", "b", "c"])
    assert (weights.units, weights.scale, weights.cut_off("1/4"), weights.cut_off(share=1)) == ((3, 2, 12), 12, 3, 17)
    assert weights.cut_off("0.26") == 4  # no score lies between 3/12 and 4/12


def test_long_decimals_do_not_overflow():
    weights = ["0.0833333333333333"] * 11 + ["0.0833333333333337"]
    everybody = alkire_foster(np.ones((2, 12)), weights, share=1, sample_weight=[10**6, 10**6])
    assert (total(everybody)["poor"], total(everybody)["adjusted_headcount_ratio"]) == (2 * 10**6, 1)


def test_indicator_of_no_weight_contributes_nothing():
    contribution = alkire_foster(TWO, [1, 0], k=1).contribution.loc["total"]
    assert contribution.tolist() == [100, 0]


def test_nobody_poor_has_no_intensity_and_no_contributions():
    measures = alkire_foster([[1, 0], [0, 0]], k=2)
    assert (total(measures)["headcount_ratio"], total(measures)["adjusted_headcount_ratio"]) == (0, 0)
    assert pd.isna(total(measures)["intensity"]) and pd.isna(total(measures)["contribution"])
    assert measures.contribution.isna().all(axis=None)
    assert measures.uncensored_headcount_ratio.loc["total"].tolist() == [0.5, 0]


def test_nobody_at_all_has_no_figure():
    measures = alkire_foster(pd.DataFrame({"a": [], "b": []}), k=1)
    assert total(measures)[["headcount_ratio", "intensity", "adjusted_headcount_ratio"]].isna().all()


def test_group_without_poor_adds_nothing():
    measures = alkire_foster(TWO, k=1, groups=["x", "x", "y"], dimensions={"one": ["1", "2"]})
    assert measures.summary["contribution"].tolist() == [100, 0, 100]
    assert pd.isna(measures.contribution_by_dimension.loc["y", "one"])


def test_group_labels_of_any_type():
    assert list(alkire_foster(TWO, k=1, groups=[2, 1, 2]).summary.index) == [2, 1, "total"]


def test_sample_weights_count_persons():
    measures = alkire_foster(TWO, k=2, sample_weight=[3, 5, 2])
    assert total(measures)[["population", "poor", "headcount_ratio"]].tolist() == [10, 5, 0.5]


def test_survey_weights_may_be_fractions_of_a_person():
    assert total(alkire_foster(TWO, k=2, sample_weight=[0.5, 1.5, 2.0]))["headcount_ratio"] == 0.375


def test_row_of_no_weight_is_nobody():
    assert total(alkire_foster(TWO, k=2, sample_weight=[1, 0, 1]))["poor"] == 0


def test_booleans_are_deprivations():
    assert deprivation_score(np.array(TWO, dtype=bool)).tolist() == [0.5, 1, 0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"deprivations": [[1, 2]], "k": 1}, "0 or 1"),
        ({"deprivations": [[1, np.nan]], "k": 1}, "missing cells"),
        ({"deprivations": [1, 0], "k": 1}, "rows and columns"),
        ({"deprivations": np.zeros((2, 0)), "k": 1}, "indicators"),
        ({"k": 0}, "cut-off"),
        ({"k": 3}, "cut-off"),
        ({"k": 0.5}, "whole number, a Fraction"),
        ({"k": "nhiều"}, "whole number, a Fraction"),
        ({"share": "1/0"}, "whole number, a Fraction"),
        ({}, "either as k or as share"),
        ({"k": 1, "share": "1/2"}, "either as k or as share"),
        ({"k": 1, "weights": [0.5, 0.5]}, "weight of 1"),
        ({"k": 1, "weights": [1]}, "as many weights"),
        ({"k": 1, "weights": "11"}, "as many weights"),
        ({"k": 1, "weights": [2, -1]}, "negative"),
        ({"k": 1, "weights": [0, 0]}, "all 0"),
        ({"k": 1, "weights": {"1": 1, "9": 1}}, "name the indicators"),
        ({"k": 1, "weights": [f"1e{-digits}" for digits in (0, 30)]}, "too many digits"),
        ({"k": 1, "sample_weight": [1, 2]}, "sample weights"),
        ({"k": 1, "sample_weight": [1, 2, -1]}, "sample weights"),
        ({"k": 1, "sample_weight": [1, 2, np.nan]}, "sample weights"),
        ({"k": 1, "groups": ["x", "y"]}, "group labels"),
        ({"k": 1, "groups": ["x", "y", None]}, "needs a group"),
        ({"k": 1, "groups": ["x", "y", "total"]}, "total"),
        ({"k": 1, "dimensions": {"one": ["1"]}}, "dimensions"),
        ({"deprivations": pd.DataFrame([[1, 0]], columns=["a", "a"]), "k": 1}, "unique column names"),
    ],
)
def test_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        alkire_foster(**{"deprivations": TWO} | arguments)


def test_review_as_recognised_is_the_poverty_index(data):
    general = counting_measures(data.households, data.villages)
    index = poverty_index(data.households, data.villages)
    for name, column in (
        ("headcount", "headcount_ratio"),
        ("intensity", "intensity"),
        ("adjusted_headcount", "adjusted_headcount_ratio"),
    ):
        pd.testing.assert_series_equal(index[name], general.summary[column], check_names=False)
    contributions = index[[f"contribution_{code}" for code in INDICATOR_CODES]].set_axis(INDICATOR_CODES, axis=1)
    pd.testing.assert_frame_equal(contributions, general.contribution)


@pytest.mark.parametrize(
    ("options", "row", "column", "value"),
    [
        ({}, "total", "poor", 6),
        ({"k": 1}, "total", "poor", 8),  # 4 + 2 poor with three deprivations, 2 near-poor with one
        ({"k": 3}, "total", "poor", 6),
        ({"k": 12}, "total", "poor", 0),
        ({"k": 2, "weights": {**dict.fromkeys(INDICATOR_CODES, 1), "d10": 2}}, "total", "poor", 8),
        ({"measure": "persons"}, "Thôn A", "poor", 16),
        ({"measure": "persons"}, "Thôn A", "headcount_ratio", 16 / 400),
        ({"by": "area"}, "rural", "population", 160),
        ({"by": "minority"}, "minority", "headcount_ratio", 2 / 80),
        ({"by": "minority"}, "Kinh", "population_share", 50),
        ({"by": "minority", "measure": "persons"}, "Kinh", "poor", 16),
        ({"by": "ethnicity"}, "Gia Rai", "contribution", 100 / 3),
        ({"by": "ethnicity"}, "Gia Rai", "intensity", 0.25),
    ],
)
def test_cell_of_a_review(data, options, row, column, value):
    summary = counting_measures(data.households, data.villages, **options).summary
    assert summary.loc[row, column] == pytest.approx(value)


def test_people_of_unknown_number_have_no_headcount(data):
    summary = counting_measures(data.households, data.villages, by="ethnicity").summary
    assert summary.loc["Gia Rai", ["population", "headcount_ratio", "adjusted_headcount_ratio"]].isna().all()


def test_dimensions_of_the_standard(data):
    dimensions = counting_measures(
        data.households, data.villages, dimensions=data.standard.dimensions
    ).contribution_by_dimension
    # three deprivations each: education, housing, water and sanitation
    assert dimensions.loc["total"].tolist() == pytest.approx([0, 0, 100 / 3, 100 / 3, 100 / 3, 0])


@pytest.mark.parametrize("options", [{"by": "region"}, {"k": 13}, {"k": 0}, {"k": "nghèo"}, {"weights": [1]}])
def test_measures_of_a_review_refused(data, options):
    with pytest.raises(ValueError):
        counting_measures(data.households, data.villages, **options)
