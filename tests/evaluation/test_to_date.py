"""How far the year's targets have come: villages, the commune, objectives, recognitions by month."""

import pandas as pd
import pytest

from analysis.evaluation import by_month, commune_progress, objective_progress, village_progress

RESULTS = pd.DataFrame(
    {
        "households_start": [100, 60, 160],
        "reduction_planned": [4, 0, 4],
        "reduction_actual": [1, -1, 0],
        "met": [0, 0, 0],
    },
    index=["Thôn A", "Thôn B", "total"],
    dtype="Int64",
)


def test_village_progress():
    progress = village_progress(RESULTS)
    assert "met" not in progress  # the year is not over
    assert list(progress["progress"].fillna(-9)) == [25, -9, 0]  # nothing planned in Thôn B
    assert list(progress["left_to_go"]) == [
        3,
        0,
        4,
    ]  # Thôn B was asked for nothing; the unit must make good its household more


def test_target_reached_leaves_nothing_to_go():
    done = RESULTS.assign(reduction_actual=pd.array([6, 0, 6], dtype="Int64"))
    assert list(village_progress(done)["left_to_go"]) == [0, 0, 0]


@pytest.mark.parametrize(("target", "progress"), [(2, [25, 20]), (0, [None, None])])
def test_commune_progress(target, progress):
    frame = commune_progress({"target": target, "points": 0.5, "households_ratio": 0.4})
    assert [None if pd.isna(value) else value for value in frame["progress"]] == progress


def test_objective_progress():
    results = pd.DataFrame({"target": [15, 0, 10], "actual": [5, 1, pd.NA], "met": 0}, index=["a", "b", "c"])
    progress = objective_progress(results.astype("Float64"))["progress"]
    assert progress["a"] == pytest.approx(100 / 3) and progress[["b", "c"]].isna().all()
    assert objective_progress(None) is None


def test_objective_not_to_be_exceeded_has_no_progress():
    results = pd.DataFrame({"target": [10.0, 10.0], "actual": [4.0, 4.0]}, index=["a", "b"])
    progress = objective_progress(results.assign(direction=["at_least", "at_most"]))["progress"]
    assert progress["a"] == 40 and pd.isna(progress["b"])


def test_recognitions_by_month():
    rows = [
        ("2023-02-01", "poor", "near_poor", ""),
        ("2023-02-20", "not_poor", "poor", ""),
        ("2023-05-02", "near_poor", "not_poor", ""),
        ("2023-05-03", "poor", "absent", "moved_out"),
        ("2023-05-04", "poor", "poor", "split"),
    ]
    frame = pd.DataFrame(rows, columns=["date", "class_from", "class_to", "change"])
    months = by_month(frame.assign(date=pd.to_datetime(frame["date"])))
    assert list(months.index) == ["02", "05", "total"]
    assert months.loc["02"].tolist() == [2, 1, 1, 0, 0]
    assert months.loc["05"].tolist() == [3, 0, 0, 1, 2]
    assert months.loc["total"].tolist() == [5, 1, 1, 1, 2]


def test_no_recognitions():
    empty = pd.DataFrame({"date": pd.to_datetime([]), "class_from": "", "class_to": "", "change": ""})
    assert by_month(empty).loc["total"].tolist() == [0, 0, 0, 0, 0]
    assert by_month(None) is None
