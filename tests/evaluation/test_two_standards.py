"""2026 → 2027: another poverty standard, so nothing is subtracted across the break."""

import pandas as pd
import pytest

from analysis.evaluation import commune_target, village_results
from analysis.intake import open_year
from analysis.planning import village_targets
from analysis.presentation import show
from analysis.review import change, deprivation_counts, deprivation_rates, poor_movements, summary_of_classes
from factories import small_unit


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    unit = small_unit(tmp_path_factory.mktemp("unit") / "raw", 2027)
    return open_year("thu-nghiem", 2027, data_dir=str(unit.parents[1]), report="year-end-evaluation")


def test_nothing_is_subtracted(data):
    assert not data.comparable
    before = summary_of_classes(data.previous_households, data.previous_villages)
    now = summary_of_classes(data.households, data.villages)
    targets = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    results = village_results(before, now, targets, comparable=data.comparable)
    assert results[["reduction_actual", "ratio_actual", "points_planned", "points_actual", "met"]].isna().all(axis=None)
    assert results.loc["total", ["poor_start", "poor_end"]].tolist() == [8, 6]
    outcome = commune_target(results, 3, "points")
    assert outcome["met"] is None
    said = show.summary(
        results, outcome, poor_movements(data.households, data.villages), "points", "xã", comparable=False
    )
    assert "hai chuẩn nghèo khác nhau" in said.text and "đạt so với bảng" not in said.text


def test_deprivations_are_not_compared(data):
    rates = deprivation_rates(deprivation_counts(data.households, data.villages, "poor"))
    assert change(rates, rates, comparable=False).isna().all(axis=None)


def test_years_under_one_standard_are_comparable(tmp_path):
    unit = small_unit(tmp_path / "raw", 2026)
    assert open_year("thu-nghiem", 2026, data_dir=str(unit.parents[1])).comparable


def test_first_year_of_a_standard_has_its_own_indicators(data):
    assert data.standard.labels["d12"] == "Xử lý chất thải"
    assert isinstance(data.households, pd.DataFrame)
