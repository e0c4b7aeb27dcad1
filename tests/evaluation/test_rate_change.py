import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation.rate_change import BY_LIVING, BY_POPULATION, PARTS, exact_parts, rate_change
from analysis.review.movements import POOR_IN, POOR_OUT

FLOWS = {"start": 10, "to_near_poor": 2, "to_not_poor": 2, "other_decrease": 1}
FLOWS |= {"from_near_poor": 1, "relapse": 1, "new": 0, "other_increase": 1, "end": 8}


def t1(poor, households):
    frame = pd.DataFrame({"households": households, "poor": poor}, index=["Thôn A", "Thôn B", "total"], dtype="Int64")
    return frame.assign(poor_rate=100 * frame["poor"] / frame["households"])


def t2():
    none = dict.fromkeys(FLOWS, 0)
    return pd.DataFrame([FLOWS, none, FLOWS], index=["Thôn A", "Thôn B", "total"])


@pytest.fixture
def change():
    return rate_change(t1([10, 0, 10], [100, 0, 100]), t1([8, 0, 8], [125, 60, 185]), t2())


@pytest.mark.parametrize(
    ("column", "points"),
    [("poor_start_rate", 10), ("poor_end_rate", 6.4), ("change", -3.6), ("to_near_poor", -2), ("to_not_poor", -2),
     ("other_decrease", -1), ("from_near_poor", 1), ("relapse", 1), ("new", 0), ("other_increase", 1),
     ("between_reviews", 0), ("household_growth", -1.6), ("by_living", -2), ("by_population", -1.6)],
)  # fmt: skip
def test_parts_as_computed_by_hand(change, column, points):
    assert change.loc["Thôn A", column] == pytest.approx(points)


def test_village_without_households_at_one_end_has_no_change(change):
    assert change.loc["Thôn B", ["change", *PARTS]].isna().all()


def test_total_stands_on_its_own_counts(change):
    assert change.loc["total", "household_growth"] == pytest.approx(100 * 8 * (1 / 185 - 1 / 100))


def test_broken_chain_is_a_part_of_its_own():
    parts = exact_parts(9, 100, 8, 125, FLOWS)
    assert (parts["between_reviews"], float(parts["change"])) == (1, -2.6)
    assert sum(parts[name] for name in PARTS) == parts["change"]


def test_movements_that_lead_elsewhere_are_refused():
    with pytest.raises(ValueError, match="leads to 8"):
        exact_parts(10, 100, 7, 125, FLOWS)


def test_two_standards_leave_only_the_rates():
    shown = rate_change(t1([10, 0, 10], [100, 0, 100]), t1([8, 0, 8], [125, 60, 185]), t2(), comparable=False)
    assert shown.loc["total", "poor_start_rate"] == 10
    assert shown.drop(columns=["poor_start_rate", "poor_end_rate"]).isna().all(axis=None)


def test_village_only_in_one_register_is_kept_without_a_change():
    shown = rate_change(t1([10, 0, 10], [100, 0, 100]).drop(index="Thôn B"), t1([8, 0, 8], [125, 60, 185]), t2())
    assert list(shown.index) == ["Thôn A", "Thôn B", "total"]
    assert pd.isna(shown.loc["Thôn B", "change"])


@given(st.lists(st.integers(0, 50), min_size=9, max_size=9), st.integers(1, 999), st.integers(1, 999))
def test_parts_sum_to_the_change_exactly(counts, households_start, households_end):
    poor_start, gap, *flows = counts
    flows = dict(zip([*POOR_OUT, *POOR_IN], flows, strict=True))
    flows["start"] = poor_start + gap + sum(flows[name] for name in POOR_OUT)
    poor_end = flows["start"] - sum(flows[n] for n in POOR_OUT) + sum(flows[n] for n in POOR_IN)
    parts = exact_parts(poor_start, households_start, poor_end, households_end, flows)
    assert sum(parts[name] for name in PARTS) == parts["change"]
    assert parts["by_living"] + parts["by_population"] + parts["between_reviews"] == parts["change"]
    assert {*BY_LIVING, *BY_POPULATION, "between_reviews"} == set(PARTS)
