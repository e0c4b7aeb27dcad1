import pandas as pd
import pytest

from analysis.evaluation.commune_target import commune_target
from analysis.evaluation.objectives import objective_results
from analysis.evaluation.programme import SOURCES, cost_per_escape, programme_results


def programme(**columns):
    rows = {"code": ["DA2", "DA5"], "planned": [10, 0], "actual": [7, 3], "disbursed": [40.0, None]}
    rows |= {source: [None, None] for source in SOURCES} | {
        "money_central": [50.0, None],
        "money_province": [30.0, None],
    }
    frame = pd.DataFrame(rows | columns)
    return frame.astype({name: "Float64" for name in frame.columns if name != "code"})


def test_money_adds_up_and_blank_is_no_figure():
    results = programme_results(programme())
    assert results.loc["DA2", ["achieved", "money_total", "disbursed_rate"]].tolist() == [70, 80, 50]
    assert results.loc["DA5", ["achieved", "money_total", "disbursed_rate"]].isna().all()
    assert results.loc["total", ["money_total", "disbursed"]].tolist() == [80, 40]
    assert pd.isna(results.loc["total", "planned"])


def test_objective_is_met_at_its_target_and_unknown_without_an_answer():
    objectives = pd.DataFrame(
        {
            "code": ["MT.1", "MT.2", "MT.3", "MT.GIAM_NGHEO"],
            "source": ["reported", "reported", "review", "review"],
            "target": pd.array([100, 100, 100, 3], dtype="Float64"),
            "actual": pd.array([100, 99.9, None, None], dtype="Float64"),
        }
    )
    results = objective_results(objectives, {"MT.GIAM_NGHEO": 3.02})
    assert results["met"].fillna(-1).tolist() == [1, 0, -1, 1]
    assert results.loc["MT.GIAM_NGHEO", "actual"] == 3.02


@pytest.mark.parametrize(("poor_end", "met"), [(47, 1), (48, 0)])
def test_commune_target_in_points_is_decided_exactly(poor_end, met):
    total = {"households_start": 1000, "poor_start": 77, "households_end": 1000, "poor_end": poor_end}
    results = pd.DataFrame([total], index=["total"]).astype("Int64")
    assert commune_target(results, 3, "points")["met"] == met


def test_commune_target_without_a_register_is_unknown():
    total = {"households_start": 0, "poor_start": 77, "households_end": 1000, "poor_end": 4}
    results = pd.DataFrame([total], index=["total"]).astype("Int64")
    assert commune_target(results, 3, "points")["met"] is None


def test_credit_is_lent_not_spent():
    frame = pd.DataFrame(
        {"code": ["DA5", "CS.TINDUNG"], "planned": [10, 1], "actual": [8, 1], "money_central": [100, None],
         "money_mobilised": [20, None], "money_credit": [None, 5000], "disbursed": [60, 4000]},
    )  # fmt: skip
    number = [name for name in frame if name != "code"]
    results = programme_results(frame.astype(dict.fromkeys(number, "Float64")))
    total = results.loc["total"]
    assert total[["money_total", "disbursed", "disbursed_rate", "unspent"]].tolist() == [120, 60, 50, 60]
    assert total[["money_credit", "credit_disbursed"]].tolist() == [5000, 4000]
    assert results.loc["CS.TINDUNG", ["disbursed", "disbursed_rate"]].tolist() == [4000, 80]
    assert pd.isna(results.at["CS.TINDUNG", "money_total"])


def test_file_without_a_column_of_credit_is_as_it_was():
    frame = pd.DataFrame({"code": ["DA5"], "planned": [1], "actual": [1], "money_central": [100], "disbursed": [60]})
    results = programme_results(
        frame.astype(dict.fromkeys(["planned", "actual", "money_central", "disbursed"], "Float64"))
    )
    assert results.loc["total", ["money_total", "disbursed", "disbursed_rate"]].tolist() == [100, 60, 60]
    assert pd.isna(results.at["total", "money_credit"])


def line(**columns):
    frame = pd.DataFrame([{"code": "DA5", "planned": 10, "actual": 8, "disbursed": None} | columns])
    return frame.astype({name: "Float64" for name in frame if name != "code"})


def test_disbursement_of_a_line_with_both_kinds_is_of_its_budget():
    results = programme_results(line(money_central=100, money_credit=500, disbursed=60))
    assert results.loc["DA5", ["money_total", "disbursed_rate", "unspent"]].tolist() == [100, 60, 40]
    assert results.loc["total", ["disbursed", "disbursed_rate"]].tolist() == [60, 60]
    assert pd.isna(results.at["DA5", "credit_disbursed"])


def moves(to_near_poor, to_not_poor):
    return pd.DataFrame({"to_near_poor": [to_near_poor], "to_not_poor": [to_not_poor]}, index=["total"])


@pytest.mark.parametrize(
    ("spent", "escaped", "cost"), [(60, (3, 2), 12), (60, (0, 0), None), (None, (3, 2), None), (0, (3, 2), None)]
)
def test_cost_divides_the_money_spent_never_the_money_planned(spent, escaped, cost):
    found = cost_per_escape(programme_results(line(money_central=100, disbursed=spent)), moves(*escaped))
    assert found["cost"] == cost and found["escaped"] == sum(escaped)


def test_loans_are_no_cost():
    frame = pd.concat([line(money_central=100, disbursed=60), line(code="CS.VAY", money_credit=500, disbursed=400)])
    assert cost_per_escape(programme_results(frame), moves(3, 2))["disbursed"] == 60
