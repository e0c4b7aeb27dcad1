import pandas as pd
import polars as pl
import pytest

from analysis.planning.catalogue import catalogue
from analysis.planning.needs import needs_by_support
from plans import household, programme, register, review, support

VILLAGES = register(A=False, B=True)


def need(rows, wanted, *lines):
    frame = review(*rows) if isinstance(rows, list) else rows
    return needs_by_support(frame, VILLAGES, programme(*lines) if lines else None, {"X": wanted}, 2023).loc["X"]


def test_latrines_are_counted_where_they_are_built():
    rows = [household("A", d10=True, ethnicity="Gia Rai")] * 3 + [household("B", d10=True)] * 2
    rows += [household("B", d10=True, ethnicity="Gia Rai")]
    found = need(rows, support(villages="especially_difficult", whom=("minority",)))
    assert found["demand"] == 1


def test_credit_is_what_was_asked_for_whatever_the_cause():
    credit = support(need="asked", asked="loan_wanted", answers=("cause_2",), groups=("poor", "near_poor", "escaped"))
    rows = [household(loan_wanted=True), household(cause_2=True), household(klass="near_poor", loan_wanted=True)]
    rows += [household(klass="not_poor", class_start="poor", loan_wanted=True)]
    rows += [household(klass="not_poor", loan_wanted=True)]  # never poor: the programme is not for it
    found = need(rows, credit)
    assert found[["poor", "near_poor", "escaped", "demand"]].tolist() == [1, 1, 1, 3]


def test_cards_are_needed_by_persons_and_compared_with_cards():
    insurance = support(need="uninsured", groups=("poor", "near_poor"))
    rows = [household(insured_members=1), household(klass="near_poor", insured_members=2), household(insured_members=5)]
    found = need(rows, insurance, {"code": "X", "unit": "thẻ", "planned": 3})
    assert (found["demand"], found["need_unit"], found["gap"]) == (5, "người", 2)


def test_a_blank_count_of_the_insured_makes_the_need_unknown():
    found = need([household(insured_members=1), household(insured_members=pd.NA)], support(need="uninsured"))
    assert pd.isna(found["demand"])


@pytest.mark.parametrize("how", [{"need": "unknown"}, {"need": "none"}, {"need": "asked", "asked": "loan_granted"}])
def test_what_the_review_does_not_ask_is_blank_and_never_0(how):
    found = need([household()], support(**how), {"code": "X", "planned": 6})
    assert pd.isna(found["demand"])
    assert pd.isna(found["gap"])
    assert found["need_unit"] == ""


def test_nobody_in_need_is_0():
    assert need([household()], support())["demand"] == 0


@pytest.mark.parametrize(
    ("how", "unit", "gap"),
    [
        ({}, "hộ", 1),
        ({}, "công trình", 1),
        ({}, "người", None),
        ({}, "buổi", None),
        ({"not_compared": "kế hoạch đếm cả thẻ gia hạn"}, "hộ", None),
        ({"groups": ("poor", "others")}, "hộ", None),
        ({"need": "malnourished"}, "trẻ em", 2),
        ({"need": "malnourished"}, "hộ", None),
    ],
)
def test_gap_only_where_planned_and_needed_count_the_same(how, unit, gap):
    rows = [household(d10=True, children_malnourished=2), household(d10=True, children_malnourished=1)]
    found = need(rows, support(**how), {"code": "X", "unit": unit, "planned": 1})["gap"]
    assert (None if pd.isna(found) else found) == gap


def test_electricity_is_for_every_poor_household():
    frame = needs_by_support(
        review(household(), household(), household(klass="near_poor")), VILLAGES, None, catalogue(2022), 2023
    )
    assert frame.at["CS.TIENDIEN", "demand"] == 2


@pytest.mark.parametrize("code", ["CS.SINHCON", "CS.DOTXUAT", "CS.PHAPLY", "CS.VANHOA", "CS.TROGIUP"])
def test_supports_whose_need_the_review_does_not_know(code):
    frame = needs_by_support(review(household()), VILLAGES, None, catalogue(2022), 2023)
    assert pd.isna(frame.at[code, "demand"])


def test_another_engine_gives_the_same():
    rows = review(
        household("B", d10=True, d04=True, insured_members=1), household("A", klass="near_poor", loan_wanted=True)
    )
    lines = programme({"code": "CS.TINDUNG", "planned": 1})
    of_pandas = needs_by_support(rows, VILLAGES, lines, catalogue(2022), 2023)
    of_polars = needs_by_support(pl.from_pandas(rows).lazy(), VILLAGES, lines, catalogue(2022), 2023)
    pd.testing.assert_frame_equal(of_polars, of_pandas)
