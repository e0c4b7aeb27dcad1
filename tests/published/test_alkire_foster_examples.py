"""Published examples of the counting method, cell by cell.

Alkire & Foster (2011), “Counting and multidimensional poverty measurement”, Journal of Public Economics 95, 476–487:
the 4 × 4 illustration (achievements, cut-offs z = (13, 12, 3, 1), k = 2), also in OPHI Working Paper 32.
Girela (2025), “An Introduction to mpitbR”, vignette of the R package mpitbR 1.0.1, section 2: the 5 × 4 example.
"""

import numpy as np
import polars as pl
import pytest

from analysis.review.alkire_foster import alkire_foster, deprivation_score

ACHIEVEMENTS = np.array([[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]])
CUT_OFFS = np.array([13, 12, 3, 1])
FOUR = ACHIEVEMENTS < CUT_OFFS

FIVE = [[1, 0, 1, 0], [0, 1, 0, 0], [0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 1, 0]]
REGIONS = ["North", "North", "South", "South", "South"]
DIMENSIONS = {"first": ["1", "2"], "second": ["3", "4"]}


def five():
    return alkire_foster(FIVE, ["1/4"] * 4, share="1/2", groups=REGIONS, dimensions=DIMENSIONS)


def test_deprivations_of_alkire_and_foster():
    assert FOUR.astype(int).tolist() == [[0, 0, 0, 0], [0, 1, 0, 1], [1, 1, 1, 1], [0, 1, 0, 0]]
    assert (4 * deprivation_score(FOUR)).tolist() == [0, 2, 4, 1]


@pytest.mark.parametrize(
    ("column", "value"), [("headcount_ratio", 1 / 2), ("intensity", 3 / 4), ("adjusted_headcount_ratio", 3 / 8)]
)
def test_measures_of_alkire_and_foster(column, value):
    assert alkire_foster(FOUR, k=2).summary.loc["total", column] == value


def test_one_more_deprivation_of_a_poor_person_moves_m0_but_not_h():
    # the paper's dimensional monotonicity: H stays 1/2 while M0 rises from 6/16 to 7/16
    deeper = FOUR.copy()
    deeper[1, 0] = True
    total = alkire_foster(deeper, k=2).summary.loc["total"]
    assert (total["headcount_ratio"], total["adjusted_headcount_ratio"]) == (1 / 2, 7 / 16)


@pytest.mark.parametrize(("k", "poor"), [(1, 3), (2, 2), (3, 1), (4, 1)])
def test_union_to_intersection_of_alkire_and_foster(k, poor):
    assert alkire_foster(FOUR, k=k).summary.loc["total", "poor"] == poor


def test_scores_of_mpitbr():
    assert deprivation_score(FIVE, ["1/4"] * 4).tolist() == [1 / 2, 1 / 4, 3 / 4, 1 / 4, 1 / 2]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("total", "adjusted_headcount_ratio", 0.350),
        ("total", "headcount_ratio", 0.600),
        ("total", "intensity", 0.5833),
        ("North", "population_share", 40),
        ("South", "population_share", 60),
        ("North", "adjusted_headcount_ratio", 0.250),
        ("South", "adjusted_headcount_ratio", 0.416),  # printed cut off; exactly 5/12
    ],
)
def test_measures_of_mpitbr(row, column, value):
    assert five().summary.loc[row, column] == pytest.approx(value, abs=0.001)


@pytest.mark.parametrize(
    ("frame", "values", "tolerance"),
    [
        ("uncensored_headcount_ratio", [0.60, 0.40, 0.60, 0.20], 1e-12),
        ("censored_headcount_ratio", [0.40, 0.20, 0.60, 0.20], 1e-12),
        # the print rounds 28.571 up and 42.857 down so that its four figures sum to 100
        ("contribution", [28.58, 14.29, 42.85, 14.29], 0.01),
    ],
)
def test_indicators_of_mpitbr(frame, values, tolerance):
    assert getattr(five(), frame).loc["total"].tolist() == pytest.approx(values, abs=tolerance)


def test_exact_fractions_of_mpitbr():
    measures = five()
    assert measures.summary["adjusted_headcount_ratio"].tolist() == pytest.approx([1 / 4, 5 / 12, 7 / 20], rel=1e-15)
    assert measures.contribution.loc["total"].tolist() == pytest.approx([200 / 7, 100 / 7, 300 / 7, 100 / 7])
    assert measures.contribution_by_dimension.loc["total"].tolist() == pytest.approx([300 / 7, 400 / 7])


def test_polars_gives_the_same():
    frame = pl.DataFrame(FIVE, schema=["1", "2", "3", "4"], orient="row")
    assert alkire_foster(frame, k=2).summary.equals(alkire_foster(FIVE, k=2).summary)
