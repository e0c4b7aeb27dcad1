import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evaluation import commune_target
from analysis.planning.target_size import households_needed, households_to_lift, total_to_allocate


@pytest.mark.parametrize(
    ("reduction", "criterion", "households"),
    [(3, "points", 49), (3, "households_ratio", 51), (0, "households_ratio", 0), (5.6, "points", 93)],
)
def test_households_that_the_target_of_kim_tan_2023_needs(reduction, criterion, households):
    assert households_to_lift(reduction, criterion, 92, 1647, 1673) == households


def test_an_exact_quotient_asks_for_no_household_more():
    # 0,7 % of 1000 is exactly 7; as floats it is 7,000000000000001
    assert households_to_lift(0.7, "households_ratio", 50, 1000, 1000) == 7


def test_a_rate_that_falls_by_growth_alone_needs_nobody_lifted():
    # 10 of 100 at the start are 10 %; of 200 at the end 5 %
    assert households_to_lift(4, "points", 10, 100, 200) == 0


@settings(max_examples=300)
@given(st.integers(1, 2000), st.integers(0, 2000), st.integers(1, 2000), st.integers(0, 800))
def test_what_is_asked_for_is_the_least_with_which_the_unit_has_met_its_target(start, poor, end, hundredths):
    poor, target = min(poor, start), hundredths / 100
    lifted = households_to_lift(target, "points", poor, start, end)

    def met(households):
        left = {"households_start": start, "poor_start": poor, "households_end": end, "poor_end": poor - households}
        return commune_target(pd.DataFrame([left], index=["total"]).astype("Int64"), target, "points")["met"]

    if lifted <= poor:
        assert met(lifted) == 1
        assert lifted == 0 or met(lifted - 1) == 0
    else:
        assert met(poor) == 0


def test_no_households_is_refused():
    with pytest.raises(ValueError, match="households"):
        households_to_lift(1, "points", 0, 0, 10)


@pytest.mark.parametrize(("issued", "total"), [(50, 50), (pd.NA, 49)])
def test_the_issued_total_is_shared_out_and_without_one_what_the_target_needs(issued, total):
    targets = pd.DataFrame(
        {"poor_start": [92], "households_start": [1647], "households_end": [1673], "reduction": [issued]},
        index=["total"],
    )
    assert total_to_allocate(targets, households_needed(targets, 3, "points")) == total
