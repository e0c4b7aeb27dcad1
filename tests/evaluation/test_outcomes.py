import pandas as pd
import pytest

from analysis.evaluation.outcomes import OUTCOMES, helper_outcomes, registered_outcomes
from analysis.evaluation.supports import support_results, supports_given
from reviews import PANEL, review

COUNTS = ["households", *OUTCOMES, "escaped"]


@pytest.mark.parametrize(
    ("row", "counts"), [("2023_registered", [4, 1, 1, 1, 0, 1, 2]), ("2023_unregistered", [4, 0, 0, 2, 2, 0, 0])]
)
def test_registered_against_unregistered(row, counts):
    assert registered_outcomes(PANEL).loc[row, COUNTS].tolist() == counts


def test_year_without_registered_households_has_no_rate(any_base):
    found = registered_outcomes(PANEL)
    assert found.loc["2024_registered", "households"] == 0
    assert pd.isna(found.loc["2024_registered", "escaped_rate"])
    assert found.loc["2023_registered", "escaped_rate"] == 50


def test_one_review_has_no_outcomes():
    assert registered_outcomes({2024: PANEL[2024]}).empty


def test_helpers_by_size_then_none_then_total():
    found = helper_outcomes(PANEL[2023], PANEL[2022])
    assert list(found.index) == ["Hội A", "Hội B", "none", "total"]
    assert found.loc["Hội A", COUNTS].tolist() == [2, 1, 0, 1, 0, 0, 1]
    assert found.loc["Hội B", COUNTS].tolist() == [1, 0, 1, 0, 0, 0, 1]  # H9 was near-poor
    assert found.loc["none", COUNTS].tolist() == [5, 0, 0, 2, 2, 1, 0]
    assert found.loc["total", "households"] == 8


def test_helper_not_on_file():
    assert helper_outcomes(PANEL[2023], PANEL[2022].drop(columns="helper")) is None


def test_nobody_poor_at_the_last_review():
    last = review("H1 nn")
    assert helper_outcomes(PANEL[2023], last)["households"].tolist() == [0]


def test_supports_given_by_class_at_the_start():
    found = supports_given(PANEL[2023])
    assert found.loc["support_credit"].tolist() == [1, 1, 0, 2]
    assert found.loc["any"].tolist() == [3, 1, 0, 4]


def test_results_with_and_without_a_support():
    found = support_results(PANEL[2023]).drop(columns=["given_rate", "not_given_rate"])
    assert found.loc["support_health"].tolist() == [3, 2, 2, 0]  # not H4 who died, nor H6 who merged
    assert found.loc["support_credit"].tolist() == [1, 1, 4, 1]
    assert found.loc["any"].tolist() == [3, 2, 2, 0]


def test_review_without_supports():
    bare = PANEL[2023].drop(columns=["support_health", "support_credit"])
    assert supports_given(bare) is None and support_results(bare) is None
