import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evaluation.panel import FATES, cohort_fates, one_standard
from analysis.evaluation.relapse import escapes_followed, returns_to_poverty
from analysis.review import poor_movements
from reviews import PANEL, review


@pytest.mark.parametrize(
    ("row", "fates"),
    [("2022-2023", [8, 3, 0, 1, 2, 1, 1]), ("2022-2024", [8, 2, 1, 0, 3, 1, 1]), ("2023-2024", [6, 3, 0, 1, 1, 1, 0])],
)  # fmt: skip
def test_fates_as_followed_by_finger(row, fates):
    assert cohort_fates(PANEL).loc[row, ["households", *FATES]].tolist() == fates


def test_out_rate(any_base):
    assert cohort_fates(PANEL).loc["2022-2024", "out_rate"] == 37.5


def test_shares_of_so_few_households_are_not_put_side_by_side():
    assert cohort_fates(PANEL)["out_rate"].isna().all()
    assert escapes_followed(PANEL)["poor_again_rate"].isna().all()
    assert returns_to_poverty(PANEL)["within_rate"].isna().all()


def test_one_review_follows_nobody():
    assert cohort_fates({2024: PANEL[2024]}).empty


def test_left_and_back_again_counts_by_its_class():
    panel = {2022: review("H1 pp"), 2023: review("H1 p- moved_out"), 2024: review("H1 -n moved_in")}
    assert cohort_fates(panel).loc["2022-2024", ["near_poor", "left"]].tolist() == [1, 0]


def test_only_years_of_the_latest_standard_are_followed():
    assert list(one_standard(dict.fromkeys((2028, 2026, 2027)))) == [2027, 2028]
    assert list(one_standard(PANEL)) == [2022, 2023, 2024]


@pytest.mark.parametrize(
    ("year", "counts"), [("2022", [2, 1, 2, -1, 2, 100]), ("2023", [2, 1, -1, -1, 1, 50]), ("2024", [2, -1, -1, -1, 0, -1])]
)  # fmt: skip
def test_escapes_followed(any_base, year, counts):
    assert escapes_followed(PANEL).loc[year].fillna(-1).tolist() == counts


def test_a_missing_review_ends_the_following():
    found = escapes_followed({year: PANEL[year] for year in (2022, 2024)})
    assert found.loc["2022", "followed"] == 0


@pytest.mark.parametrize(
    ("year", "counts"),
    [("2022", [0, 0, 0, 0, 0]), ("2023", [2, 1, 1, 1, 1]), ("2024", [2, 1, 1, 2, 0])],
)
def test_returns_to_poverty(year, counts):
    assert returns_to_poverty(PANEL).loc[year].iloc[:5].tolist() == counts


@pytest.mark.parametrize(("escaped_on", "within"), [("2020-01-05", 1), ("2019-12-31", 0)])
def test_thirty_six_months_are_counted_in_years(escaped_on, within):
    found = returns_to_poverty({2023: review(f"H1 op {escaped_on}")})
    assert found.loc["2023", "within_36_months"] == within


def test_relapse_return_and_leaving_are_three_numbers():
    """Form T2's relapse comes from the not poor; a return may come from the near-poor; who moved away has escaped nothing."""
    year = review("H1 op 2022-05-01\nH2 np 2022-05-01\nH3 op\nH4 po\nH5 p- moved_out")
    back = returns_to_poverty({2023: year}).loc["2023"]
    moves = poor_movements(year.assign(village="A", members=1), pd.DataFrame({"village": ["A"]})).loc["total"]
    assert (back["returned"], back["from_not_poor"], back["from_near_poor"]) == (2, 1, 1)
    assert (moves["relapse"], moves["new"], moves["from_near_poor"]) == (1, 1, 1)
    assert back["from_not_poor"] == moves["relapse"]
    assert (escapes_followed({2023: year}).at["2023", "escaped"], moves["other_decrease"]) == (1, 1)


histories = st.lists(
    st.lists(st.sampled_from(["p", "n", "o", "-", None]), min_size=4, max_size=4), min_size=1, max_size=15
)


@settings(max_examples=40)
@given(histories)
def test_fates_sum_to_the_cohort(classes):
    panel = {}
    for position, year in enumerate(range(2022, 2026)):
        rows = [f"H{number} o{history[position]}" for number, history in enumerate(classes) if history[position]]
        panel[year] = review("\n".join([*rows, "H99 oo"]))
    found = cohort_fates(panel)
    assert found[list(FATES)].sum(axis=1).tolist() == found["households"].tolist()
    assert len(found) == 6
