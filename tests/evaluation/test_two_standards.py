"""2026 → 2027: another poverty standard, so nothing is subtracted across the break."""

import pandas as pd
import pytest

from analysis.evaluation import (
    commune_target,
    computed_measures,
    escapes_followed,
    one_standard,
    registered_outcomes,
    returns_to_poverty,
    village_results,
)
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


def test_deprivations_are_not_compared(data):
    rates = deprivation_rates(deprivation_counts(data.households, data.villages, "poor"))
    assert change(rates, rates, comparable=False).isna().all(axis=None)


def test_years_under_one_standard_are_comparable(tmp_path):
    unit = small_unit(tmp_path / "raw", 2026)
    assert open_year("thu-nghiem", 2026, data_dir=str(unit.parents[1])).comparable


def test_first_year_of_a_standard_has_its_own_indicators(data):
    assert data.standard.labels["d12"] == "Xử lý chất thải"
    assert isinstance(data.households, pd.DataFrame)


def test_first_page_shows_each_end_by_itself(data):
    results, moves = results_of(data), poor_movements(data.households, data.villages)
    counts = deprivation_counts(data.households, data.villages, "poor")
    outcomes = registered_outcomes(one_standard(data.reviews))
    said = show.Page(data).report_lead(commune_target(results, 3, "points"), results, moves, counts, outcomes, None)
    assert "đầu năm 8\u00a0hộ nghèo (5,00\u00a0%) theo chuẩn cũ, cuối năm 6\u00a0hộ (3,75\u00a0%)" in said.text
    assert "KHÔNG KẾT LUẬN" in said.html and not any(
        word in said.text for word in ("thôn giảm đủ", "không đủ số liệu", "thoát nghèo nhưng")
    )


@pytest.mark.parametrize("opening", ["review_opening", "report_opening"])
def test_every_report_says_which_standard_each_end_has(data, opening):
    text = getattr(show.Page(data), opening)().text
    assert "giai đoạn 2022–2026, cuối năm theo" in text and "giai đoạn 2027–2030" in text


def test_year_before_says_nothing_of_standards(data):
    before = open_year("thu-nghiem", 2026, data_dir=data.parameters.data_dir)
    assert "chuẩn nghèo trong năm" not in show.Page(before).front_review().text


def test_no_escape_and_no_relapse_between_two_standards(data):
    panel = one_standard(data.reviews)
    assert escapes_followed(panel).empty and returns_to_poverty(panel).empty
    answers = computed_measures(results_of(data), data.households, data.previous_households, 2027)
    assert answers["MT.DANG_KY_THOAT"] is None and answers["MT.GIAM_NGHEO"] is None
    assert "chưa theo dõi được" in show.Page(data).relapse_page(escapes_followed(panel), returns_to_poverty(panel)).text


def results_of(data):
    """village_results of the year between two standards."""
    before = summary_of_classes(data.previous_households, data.previous_villages)
    now = summary_of_classes(data.households, data.villages)
    targets = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    return village_results(before, now, targets, comparable=False)
