"""What needs a decision: each rule raised alone by the smallest figures that raise it."""

import pandas as pd
import pytest

from analysis.evaluation.decisions import RULES, decisions

OUTCOME = {"met": 1, "met_points": 1, "met_households_ratio": 1}
RESULTS = pd.DataFrame({"met": pd.array([1, 1], dtype="Int64")}, index=["Thôn A", "total"])


def raised(**changes):
    found = decisions(**({"status": "chính thức", "outcome": OUTCOME, "results": RESULTS} | changes))
    return {matter.code: matter for matter in found}


def met(*values):
    return pd.DataFrame(
        {"met": pd.array(values, dtype="Int64")}, index=[*(f"T{n}" for n in range(len(values) - 1)), "total"]
    )


def money(**columns):
    frame = pd.DataFrame(columns, index=["DA1", "total"], dtype="Float64")
    return frame.reindex(columns=["money_total", "disbursed", "disbursed_rate"])


def test_nothing_to_decide():
    assert raised() == {}


@pytest.mark.parametrize(
    ("code", "changes", "cases"),
    [
        ("preliminary", {"status": "sơ bộ"}, 1),
        ("warnings", {"warnings": 4}, 4),
        ("target_missed", {"outcome": {"met": 0, "met_points": 0, "met_households_ratio": 0}}, 1),
        ("villages_missed", {"results": met(0, 1, 0, 1)}, 2),
        ("villages_unknown", {"results": met(None, 1, None)}, 1),
        ("minority_rose", {"minority": pd.DataFrame({"rate_change": [0.01]}, index=["total"])}, 1),
        ("objectives_missed", {"objectives": pd.DataFrame({"met": pd.array([0, 1], dtype="Int64")}, index=["MT.1", "MT.2"])}, 1),
        ("objectives_unanswered", {"objectives": pd.DataFrame({"met": pd.array([None, 1], dtype="Int64")}, index=["MT.1", "MT.2"])}, 1),
        ("slow_money", {"programme": money(money_total=[100, 100], disbursed=[89.9, 89.9], disbursed_rate=[89.9, 89.9])}, 1),
        ("money_unknown", {"programme": money(money_total=[100, 100])}, 1),
        ("relapse", {"returns": pd.DataFrame({"within_36_months": [9, 2]}, index=["2022", "2023"])}, 2),
        ("registered_poor", {"registered": pd.DataFrame({"still_poor": [5, 9]}, index=["2023_registered", "2023_unregistered"])}, 5),
    ],
)  # fmt: skip
def test_each_rule_alone(code, changes, cases):
    found = raised(**changes)
    assert list(found) == [code] and found[code].cases == cases


def test_ninety_per_cent_is_not_slow():
    assert raised(programme=money(money_total=[100, 100], disbursed=[90, 90], disbursed_rate=[90, 90])) == {}


def test_two_meanings_that_disagree():
    assert list(raised(outcome={"met": 1, "met_points": 1, "met_households_ratio": 0})) == ["meanings_disagree"]


def test_unknown_outcome_raises_nothing_of_the_target():
    assert raised(outcome=dict.fromkeys(OUTCOME)) == {}


def test_matters_stand_in_the_order_of_the_rules():
    found = list(raised(status="sơ bộ", warnings=1, results=met(0, None, 0)))
    assert found == sorted(found, key=RULES.index) and len(found) == 4
