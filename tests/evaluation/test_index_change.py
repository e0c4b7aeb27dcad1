from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation.index_change import exact_index_change, index_change
from analysis.intake import open_year
from analysis.review import poverty_index
from analysis.standards import INDICATOR_CODES
from factories import small_unit


def t4(base, **deprived):
    return {"base": base, **dict.fromkeys(INDICATOR_CODES, 0), **deprived}


TWO_POOR = t4(2, d01=2, d02=2, d03=2, d04=1)
ONE_POOR = t4(1, d01=1, d02=1, d03=1)


@pytest.mark.parametrize(
    ("part", "value"),
    [("start", Fraction(7, 120)), ("end", Fraction(1, 40)), ("change", Fraction(-1, 30)),
     ("by_headcount", Fraction(-13, 480)), ("by_intensity", Fraction(-3, 480)),
     ("change_d01", Fraction(-1, 120)), ("change_d04", Fraction(-1, 120)), ("change_d05", 0)],
)  # fmt: skip
def test_two_poor_of_ten_become_one(part, value):
    assert exact_index_change(TWO_POOR, 10, ONE_POOR, 10)[part] == value


@pytest.mark.parametrize(("before", "now"), [(TWO_POOR, t4(0)), (t4(0), ONE_POOR)])
def test_without_poor_at_one_end_the_change_is_the_headcount_s(before, now):
    parts = exact_index_change(before, 10, now, 10)
    assert parts["by_intensity"] == 0
    assert parts["by_headcount"] == parts["change"] != 0


@st.composite
def forms(draw):
    base = draw(st.integers(0, 30))
    return t4(base, **{code: draw(st.integers(0, base)) for code in INDICATOR_CODES})


@given(forms(), forms(), st.integers(30, 500), st.integers(30, 500))
def test_both_decompositions_sum_to_the_change_exactly(before, now, households_before, households_now):
    parts = exact_index_change(before, households_before, now, households_now)
    assert parts["by_headcount"] + parts["by_intensity"] == parts["change"]
    assert sum(parts[f"change_{code}"] for code in INDICATOR_CODES) == parts["change"]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    unit = small_unit(tmp_path_factory.mktemp("unit") / "raw")
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))


def test_change_is_that_of_the_poverty_index(data):
    reviews = (data.previous_households, data.previous_villages), (data.households, data.villages)
    last, now = (poverty_index(*review)["adjusted_headcount"] for review in reviews)
    found = index_change(*reviews[0], *reviews[1])
    assert found["change"].tolist() == pytest.approx((now - last).tolist())
    assert found.loc["total", ["by_headcount", "by_intensity"]].sum() == pytest.approx(found.loc["total", "change"])


def test_two_standards_and_an_empty_register_have_no_change(data):
    reviews = data.previous_households, data.previous_villages, data.households
    assert index_change(*reviews, data.villages, comparable=False).isna().all(axis=None)
    nobody = data.villages.assign(households=pd.array([0, 60], dtype="Int64"))
    found = index_change(*reviews, nobody)
    assert found["change"].isna().tolist() == [True, False, False]
