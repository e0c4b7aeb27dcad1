"""Totals of small communes by hand; parts rolled up are the whole."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.review.counting import TOTAL
from analysis.rollup import classes, compared, deprivation_rates, form, judged, money, ranking, results
from analysis.rollup.groups import group_of
from analysis.rollup.unit_year import COLUMNS, Name, UnitYear

T2 = ("start", "to_near_poor", "to_not_poor", "other_decrease", "from_near_poor", "relapse", "new", "other_increase", "end")  # fmt: skip


def t2(*numbers):
    """A line of form T2 in the form's order."""
    return dict(zip(T2, numbers, strict=True))


A = UnitYear(
    Name("xã A", "huyện Một", "tỉnh T"), "report", "a",
    forms={"T1": {"households": 200, "persons": 800, "poor": 20, "near_poor": 10}, "T2_households": t2(26, 3, 5, 1, 1, 1, 1, 0, 20),
           "T4": {"base": 20, "total": 60, "d01": 15, "d10": 20}},
    before={"households": 195, "poor": 26}, target={"reduction_planned": 5, "reduction_actual": 6, "met": 1},
    money={"money_total": 100.5, "disbursed": 90.5},
)  # fmt: skip
B = UnitYear(
    Name("phường B", "thị xã Hai", "tỉnh T"), "review", "b",
    forms={"T1": {"households": 300, "persons": 1100, "poor": 3, "near_poor": 0}, "T2_households": t2(3, 0, 1, 0, 0, 0, 1, 0, 3),
           "T4": {"base": 3, "total": 9, "d01": 0, "d10": 3}},
    before={"households": 290, "poor": 3}, target={"reduction_planned": 1, "reduction_actual": 0, "met": 0},
    money={"money_total": 50.0, "disbursed": None},
)  # fmt: skip
C = UnitYear(Name("xã C", "huyện Một"), "form", forms={"T1": {"households": None, "poor": 7, "near_poor": 4}})
D = UnitYear(Name("xã D"), "none", "d")
UNITS = [A, B, C, D]


def test_counts_of_all_are_the_sums_of_what_is_known():
    total = classes(UNITS).loc[TOTAL]
    assert (total["households"], total["persons"], total["poor"], total["near_poor"]) == (500, 1900, 30, 14)


def test_the_rate_is_of_the_communes_that_have_both_numbers():
    frame = classes(UNITS)
    assert frame.at[TOTAL, "poor_rate"] == pytest.approx(100 * 23 / 500)
    assert frame.at["xã A", "poor_rate"] == 10 and pd.isna(frame.at["xã C", "poor_rate"])


def test_missing_is_not_nought():
    frame = classes(UNITS)
    assert pd.isna(frame.at["xã D", "poor"]) and frame.at["phường B", "near_poor"] == 0
    assert pd.isna(form(UNITS, "T6").at[TOTAL, "base"])


def test_a_class_that_no_commune_counted_has_no_column():
    assert "average_living" not in classes(UNITS)


def test_movements_of_all_close():
    total = form(UNITS, "T2_households").loc[TOTAL]
    assert list(total) == [29, 3, 6, 1, 1, 1, 2, 0, 23]
    assert total["start"] - 3 - 6 - 1 + 1 + 1 + 2 + 0 == total["end"]


def test_deprivation_rates_are_of_summed_counts():
    rates = deprivation_rates(form(UNITS, "T4"))
    assert rates.at[TOTAL, "d01"] == pytest.approx(100 * 15 / 23) and rates.at[TOTAL, "d10"] == 100
    assert pd.isna(rates.at["xã D", "d01"])


def test_the_year_is_compared_where_both_ends_are_known():
    assert compared(UNITS) == [A, B]
    total = results(UNITS).loc[TOTAL]
    assert (total["poor_start"], total["poor_end"], total["reduction_actual"], total["reduction_planned"]) == (
        29,
        23,
        6,
        6,
    )
    assert total["points_actual"] == pytest.approx(100 * (29 / 485 - 23 / 500))
    assert len(judged(UNITS)) == 2 and total["met"] == 1


def test_two_standards_are_never_subtracted():
    other = UnitYear(A.name, "review", forms=A.forms, before=A.before, comparable=False)
    assert compared([other]) == []
    assert results([other])[["reduction_actual", "points_actual"]].isna().all(axis=None)
    assert pd.isna(ranking([other]).at["xã A", "change"])


def test_ranking_begins_with_the_highest_rate_and_its_parts_are_the_change():
    frame = ranking(UNITS)
    assert list(frame.index) == ["xã A", "phường B", TOTAL]
    parts = ["to_near_poor", "to_not_poor", "other_decrease", "from_near_poor", "relapse", "new", "other_increase", "between_reviews", "household_growth"]  # fmt: skip
    assert frame[parts].sum(axis=1).to_list() == pytest.approx(frame["change"].to_list())
    assert frame.at["xã A", "change"] == pytest.approx(10 - 100 * 26 / 195)


def test_money_disbursed_is_a_rate_of_the_communes_that_tell_both():
    total = money(UNITS).loc[TOTAL]
    assert total["money_total"] == 150.5 and total["disbursed"] == 90.5
    assert total["disbursed_rate"] == pytest.approx(100 * 90.5 / 100.5)


@pytest.mark.parametrize(
    "by, year, rows",
    [
        ("commune", 2023, ["xã A", "phường B", "xã C", "xã D"]),
        ("district", 2023, ["huyện Một", "thị xã Hai", "chưa rõ huyện"]),
        ("district", 2025, ["huyện Một", "thị xã Hai", "không có cấp huyện"]),
        ("province", 2023, ["tỉnh T", "chưa rõ tỉnh"]),
    ],
)
def test_rows_are_communes_or_groups_of_them(by, year, rows):
    frame = classes(UNITS, group_of(by, year))
    assert list(frame.index) == [*rows, TOTAL] and frame.at[TOTAL, "poor"] == 30


numbers = st.none() | st.integers(0, 10**6)
communes = st.builds(
    lambda number, values, district: UnitYear(
        Name(f"xã {number}", district), "form", forms={"T1": dict(zip(COLUMNS["T1"], values, strict=True))}
    ),
    st.integers(0, 10**9),
    st.lists(numbers, min_size=len(COLUMNS["T1"]), max_size=len(COLUMNS["T1"])),
    st.sampled_from(["", "huyện Một", "huyện Hai"]),
)


@settings(max_examples=40)
@given(st.lists(communes, min_size=1, max_size=12, unique_by=lambda unit: unit.label), st.integers(0, 12), st.sampled_from(["commune", "district"]))  # fmt: skip
def test_rolling_up_parts_is_rolling_up_the_whole(units, cut, by):
    group = group_of(by, 2023)
    whole, parts = form(units, "T1", group), [form(part, "T1", group) for part in (units[:cut], units[cut:]) if part]
    totals = pd.concat([part.loc[[TOTAL]] for part in parts]).sum(min_count=1)
    # whole numbers, so exactly; rows below add up to the total as well
    assert whole.loc[TOTAL].astype("Int64").equals(totals.astype("Int64").rename(TOTAL))
    assert whole.drop(index=TOTAL).sum(min_count=1).astype("Int64").equals(totals.astype("Int64"))
