"""The year's end from twelve households of one earlier year, computed by hand, and where the target lies."""

import pandas as pd
import pytest

from analysis.evaluation import flows_to_date, most_poor_at_target, past_flows, projection, where_target_lies
from analysis.review import near_poor_movements, poor_movements
from analysis.rules.projection import Assumptions
from reviews import PANEL, review

NO_SPREAD = Assumptions(legal="chữ số làm bằng tay", confirmed=False, share=0, count=0)
# 4 poor at the start, 2 leave; 3 near-poor, none falls; nobody else comes
YEAR = review(
    """
    H1 pp d01 d02 d03
    H2 pp d01 d02 d03
    H3 pn d01
    H4 p- moved_out
    H5 nn d01
    H6 no
    H7 no
    H8 oo
    H9 oo
    H10 oo
    H11 oo
    H12 oo
    """
).assign(village="Thôn A", members=1)
# what remains of them after it: 2 poor, 2 near-poor
START = {"poor_start": 2, "leaving": 0, "near_poor_start": 2, "from_near_poor": 0, "other_entering": 0}


def test_flows_of_an_earlier_year(any_base):
    past = past_flows({2022: YEAR, 2023: YEAR}, 2023)
    assert list(past.index) == ["2022"]
    assert list(past.loc["2022"]) == [4, 2, 50, 3, 0, 0, 0]


def test_year_end_as_computed_by_hand():
    # P(end = 0 … 3) = 0,1624  0,3087  0,3040  0,1341: ten, fifty and ninety in a hundred are reached at 0, 2 and 3
    found = projection(past_flows({2022: YEAR}, 2023), START, 50, NO_SPREAD)
    assert list(found.loc["poor_end"]) == [2, 2, 0, 2, 3, 0, 4, 6]
    assert list(found.loc["leaving", ["low", "middle", "high"]]) == [0, 1, 2]


def test_what_happened_is_kept():
    to_date = START | {"leaving": 2, "other_entering": 3}
    found = projection(past_flows({2022: YEAR}, 2023), to_date, 50, NO_SPREAD)
    assert list(found.loc["leaving"])[:5] == [2, 2, 2, 2, 2]
    assert found.at["poor_end", "to_date"] == 3 and found.at["poor_end", "low"] >= 3


def test_flows_to_date_from_forms_t2_and_t3():
    register = pd.DataFrame({"village": ["Thôn A"]})
    poor, near = poor_movements(YEAR, register), near_poor_movements(YEAR, register)
    assert flows_to_date(poor.loc["total"], near.loc["total"]) == {
        "poor_start": 4, "leaving": 2, "near_poor_start": 3, "from_near_poor": 0, "other_entering": 0,
    }  # fmt: skip


def test_entries_of_the_panel_by_their_door():
    panel = {year: frame.assign(village="Thôn A", members=1) for year, frame in PANEL.items()}
    past = past_flows(panel, 2024)
    assert list(past.index) == ["2022", "2023"]
    # 2022: H7 is new; 2023: H9 and H10 were near-poor, H12 relapses
    assert list(past["from_near_poor"]) == [0, 2] and list(past["other_entering"]) == [1, 1]


@pytest.mark.parametrize(
    "panel",
    [{}, {2023: YEAR}, {2021: YEAR}],
    ids=["no review", "only the year itself", "another poverty standard"],
)
def test_without_an_earlier_year_of_the_standard_nothing_is_said(panel):
    assert projection(past_flows(panel, 2023), START, 50) is None


def test_near_poor_of_whom_no_year_tells_anything():
    past = past_flows({2022: YEAR[~YEAR["household_id"].isin(["H5", "H6", "H7"])]}, 2023)
    assert projection(past, START, 50) is None
    assert projection(past, START | {"near_poor_start": 0}, 50) is not None


def test_without_expected_households_there_is_no_rate():
    assert projection(past_flows({2022: YEAR}, 2023), START, pd.NA)["high_rate"].isna().all()


@pytest.mark.parametrize(
    ("criterion", "reduction", "most"),
    # 10 of 100 poor; 110 expected: points: 110·(10 % − 3 %) = 7,7; ratio: 10 − 3,3 = 6,7
    [("points", 3, 7), ("households_ratio", 3, 6), ("points", 0, 11), ("points", 10, 0), ("points", 12, -1)],
)
def test_most_poor_with_which_the_target_is_met(criterion, reduction, most):
    total = pd.Series({"households_start": 100, "poor_start": 10})
    assert most_poor_at_target(total, 110, reduction, criterion) == most


def test_target_without_counts():
    assert most_poor_at_target(pd.Series({"households_start": pd.NA, "poor_start": 1}), 110, 3, "points") is None


@pytest.mark.parametrize(
    ("most", "where"), [(-1, "out_of_reach"), (0, "uncertain"), (2, "uncertain"), (3, "within_reach"), (None, "")]
)
def test_where_the_target_lies(most, where):
    found = projection(past_flows({2022: YEAR}, 2023), START, 50, NO_SPREAD)  # 0 … 3
    assert where_target_lies(found, most) == where
