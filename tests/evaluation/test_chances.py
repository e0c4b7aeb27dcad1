"""Exact laws of whole numbers: against hand-computed values, their sums, and what has already happened."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evaluation.chances import count_of, quantile, share_of

small = st.integers(0, 40)


@pytest.mark.parametrize(
    ("already", "chances"),
    # beta(2,5; 2,5): P(0) = 2,5·3,5 / (5·6), P(1) = 2·2,5·2,5 / 30
    [(0, [0.291667, 0.416667, 0.291667]), (1, [0, 0.588235, 0.411765]), (2, [0, 0, 1])],
)
def test_two_households_after_a_year_with_two_of_four(already, chances):
    assert share_of(2, [2], [4], already) == pytest.approx(chances, abs=1e-5)


def test_nobody_moved_is_not_nobody_can():
    # beta(0,5; 3,5)
    assert share_of(2, [0], [3], 0) == pytest.approx([0.7875, 0.175, 0.0375])


def test_counts_after_a_year_without_any():
    # mean ½, variance ½ + ½: negative binomial with r = ½, p = ½
    assert count_of([0], 0)[:4] == pytest.approx([0.70711, 0.17678, 0.06629, 0.02762], abs=1e-5)


def test_counts_given_what_came_already():
    law = count_of([0], 0)
    assert count_of([0], 2)[:4] == pytest.approx([0, 0, *law[2:4] / law[2:].sum()])


def test_years_that_differ_widen_the_range_and_never_beyond_knowing_nothing():
    def width(moved):
        law = share_of(20, moved, [100, 100], 0)
        return quantile(law, 0.9) - quantile(law, 0.1)

    assert width([50, 50]) < width([40, 60]) < width([10, 90]) <= 18
    assert share_of(20, [5, 95], [100, 100], 0) == pytest.approx(np.full(21, 1 / 21))  # all numbers equally likely


@pytest.mark.parametrize("years", [1, 3])
def test_assumed_spread_widens_and_fades_with_years(years):
    laws = [share_of(40, [20] * years, [40] * years, 0, assumed) for assumed in (0, 0.05)]
    without, with_it = (quantile(law, 0.9) - quantile(law, 0.1) for law in laws)
    assert with_it > without
    assert (with_it - without >= 4) == (years == 1)


@settings(max_examples=40)
@given(households=small, years=st.lists(st.tuples(small, small), min_size=1, max_size=5), already=small)
def test_chances_sum_to_one_and_keep_what_happened(households, years, already):
    moved, bases = [min(pair) for pair in years], [max(pair) for pair in years]
    already = min(already, households)
    law = share_of(households, moved, bases, already, 0.05)
    assert law.sum() == pytest.approx(1) and (law >= 0).all() and law[:already].sum() == 0
    coming = count_of(moved, already, 0.1)
    assert coming.sum() == pytest.approx(1) and coming[:already].sum() == 0
    ends = [quantile(law, share) for share in (0.1, 0.5, 0.9)]
    assert already <= ends[0] <= ends[1] <= ends[2] <= households
