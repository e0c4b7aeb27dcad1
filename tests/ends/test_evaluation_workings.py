"""The workings of the evaluation at the ends of the range: what moved the rate, who moved, what came together."""

import pytest

from analysis import evaluation, review
from analysis.review import NEAR_POOR, POOR
from ends.cases import (
    all_lifted,
    all_minorities,
    all_poor,
    everybody_left,
    named,
    new_standard,
    new_standard_without_start,
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


def pairs(of):
    together, base = evaluation.overlap(of.this[0]), int(review.deprivation_counts(*of.this, POOR).at["total", "base"])
    return evaluation.strongest_pairs(together, base)


def composition(form, klass):
    return lambda of: evaluation.composition_by_class(form, of.last, of.this, **of.comparable)[klass]


TABLES = {
    "rate_change": lambda of: evaluation.rate_change(*of.ends, of.movements, **of.comparable),
    "chain_poor": lambda of: evaluation.chains(of.last, of.this)[POOR],
    "chain_near_poor": lambda of: evaluation.chains(of.last, of.this)[NEAR_POOR],
    "chain_effect": lambda of: evaluation.chain_effect(of.results, evaluation.chains(of.last, of.this)[POOR], *of.goal),
    "poor": lambda of: evaluation.poor_results(*of.ends, **of.comparable),
    "stayers": lambda of: evaluation.stayers_deprivations(of.this[0], of.last[0]),
    "movers": lambda of: evaluation.leavers_newcomers_deprivations(of.this[0], of.last[0]),
    "sizes": lambda of: as_row(evaluation.group_sizes(of.this[0], of.last[0])),
    "index_change": lambda of: evaluation.index_change(*of.last, *of.this, **of.comparable),
    "overlap": lambda of: evaluation.overlap(of.this[0]),
    "pairs": lambda of: as_row({"number": len(pairs(of))}),
    "groups_poor": composition(review.target_groups, POOR),
    "peoples_poor": composition(review.ethnic_groups, POOR),
    "causes_poor": composition(review.causes, POOR),
    "children_poor": composition(review.children, POOR),
    "cohorts": lambda of: evaluation.cohort_fates(of.panel),
    "cohorts_number": lambda of: as_row({"number": len(evaluation.cohort_fates(of.panel))}),
    "escapes": lambda of: evaluation.escapes_followed(of.panel, of.data.begun),
    "returns": lambda of: evaluation.returns_to_poverty(of.panel, of.data.begun),
    "registered_outcomes": lambda of: evaluation.registered_outcomes(of.panel),
    "rate_series": lambda of: evaluation.rate_series(of.data.reviews, of.data.registers, of.data.begun),
    "supports_given": lambda of: evaluation.supports_given(of.this[0]),
    "support_results": lambda of: evaluation.support_results(of.this[0]),
    "helpers": lambda of: evaluation.helper_outcomes(of.this[0], of.last[0]),
    "cost": lambda of: as_row(evaluation.cost_per_escape(of.programme, of.movements)),
}

# case, table, row, column, figure by hand; None where there is none
CELLS = [
    (no_poor, "rate_change", "total", "change", 0), (no_poor, "rate_change", "total", "by_living", 0), (no_poor, "rate_change", "total", "by_population", 0),
    (no_poor, "chain_poor", "total", "last_end", 0), (no_poor, "chain_near_poor", "total", "start", 1), (no_poor, "chain_near_poor", "total", "difference", 0),
    (no_poor, "poor", "total", "rate_change", 0), (no_poor, "stayers", "base", "start", 0), (no_poor, "stayers", "d05", "start_rate", None),
    (no_poor, "movers", "base", "leavers_start", 0), (no_poor, "movers", "d05", "newcomers_end_rate", None), (no_poor, "sizes", "total", "stayers", 0),
    (no_poor, "index_change", "total", "change", 0), (no_poor, "index_change", "total", "by_intensity", 0), (no_poor, "overlap", "d05", "d07", 0),
    (no_poor, "pairs", "total", "number", 0), (no_poor, "groups_poor", "total", "end", 0), (no_poor, "groups_poor", "minority", "end_share", None),
    (no_poor, "causes_poor", "cause_1", "change", 0), (no_poor, "cohorts", "2022-2023", "households", 0), (no_poor, "cohorts", "2022-2023", "out_rate", None),
    (no_poor, "escapes", "2023", "escaped", 0), (no_poor, "escapes", "2022", "poor_again_1", 0), (no_poor, "escapes", "2023", "poor_again_rate", None),
    (no_poor, "returns", "2023", "returned", 0), (no_poor, "returns", "2023", "within_rate", None),
    (no_poor, "registered_outcomes", "2023_registered", "households", 0), (no_poor, "registered_outcomes", "2023_registered", "escaped_rate", None),
    (no_poor, "rate_series", 2023, "poor_rate", 0), (no_poor, "rate_series", 2023, "minority_rate", None),
    (no_poor, "supports_given", "any", "all", 0), (no_poor, "support_results", "any", "not_given", 0), (no_poor, "support_results", "any", "not_given_rate", None),
    (no_poor, "helpers", "total", "households", 0), (no_poor, "cost", "total", "cost", None), (no_poor, "cost", "total", "disbursed", 100),
    # whoever is poor lacks the same three: every pair comes together as often as chance has it
    (all_poor, "rate_change", "total", "change", 0), (all_poor, "chain_poor", "total", "start", 10), (all_poor, "stayers", "base", "end", 10),
    (all_poor, "stayers", "d05", "mended", 0), (all_poor, "stayers", "d05", "end_rate", None), (all_poor, "stayers", "total", "end", 30),
    (all_poor, "index_change", "total", "start", 1 / 4), (all_poor, "index_change", "total", "change", 0), (all_poor, "overlap", "d05", "d07", 10),
    (all_poor, "overlap", "d01", "d01", 0), (all_poor, "pairs", "total", "number", 0), (all_poor, "groups_poor", "other", "end", 10),
    (all_poor, "cohorts", "2022-2023", "still_poor", 10), (all_poor, "registered_outcomes", "2023_registered", "still_poor", 10),
    (all_poor, "registered_outcomes", "2023_unregistered", "households", 0), (all_poor, "rate_series", 2022, "poor_rate", 100),
    (all_poor, "helpers", "none", "still_poor", 10), (all_poor, "cost", "total", "escaped", 0),
    # M0 was 9 deprivations in 12 × 60; nobody is poor at the end, so the whole fall is the headcount's
    (all_lifted, "rate_change", "total", "to_near_poor", -100 / 60), (all_lifted, "rate_change", "total", "to_not_poor", -200 / 60),
    (all_lifted, "rate_change", "total", "household_growth", 0), (all_lifted, "rate_change", "total", "by_living", -5),
    (all_lifted, "index_change", "total", "change", -9 / 720), (all_lifted, "index_change", "total", "by_headcount", -9 / 720),
    (all_lifted, "index_change", "total", "by_intensity", 0), (all_lifted, "index_change", "total", "change_d05", -3 / 720),
    (all_lifted, "stayers", "base", "start", 0), (all_lifted, "movers", "d05", "leavers_start", 3), (all_lifted, "movers", "d10", "leavers_end", 1),
    (all_lifted, "sizes", "total", "leavers", 3), (all_lifted, "cohorts", "2022-2023", "near_poor", 1), (all_lifted, "cohorts", "2022-2023", "not_poor", 2),
    (all_lifted, "registered_outcomes", "2023_registered", "escaped", 3), (all_lifted, "peoples_poor", "Gia Rai", "change", -3),
    (all_lifted, "children_poor", "total", "end", 0), (all_lifted, "escapes", "2023", "escaped", 3), (all_lifted, "cost", "total", "cost", 100 / 3),
    (all_lifted, "rate_series", 2023, "minority_rate", 0),
    # 4 of 120 and 1 of 90: one escape and two removals of 120, and 1 poor × (1/90 − 1/120)
    (everybody_left, "rate_change", "Thôn B", "change", None), (everybody_left, "rate_change", "Thôn A", "to_not_poor", -1),
    (everybody_left, "rate_change", "total", "change", 100 / 90 - 400 / 120), (everybody_left, "rate_change", "total", "other_decrease", -200 / 120),
    (everybody_left, "rate_change", "total", "household_growth", 100 / 90 - 100 / 120),
    (everybody_left, "rate_change", "total", "by_living", -100 / 120), (everybody_left, "index_change", "Thôn B", "start", None),
    (everybody_left, "index_change", "total", "change", 3 / (12 * 90) - 12 / (12 * 120)), (everybody_left, "index_change", "total", "by_intensity", 0),
    (everybody_left, "cohorts", "2022-2023", "left", 2), (everybody_left, "registered_outcomes", "2023_unregistered", "other", 2),
    (everybody_left, "movers", "base", "leavers_end", 1), (everybody_left, "poor", "Thôn B", "end_rate", None),
    (everybody_left, "support_results", "any", "not_given", 2), (everybody_left, "cost", "total", "escaped", 1),
    (everybody_left, "chain_effect", "by_start", "points", 400 / 120 - 100 / 90), (resettled, "rate_change", "total", "by_living", 0),
    (settled, "rate_change", "Thôn B", "change", None), (settled, "rate_change", "total", "other_increase", 1),
    (settled, "rate_change", "total", "household_growth", 200 / 120 - 2), (settled, "rate_change", "total", "change", 200 / 120 - 2),
    (settled, "index_change", "Thôn B", "change", None), (settled, "sizes", "total", "newcomers_unmatched", 1),
    # start: 4 of 40; one becomes near-poor, one leaves the list, one dies, one is newly poor: 2,5 points each
    (one_village, "rate_change", "total", "change", -5), (one_village, "rate_change", "total", "new", 2.5), (one_village, "rate_change", "total", "by_living", -2.5),
    (one_village, "rate_change", "total", "by_population", -2.5), (one_village, "stayers", "base", "start", 1), (one_village, "sizes", "total", "newcomers", 1),
    (one_village, "sizes", "total", "newcomers_unmatched", 1), (one_village, "movers", "base", "leavers_end", 2), (one_village, "movers", "d10", "leavers_end", 1),
    (one_village, "groups_poor", "merit", "change", 0), (one_village, "groups_poor", "minority", "change", 1), (one_village, "causes_poor", "cause_1", "end", 1),
    (one_village, "children_poor", "uninsured", "end", 1), (one_village, "children_poor", "total", "start", 3), (one_village, "cohorts", "2022-2023", "left", 1),
    (one_village, "helpers", "Hội Phụ nữ", "still_poor", 1), (one_village, "helpers", "none", "escaped", 2), (one_village, "helpers", "none", "other", 1),
    (one_village, "cost", "total", "cost", 50),
    # 30 of 60 poor escape: groups large enough for a rate
    (sixty_villages, "rate_change", "total", "change", -1), (sixty_villages, "rate_change", "Thôn 60", "change", 0),
    (sixty_villages, "stayers", "d05", "end_rate", 100), (sixty_villages, "stayers", "d05", "change", 0), (sixty_villages, "movers", "d05", "leavers_start_rate", 100),
    (sixty_villages, "movers", "d05", "leavers_end_rate", 0), (sixty_villages, "overlap", "d05", "d10", 30), (sixty_villages, "pairs", "total", "number", 0),
    (sixty_villages, "groups_poor", "other", "end_share", 100), (sixty_villages, "peoples_poor", "Kinh", "share_change", 0),
    (sixty_villages, "cohorts", "2022-2023", "out_rate", 50), (sixty_villages, "registered_outcomes", "2023_registered", "households", 0),
    (sixty_villages, "registered_outcomes", "2023_unregistered", "escaped_rate", 50), (sixty_villages, "support_results", "any", "not_given_rate", 50),
    (sixty_villages, "support_results", "any", "given_rate", None), (sixty_villages, "helpers", "none", "escaped_rate", 50),
    (sixty_villages, "index_change", "total", "change", -1 / 400), (sixty_villages, "escapes", "2023", "escaped", 30),
    (target_of_nought, "rate_change", "Thôn A", "change", -2), (target_of_nought, "rate_change", "Thôn B", "change", 2),
    (target_of_nought, "rate_change", "total", "change", 0), (target_of_nought, "rate_change", "total", "by_living", 0),
    (target_of_nought, "cost", "total", "cost", None), (target_of_nought, "index_change", "total", "change", 0), (target_of_nought, "sizes", "total", "newcomers", 1),
    # one escape lowers the rate by a point, twenty households fewer raise it by 9 × (1/80 − 1/100) = 2,25
    (shrinking, "rate_change", "total", "by_living", -1), (shrinking, "rate_change", "total", "by_population", 2.25),
    (shrinking, "rate_change", "total", "change", 1.25), (shrinking, "index_change", "total", "change", 27 / 960 - 30 / 1200),
    (shrinking, "rate_series", 2023, "poor_rate", 11.25), (shrinking, "cost", "total", "cost", 100),
    (all_minorities, "peoples_poor", "Gia Rai", "change", -2), (all_minorities, "rate_series", 2023, "minority_rate", 6),
    # the review of the start stands as the end of 2026 under the new standard
    (new_standard, "rate_change", "total", "change", -1), (new_standard, "chain_poor", "total", "difference", 0), (new_standard, "rate_series", 2026, "poor", 4),
    (new_standard, "rate_series", 2026, "at_start", 1), (new_standard, "rate_series", 2027, "breaks", 0),
    (new_standard, "cohorts", "2026-2027", "still_poor", 3), (new_standard, "escapes", "2027", "escaped", 1),
    (new_standard, "registered_outcomes", "2027_registered", "households", 4), (new_standard, "index_change", "total", "change", -1 / 400),
    (new_standard_without_start, "rate_change", "total", "change", None), (new_standard_without_start, "rate_change", "total", "poor_end_rate", 2),
    (new_standard_without_start, "index_change", "total", "start", None), (new_standard_without_start, "poor", "total", "change", None),
    (new_standard_without_start, "groups_poor", "other", "change", None), (new_standard_without_start, "cohorts_number", "total", "number", 0),
    (new_standard_without_start, "rate_series", 2026, "poor", 2), (new_standard_without_start, "rate_series", 2027, "breaks", 1),
    # of the four of the start two are still poor at the end of 2028; the one that escaped in 2027 has no row and stays out
    (year_after, "cohorts", "2026-2028", "still_poor", 2), (year_after, "cohorts", "2026-2028", "not_poor", 2),
    (year_after, "cohorts", "2027-2028", "not_poor", 1), (year_after, "escapes", "2027", "poor_again_1", 0), (year_after, "escapes", "2028", "escaped", 1),
    (year_after, "returns", "2028", "returned", 0), (year_after, "rate_change", "total", "new", 1), (year_after, "rate_change", "total", "change", 0),
    (year_after, "rate_series", 2026, "at_start", 1), (year_after, "rate_series", 2028, "breaks", 0),
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=named)
def test_figure_by_hand(is_figure, cell):
    is_figure(TABLES, cell)
