"""A reader who subtracts two printed rates finds the printed difference, always."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.presentation.numbers import rate
from analysis.review.counting import percent
from analysis.review.printed import half_up, most_with_printed_rate, printed_difference, printed_differences


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        (8.112, 6.066, "2.04"),  # 2,046 unrounded
        (100 * 43 / 1675, 100 * 22 / 1701, "1.28"),  # 2,57 → 1,29, 1,2738 unrounded
        (2.675, 0, "2.68"),
        (5, 5, "0.00"),
        (1.29, 2.57, "-1.28"),
    ],
)
def test_difference_of_printed_rates(start, end, printed):
    assert printed_difference(start, end) == Decimal(printed)


def test_missing_rate_has_no_difference():
    assert printed_difference(None, 3.0) is None
    frame = printed_differences(pd.Series([8.112, None], dtype="Float64"), pd.Series([6.066, 1.0], dtype="Float64"))
    assert frame[0] == 2.04 and pd.isna(frame[1])


counts = st.tuples(st.integers(0, 3000), st.integers(1, 3000)).map(sorted).filter(lambda pair: pair[1] > 0)


@settings(max_examples=300)
@given(counts, counts)
def test_what_is_printed_adds_up(start, end):
    rates = [100 * part / whole for part, whole in (start, end)]
    written = [Decimal(rate(value).replace(".", "").replace(",", ".")) for value in rates]
    assert printed_difference(*rates) == written[0] - written[1]


@settings(max_examples=500)
@given(counts)
def test_a_rate_from_counts_is_rounded_as_its_exact_fraction(pair):
    """No float error decides a half: 23 of 160 is 14,375 and prints 14,38."""
    part, whole = pair
    exact = Fraction(100 * part, whole)
    hundredths = (exact * 100 + Fraction(1, 2)) // 1
    through_frame = percent(pd.Series([part], dtype="Int64"), pd.Series([whole], dtype="Int64"))[0]
    assert half_up(100 * part / whole) == half_up(through_frame) == Decimal(hundredths) / 100


@settings(max_examples=300)
@given(st.integers(1, 3000), st.integers(0, 1000))
def test_most_households_under_a_printed_rate(whole, hundredths):
    limit = Decimal(hundredths) / 100
    most = most_with_printed_rate(whole, limit)
    assert half_up(100 * most / whole) <= limit
    assert most == whole or half_up(100 * (most + 1) / whole) > limit


def test_no_household_is_few_enough_under_a_negative_rate():
    assert most_with_printed_rate(100, Decimal("-0.01")) == -1
