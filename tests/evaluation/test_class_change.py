"""Ethnic-minority poverty apart, on a unit small enough to count: Thôn B's poor are Gia Rai, Thôn A's Kinh."""

import pandas as pd
import pytest

from analysis.evaluation.class_change import class_change, minority_results, near_poor_results, poor_results
from analysis.intake import open_year
from analysis.review import summary_of_classes
from factories import small_unit


@pytest.fixture(scope="module")
def reviews(tmp_path_factory):
    unit = small_unit(tmp_path_factory.mktemp("unit") / "raw")
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    return (data.previous_households, data.previous_villages), (data.households, data.villages)


@pytest.mark.parametrize(
    ("row", "cells"),
    [("Thôn A", [50, 0, 0, 50, 0, 0, 0, 0]), ("Thôn B", [30, 3, 10, 30, 2, 100 / 15, -1, -50 / 15]),
     ("total", [80, 3, 3.75, 80, 2, 2.5, -1, -1.25])],
)  # fmt: skip
def test_minority_rates_are_of_minority_households(reviews, row, cells):
    assert minority_results(*reviews).loc[row].tolist() == pytest.approx(cells)


def test_without_minority_households_there_is_no_rate(reviews):
    last, this = (
        (households, villages.assign(minority_households=pd.array([50, 0], dtype="Int64")))
        for households, villages in reviews
    )
    shown = minority_results(last, this)
    assert shown.loc["Thôn B", ["start_rate", "end_rate", "rate_change"]].isna().all()
    assert shown.at["Thôn B", "change"] == -1


def test_poor_and_near_poor_and_two_standards(reviews):
    before, now = (summary_of_classes(*review) for review in reviews)
    assert poor_results(before, now).loc["total", ["start", "end", "change"]].tolist() == [8, 6, -2]
    near = near_poor_results(before, now, comparable=False)
    assert near[["change", "rate_change"]].isna().all(axis=None) and near.at["total", "end"] == 2


@pytest.mark.parametrize(("start", "end", "compared"), [(20, 20, True), (19, 40, False), (40, 19, False)])
def test_rates_over_few_households_are_shown_and_not_compared(start, end, compared):
    before, now = (
        pd.DataFrame({"households": [whole], "poor": [part]}, index=["total"]).astype("Int64")
        for whole, part in ((start, 4), (end, 2))
    )
    found = class_change(before, now).loc["total"]
    assert pd.notna(found["rate_change"]) == compared
    assert pd.notna(found["start_rate"]) and found["change"] == -2
