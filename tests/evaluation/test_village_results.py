"""A village is judged by its households, whatever its rate does; the unit by the plan's own target."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation import commune_target, village_results
from analysis.review.counting import percent


def t1(**villages):
    """village=(households, poor); the total is their sum."""
    rows = villages | {"total": tuple(map(sum, zip(*villages.values(), strict=True)))}
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["households", "poor"]).astype("Int64")
    frame["near_poor"] = pd.array([0] * len(frame), dtype="Int64")
    return frame.assign(
        poor_rate=percent(frame["poor"], frame["households"]),
        near_poor_rate=percent(frame["near_poor"], frame["households"]),
    )


def targets(before, end, **reductions):
    """village=households to lift, None where none was set; the expected households are `end` each."""
    planned = pd.Series(reductions, dtype="Int64")
    planned["total"] = planned.sum()
    households = pd.Series(end, index=planned.index).where(planned.index != "total", end * (len(planned) - 1))
    poor_end = before["poor"].reindex(planned.index) - planned
    return pd.DataFrame(
        {
            "reduction": planned,
            "reduction_rate": percent(planned, households),
            "poor_end_rate": percent(poor_end, households),
        }
    )


BEFORE = t1(A=(100, 10), B=(100, 4), C=(100, 2), D=(100, 0))


def met(now, planned, **option):
    return village_results(BEFORE, now, planned, **option)["met"]


def test_a_register_that_grows_or_shrinks_turns_no_verdict():
    planned = targets(BEFORE, 100, A=2, B=1, C=0, D=0)
    for households in (80, 100, 130):
        now = t1(A=(households, 8), B=(households, 4), C=(households, 2), D=(households, 0))
        assert met(now, planned).drop("total").tolist() == [1, 0, 1, 1]


def test_no_target_is_no_verdict_and_a_target_of_none_is_met_unless_poverty_grew():
    planned = targets(BEFORE, 100, A=None, B=0, C=0, D=0)
    now = t1(A=(100, 3), B=(100, 4), C=(100, 3), D=(100, 0))
    found = met(now, planned)
    assert pd.isna(found["A"]) and found[["B", "C", "D"]].tolist() == [1, 0, 1]


def test_two_standards_judge_nobody():
    planned = targets(BEFORE, 100, A=2, B=1, C=0, D=0)
    assert met(BEFORE, planned, goal=(1, "points"), comparable=False).isna().all()


@pytest.mark.parametrize("criterion", ["points", "households_ratio"])
@given(
    end=st.lists(st.tuples(st.integers(40, 160), st.integers(0, 20)), min_size=4, max_size=4),
    planned=st.lists(st.integers(0, 10), min_size=4, max_size=4),
    goal=st.integers(-200, 400).map(lambda hundredths: hundredths / 100),
)
def test_no_rate_ever_speaks_against_a_village(criterion, end, planned, goal):
    now = t1(**dict(zip("ABCD", end, strict=True)))
    wanted = targets(BEFORE, 100, **dict(zip("ABCD", planned, strict=True)))
    results = village_results(BEFORE, now, wanted, (goal, criterion))
    for village in "ABCD":
        row = results.loc[village]
        assert row["met"] == (row["reduction_actual"] >= row["reduction_planned"])
    assert results.at["total", "met"] == commune_target(results, goal, criterion)["met"]
