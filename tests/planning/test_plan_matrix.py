import pandas as pd

from analysis.planning.money import money_shares
from analysis.planning.needs import needs_by_support
from analysis.planning.plan_matrix import plan_matrix
from plans import household, programme, register, review, support

LINES = programme(
    {"code": "CREDIT", "planned": 2, "money_credit": 100.0},
    {"code": "X", "planned": 1, "money_central": 30.0, "money_mobilised": 10.0, "money_credit": pd.NA},
    {"code": "TALKS", "planned": 4, "unit": "buổi", "money_central": 5.0},
)
NEEDS = needs_by_support(
    review(household(d10=True), household(d10=True)), register(A=True), LINES, {"X": support()}, 2023
)


def test_each_line_has_plan_need_and_money_and_only_money_is_summed():
    found = plan_matrix(LINES, NEEDS)
    assert list(found.index) == ["CREDIT", "X", "TALKS", "total"]
    assert found.loc["X", ["planned", "need", "need_unit", "gap", "money_total"]].tolist() == [1, 2, "hộ", 1, 40]
    assert found.loc["TALKS", ["need", "gap"]].isna().all()
    assert found.loc["total", ["planned", "need", "gap"]].isna().all()
    assert found.loc["total", ["name", "need_unit"]].tolist() == ["", ""]


def test_credit_is_in_no_sum_and_no_share():
    found = plan_matrix(LINES, NEEDS)
    assert found.loc["total", ["money_total", "money_credit"]].tolist() == [45, 100]
    assert pd.isna(found.at["CREDIT", "money_total"])
    shares = money_shares(LINES)
    assert shares["share"].drop("total").sum() == 100
    assert pd.isna(shares.at["CREDIT", "share"])


def test_a_column_not_given_is_missing_and_sums_go_on():
    found = plan_matrix(LINES.drop(columns="money_credit"), NEEDS)
    assert found[["money_credit", "money_district", "money_province"]].isna().all(axis=None)
    assert found.at["total", "money_total"] == 45


def test_no_programme_no_matrix():
    assert plan_matrix(None, NEEDS) is None
