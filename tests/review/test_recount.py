"""Every figure of T1–T13 and of the poverty index, counted a second time without the reducers, on communes that never were."""

import pandas as pd
import pytest

from analysis import review
from analysis.intake import open_year
from invented import UNIT, YEAR, invented
from recount_forms import recount_forms

GROUPS = [f"Tổ dân phố {number}" for number in range(1, 8)]
COMMUNES = {
    "one village": (["Bản Đon"], {}),
    "a ward": (GROUPS, {"area": "urban"}),
    "forty villages": ([f"Làng Kon {number}" for number in range(1, 41)], {"each": 3}),
    "nobody poor": (["Buôn Á", "Buôn À"], {"poor": False}),
}


@pytest.mark.parametrize("commune", COMMUNES)
def test_forms_are_what_a_recount_gives(commune, tmp_path):
    villages, kind = COMMUNES[commune]
    folder = invented(tmp_path / "raw", 2025, villages, **kind)
    data = open_year(UNIT, YEAR, data_dir=str(tmp_path / "raw"))
    assert [f for f in data.findings if f.severity != "warning"] == []
    told, counted = figures(data.households, data.villages), recount_forms(folder)
    assert counted.keys() <= told.keys()
    wrong = {key: (told[key], value) for key, value in counted.items() if not same(told[key], value)}
    assert not wrong


def same(told, counted):
    return pd.isna(told) if counted is None else float(told) == pytest.approx(float(counted), rel=1e-12)


def figures(households, villages):
    """(table, row, column) -> figure of the reducers."""
    tables = {
        "T1": review.summary_of_classes(households, villages),
        "poverty_index": review.poverty_index(households, villages),
    }
    for unit in ("households", "persons"):
        tables[f"T2_{unit}"] = review.poor_movements(households, villages, unit)
        tables[f"T3_{unit}"] = review.near_poor_movements(households, villages, unit)
    for klass, (counts, rates, ethnicity) in {"poor": ("T4", "T5", "T12"), "near_poor": ("T6", "T7", "T13")}.items():
        tables[counts] = review.deprivation_counts(households, villages, klass)
        tables[rates] = review.deprivation_rates(tables[counts])
        tables[f"T8_{klass}"] = review.target_groups(households, villages, klass)
        tables[f"T9_{klass}"] = review.ethnic_groups(households, villages, klass)
        tables[f"T10_{klass}"] = review.causes(households, villages, klass)
        tables[f"T11_{klass}"] = review.children(households, villages, klass)
        tables[ethnicity] = review.results_by_ethnicity(households, villages, klass, klass)
    return {
        (name, row, column): value
        for name, frame in tables.items()
        for column in frame.columns
        for row, value in frame[column].items()
    }
