"""The year-end evaluation at the ends of the range: results, verdicts, objectives, programme."""

import pytest

from analysis import evaluation
from ends.cases import (
    all_lifted,
    all_minorities,
    all_poor,
    everybody_left,
    named,
    new_standard,
    new_standard_without_start,
    no_minorities,
    no_poor,
    one_village,
    resettled,
    settled,
    shrinking,
    sixty_villages,
    target_of_nought,
    year_after,
)
from ends.facts import as_row

TABLES = {
    "results": lambda of: of.results,
    "outcome": lambda of: as_row(of.outcome),
    "near_poor": lambda of: evaluation.near_poor_results(*of.ends, **of.comparable),
    "minority": lambda of: evaluation.minority_results(of.last, of.this, **of.comparable),
    "objectives": lambda of: of.objectives,
    "programme": lambda of: of.programme,
}

# case, table, row, column, figure by hand; None where there is none
CELLS = [
    (no_poor, "results", "Thôn A", "reduction_actual", 0), (no_poor, "results", "Thôn A", "met", 1), (no_poor, "results", "total", "met", 1),
    (no_poor, "results", "total", "ratio_actual", 0), (no_poor, "results", "total", "points_planned", 0), (no_poor, "results", "total", "points_actual", 0),
    (no_poor, "outcome", "total", "points_printed", 0), (no_poor, "outcome", "total", "met_households_ratio", 1),
    (no_poor, "near_poor", "total", "change", -1), (no_poor, "near_poor", "total", "rate_change", -1),
    (no_poor, "minority", "total", "start_rate", None), (no_poor, "minority", "total", "rate_change", None), (no_poor, "minority", "total", "change", 0),
    # nobody wanted a loan and nobody is listed: no share has a denominator; a most of nought is met by nought
    (no_poor, "objectives", "MT.GIAM_NGHEO", "actual", 0), (no_poor, "objectives", "MT.GIAM_NGHEO", "share", None),
    (no_poor, "objectives", "MT.GIAM_NGHEO", "met", 1), (no_poor, "objectives", "MT.VAY_VON", "actual", None),
    (no_poor, "objectives", "MT.VAY_VON", "met", None), (no_poor, "objectives", "MT.BHYT", "actual", None),
    (no_poor, "objectives", "MT.TAI_NGHEO", "share", None), (no_poor, "objectives", "MT.TAI_NGHEO", "met", 1),
    # the programme is every case's
    (no_poor, "programme", "DA5", "achieved", None), (no_poor, "programme", "DA5", "disbursed_rate", None), (no_poor, "programme", "DA5", "unspent", 0),
    (no_poor, "programme", "DA4", "achieved", 100), (no_poor, "programme", "DA4", "disbursed_rate", 100), (no_poor, "programme", "DA4", "unspent", 0),
    (no_poor, "programme", "CS.TINDUNG", "money_total", None), (no_poor, "programme", "CS.TINDUNG", "disbursed_rate", 50),
    (no_poor, "programme", "total", "money_total", 100), (no_poor, "programme", "total", "disbursed", 100),
    (no_poor, "programme", "total", "money_credit", 80), (no_poor, "programme", "total", "credit_disbursed", 40),
    (no_poor, "programme", "total", "planned", None), (no_poor, "programme", "total", "money_district", None),
    (all_poor, "results", "Thôn A", "reduction_planned", 2), (all_poor, "results", "Thôn A", "reduction_actual", 0), (all_poor, "results", "Thôn A", "met", 0),
    (all_poor, "results", "total", "poor_end_rate", 100), (all_poor, "results", "total", "points_planned", 20),
    (all_poor, "results", "total", "points_actual", 0), (all_poor, "results", "total", "met", 0), (all_poor, "objectives", "MT.GIAM_NGHEO", "share", 0),
    (all_poor, "near_poor", "total", "end_rate", 0), (all_poor, "near_poor", "total", "rate_change", None),
    (all_lifted, "results", "total", "poor_end_rate", 0), (all_lifted, "results", "total", "points_actual", 5), (all_lifted, "results", "total", "met", 1),
    (all_lifted, "results", "total", "ratio_actual", 5), (all_lifted, "results", "Thôn A", "near_poor_end", 1), (all_lifted, "minority", "total", "start_rate", 10),
    (all_lifted, "minority", "total", "end_rate", 0), (all_lifted, "minority", "total", "rate_change", -10),
    (all_lifted, "near_poor", "total", "change", 1), (all_lifted, "objectives", "MT.GIAM_NGHEO", "share", 100),
    # 4 of 120 are 3,33 %, 1 of 90 is 1,11 %: 2,22 points of the 3 wanted; 3 households of 90 are 3,33 %
    (everybody_left, "results", "Thôn B", "poor_end_rate", None), (everybody_left, "results", "Thôn B", "reduction_actual", 2),
    (everybody_left, "results", "Thôn B", "ratio_actual", None), (everybody_left, "results", "Thôn B", "points_actual", None),
    (everybody_left, "results", "Thôn B", "met", 1), (everybody_left, "results", "total", "households_end", 90),
    (everybody_left, "results", "total", "points_actual", 400 / 120 - 100 / 90), (everybody_left, "outcome", "total", "points_printed", 2.22),
    (everybody_left, "outcome", "total", "met_points", 0), (everybody_left, "outcome", "total", "met_households_ratio", 1),
    (everybody_left, "results", "total", "met", 0), (everybody_left, "near_poor", "Thôn B", "end_rate", None),
    (everybody_left, "minority", "Thôn B", "end_rate", None),
    # 3 of 120 are 2,50 %, 1 of 100 is 1,00 %
    (resettled, "results", "Thôn B", "points_planned", None), (resettled, "results", "Thôn B", "reduction_actual", 2),
    (resettled, "results", "Thôn B", "met", 1), (resettled, "results", "total", "points_planned", 1.5), (resettled, "results", "total", "points_actual", 1.5),
    (resettled, "results", "total", "met", 1),
    # 2 of 100 are 2,00 %, 2 of 120 are 1,67 %: a third of a point, and no household less
    (settled, "results", "Thôn B", "poor_start_rate", None), (settled, "results", "Thôn B", "points_actual", None),
    (settled, "results", "Thôn B", "reduction_actual", -1), (settled, "results", "Thôn B", "met", 0), (settled, "results", "Thôn A", "met", 1),
    (settled, "results", "total", "reduction_actual", 0), (settled, "outcome", "total", "points_printed", 0.33), (settled, "results", "total", "met", 0),
    # 14 of the 15 members of the four listed households are insured
    (one_village, "results", "total", "reduction_actual", 2), (one_village, "results", "total", "points_actual", 5), (one_village, "results", "total", "met", 1),
    (one_village, "minority", "total", "change", 1), (one_village, "minority", "total", "rate_change", 5), (one_village, "near_poor", "total", "change", 1),
    (one_village, "objectives", "MT.BHYT", "actual", 1400 / 15), (one_village, "objectives", "MT.BHYT", "met", 1),
    (sixty_villages, "results", "Thôn 1", "met", 1), (sixty_villages, "results", "Thôn 1", "points_actual", 2), (sixty_villages, "results", "Thôn 2", "met", 0),
    (sixty_villages, "results", "total", "reduction_planned", 60), (sixty_villages, "results", "total", "reduction_actual", 30),
    (sixty_villages, "results", "total", "points_actual", 1), (sixty_villages, "results", "total", "met", 0),
    # nobody was to be lifted: one less meets it, one more does not, and the commune stays as it was
    (target_of_nought, "results", "Thôn A", "met", 1), (target_of_nought, "results", "Thôn B", "reduction_actual", -1),
    (target_of_nought, "results", "Thôn B", "met", 0), (target_of_nought, "results", "total", "points_actual", 0),
    (target_of_nought, "results", "total", "met", 1), (target_of_nought, "programme", "total", "money_total", 0),
    (target_of_nought, "programme", "total", "disbursed_rate", None), (target_of_nought, "programme", "total", "unspent", 0), (target_of_nought, "objectives", "MT.GIAM_NGHEO", "share", None),
    # one household less, 10 of 100 against 9 of 80: 1,25 % of the households, and 1,25 points more
    (shrinking, "results", "Thôn A", "met", 1), (shrinking, "results", "total", "ratio_actual", 1.25), (shrinking, "results", "total", "points_planned", 1),
    (shrinking, "results", "total", "points_actual", -1.25), (shrinking, "results", "total", "met", 0),
    (shrinking, "outcome", "total", "points_printed", -1.25), (shrinking, "outcome", "total", "met_households_ratio", 1),
    (shrinking, "objectives", "MT.GIAM_NGHEO", "actual", -1.25), (shrinking, "objectives", "MT.GIAM_NGHEO", "share", -125),
    (shrinking, "objectives", "MT.GIAM_NGHEO", "met", 0), (shrinking, "minority", "total", "end_rate", 0),
    (no_minorities, "minority", "total", "start_rate", None), (no_minorities, "minority", "Thôn A", "end_rate", None),
    (no_minorities, "minority", "total", "rate_change", None), (no_minorities, "results", "total", "points_actual", 2),
    (all_minorities, "minority", "total", "start_rate", 10), (all_minorities, "minority", "total", "end_rate", 6),
    (all_minorities, "minority", "total", "rate_change", -4), (all_minorities, "results", "total", "points_actual", 4),
    (new_standard, "results", "total", "poor_start", 4), (new_standard, "results", "total", "points_actual", 1), (new_standard, "results", "total", "met", 1),
    # two standards: the counts stand, nothing is subtracted, nobody is judged
    (new_standard_without_start, "results", "total", "poor_start", 2), (new_standard_without_start, "results", "total", "poor_end_rate", 2),
    (new_standard_without_start, "results", "total", "reduction_actual", None), (new_standard_without_start, "results", "total", "points_actual", None),
    (new_standard_without_start, "results", "Thôn A", "met", None), (new_standard_without_start, "results", "total", "met", None),
    (new_standard_without_start, "outcome", "total", "met", None), (new_standard_without_start, "near_poor", "total", "change", None),
    (new_standard_without_start, "minority", "total", "rate_change", None), (new_standard_without_start, "objectives", "MT.GIAM_NGHEO", "actual", None),
    (new_standard_without_start, "objectives", "MT.GIAM_NGHEO", "met", None),
    (year_after, "results", "total", "reduction_actual", 0), (year_after, "results", "total", "met", 0), (year_after, "results", "total", "points_planned", 1),
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=named)
def test_figure_by_hand(is_figure, cell):
    is_figure(TABLES, cell)
