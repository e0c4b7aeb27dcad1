"""The mid-year report at the ends of the range: progress, objectives, programme, recognitions, projection."""

import pytest

from analysis import evaluation
from analysis.review import near_poor_movements
from ends.cases import (
    half_all_lifted,
    half_new_standard,
    half_no_poor,
    half_nothing_yet,
    half_target_of_nought,
    named,
)
from ends.facts import as_row


def projected(of):
    past = evaluation.past_flows(of.data.reviews, of.data.year, of.data.begun)
    to_date = evaluation.flows_to_date(of.movements.loc["total"], near_poor_movements(*of.this).loc["total"])
    return evaluation.projection(past, to_date, of.plan.table.loc["total", "households_end"])


def most(of):
    end = of.plan.table.loc["total", "households_end"]
    return as_row({"poor": evaluation.most_poor_at_target(of.results.loc["total"], end, *of.goal)})


TABLES = {
    "progress": lambda of: evaluation.village_progress(of.results),
    "commune": lambda of: evaluation.commune_progress(of.outcome),
    "T2": lambda of: of.movements,
    "T3": lambda of: near_poor_movements(*of.this),
    "recognitions": lambda of: evaluation.by_month(of.data.recognitions),
    "objectives": lambda of: evaluation.objective_progress(of.objectives),
    "programme": lambda of: of.programme,
    "projection": projected,
    "most": most,
}

# case, table, row, column, figure by hand; None where there is none
CELLS = [
    (half_no_poor, "progress", "total", "poor_end", 0), (half_no_poor, "progress", "total", "progress", None),
    (half_no_poor, "progress", "Thôn A", "left_to_go", 0), (half_no_poor, "commune", "points", "progress", None),
    (half_no_poor, "T2", "total", "end", 0), (half_no_poor, "T3", "total", "to_not_poor", 1), (half_no_poor, "recognitions", "05", "near_poor", 1),
    (half_no_poor, "recognitions", "total", "escaped", 0), (half_no_poor, "objectives", "MT.GIAM_NGHEO", "progress", None),
    (half_no_poor, "objectives", "MT.TAI_NGHEO", "progress", None), (half_no_poor, "programme", "DA5", "achieved", None),
    (half_no_poor, "projection", "poor_end", "to_date", 0), (half_no_poor, "projection", "leaving", "high", 0), (half_no_poor, "most", "total", "poor", 0),
    (half_all_lifted, "progress", "total", "poor_end", 0), (half_all_lifted, "progress", "total", "progress", 100),
    (half_all_lifted, "progress", "total", "left_to_go", 0), (half_all_lifted, "commune", "points", "progress", 100),
    (half_all_lifted, "T2", "total", "to_near_poor", 1), (half_all_lifted, "T2", "total", "to_not_poor", 2),
    (half_all_lifted, "recognitions", "05", "escaped", 3), (half_all_lifted, "recognitions", "total", "recognitions", 3),
    (half_all_lifted, "objectives", "MT.GIAM_NGHEO", "progress", 100), (half_all_lifted, "projection", "poor_end", "low", 0),
    (half_all_lifted, "projection", "leaving", "low", 3), (half_all_lifted, "most", "total", "poor", 0),
    (half_nothing_yet, "progress", "total", "progress", 0), (half_nothing_yet, "progress", "total", "left_to_go", 60),
    (half_nothing_yet, "progress", "Thôn 60", "left_to_go", 1), (half_nothing_yet, "commune", "points", "actual", 0),
    (half_nothing_yet, "T2", "total", "end", 60), (half_nothing_yet, "recognitions", "total", "recognitions", 0),
    (half_nothing_yet, "objectives", "MT.GIAM_NGHEO", "progress", 0), (half_nothing_yet, "projection", "poor_end", "to_date", 60),
    (half_nothing_yet, "most", "total", "poor", 0),
    # nothing was assigned, so that nothing is left to do, though one household more is poor in Thôn B
    (half_target_of_nought, "progress", "Thôn A", "reduction_actual", 1), (half_target_of_nought, "progress", "Thôn B", "reduction_actual", -1),
    (half_target_of_nought, "progress", "Thôn B", "left_to_go", 0), (half_target_of_nought, "progress", "total", "left_to_go", 0),
    (half_target_of_nought, "progress", "total", "progress", None), (half_target_of_nought, "T2", "Thôn B", "new", 1),
    (half_target_of_nought, "recognitions", "05", "became_poor", 1), (half_target_of_nought, "programme", "total", "disbursed_rate", None),
    (half_target_of_nought, "most", "total", "poor", 3),
    # from the four poor of the start; the year of the old standard tells nothing of how many will move
    (half_new_standard, "progress", "total", "poor_start", 4), (half_new_standard, "progress", "total", "poor_end_rate", 3),
    (half_new_standard, "progress", "total", "progress", 100), (half_new_standard, "T2", "total", "to_not_poor", 1),
    (half_new_standard, "recognitions", "total", "escaped", 1), (half_new_standard, "most", "total", "poor", 3),
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=named)
def test_figure_by_hand(is_figure, cell):
    is_figure(TABLES, cell, "H1")


def test_a_first_year_of_a_standard_has_no_year_to_project_from(facts_of):
    assert projected(facts_of(half_new_standard, "H1")) is None
