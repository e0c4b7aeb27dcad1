import pandas as pd
import polars as pl
import pytest

from analysis.planning.catalogue import catalogue, given_by
from analysis.planning.entitlement import entitlements
from plans import household, register, review, support

VILLAGES = register(A=False, B=True)


def whose(rows, wanted, villages=VILLAGES):
    return entitlements(review(*rows), villages, {"X": wanted}, 2023)["X"].tolist()


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, [True, True, True, True]),
        ({"villages": "especially_difficult"}, [False, False, True, True]),
        ({"whom": ("minority",)}, [False, True, False, True]),
        ({"villages": "especially_difficult", "whom": ("minority",)}, [False, False, False, True]),
        ({"villages": "urban"}, [False, False, False, False]),
    ],
)
def test_village_and_people_must_both_hold(limits, expected):
    rows = [household(v, ethnicity=people) for v in "AB" for people in ("Kinh", "Gia Rai")]
    assert whose(rows, support(**limits)) == expected


def test_a_unit_without_such_a_village_entitles_nobody():
    assert whose([household("A")], support(villages="especially_difficult"), register(A=False)) == [False]


def test_class_decides_and_an_escape_counts_for_36_months():
    rows = [
        household(klass="near_poor"),
        household(klass="not_poor", escaped_on=pd.Timestamp("2020-01-01")),
        household(klass="not_poor", escaped_on=pd.Timestamp("2019-12-31")),
        household(klass="not_poor", class_start="poor"),
        household(klass="not_poor", class_start="near_poor"),
    ]
    assert whose(rows, support(groups=("escaped",))) == [False, True, False, True, False]


def test_children_are_needed_where_the_support_is_for_them():
    rows = [household(children_under_16=1), household(), household(children_under_16=pd.NA)]
    assert whose(rows, support(whom=("children",))) == [True, False, False]


def test_nobody_is_excluded_from_what_is_also_for_people_the_review_does_not_tell():
    assert whose([household(klass="not_poor")], support(groups=("poor", "others"))) == [True]


def test_another_engine_gives_the_same():
    frame = review(household("B", ethnicity="Gia Rai"), household("A"), household("B"))
    wanted = {"X": support(villages="especially_difficult", whom=("minority",))}
    of_pandas = entitlements(frame, VILLAGES, wanted, 2023)
    pd.testing.assert_frame_equal(
        entitlements(pl.from_pandas(frame).lazy(), VILLAGES, wanted, 2023), of_pandas, check_index_type=False
    )


def test_the_latrines_of_the_plan_are_for_minority_people_of_difficult_villages():
    latrines = catalogue(2022)["CS.NHATIEU"]
    assert (latrines.villages, latrines.whom, latrines.groups) == (
        "especially_difficult",
        ("minority",),
        ("poor", "near_poor"),
    )


def test_water_given_is_water_alone():
    assert given_by(catalogue(2022))["support_water"] == ["CS.NUOCSACH"]


def test_no_shortage_of_water_or_latrine_is_answered_twice():
    answers = {code: s.answers for code, s in catalogue(2022).items() if {"d09", "d10"} & set(s.answers)}
    assert answers == {"CS.NHATIEU": ("d10",), "CS.NUOCSACH": ("d09",)}
