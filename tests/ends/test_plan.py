"""The plan at the ends of the range: its appendix and its workings."""

import pytest

from analysis import planning
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


def groups(of):
    return planning.target_groups(*of.last, of.plan.table)


def packages(of):
    supports = planning.catalogue(of.data.year_of_start)
    poor_from = of.data.previous_standard.poor_from_deprivations
    return planning.search_packages(*of.last, of.plan.table, of.data.support, supports, poor_from)


def needs_by_support(of):
    supports = planning.catalogue(of.data.year_of_start)
    return planning.needs_by_support(*of.last, of.data.programme, supports, of.data.year)


def feasibility(of):
    poor_from = of.data.previous_standard.poor_from_deprivations
    return planning.registered_feasibility(*of.last, of.plan.table, poor_from)


TABLES = {
    "village_targets": lambda of: of.plan.table,
    "registered": lambda of: of.plan.registered,
    "target_groups": groups,
    "target_lines": lambda of: planning.target_group_lines(groups(of)),
    "plan_matrix": lambda of: planning.plan_matrix(of.data.programme, needs_by_support(of)),
    "allocation": lambda of: of.plan.allocation.figures,
    "burdens": lambda of: of.plan.allocation.burdens,
    "feasibility": feasibility,
    "registered_minority": lambda of: planning.registered_minority(of.plan.registered, groups(of), of.plan.table),
    "registered_causes": lambda of: planning.registered_causes(*of.last),
    "helped": lambda of: planning.helped_by_village(*of.last),
    "assignments": lambda of: planning.assignments(*of.last).households,
    "assigned_needs": lambda of: planning.assignments(*of.last).deprivations,
    "needs": lambda of: planning.needs(*of.last, of.data.year),
    "needs_by_support": needs_by_support,
    "packages": lambda of: packages(of).by_village,
    "package_supports": lambda of: packages(of).by_support,
    "package_budgets": lambda of: packages(of).budgets,
    "money": lambda of: planning.money_shares(of.data.programme),
}

# case, table, row, column, figure by hand; None where there is none
CELLS = [
    (no_poor, "village_targets", "total", "poor_start_rate", 0), (no_poor, "village_targets", "total", "reduction_rate", 0),
    (no_poor, "village_targets", "total", "poor_end", 0), (no_poor, "village_targets", "Thôn A", "poor_end_rate", 0),
    (no_poor, "registered", "total", "registered", 0), (no_poor, "registered", "total", "minority_share", None),
    (no_poor, "target_groups", "total", "near_poor_rate", 1), (no_poor, "target_groups", "total", "minority_rate", None),
    (no_poor, "target_groups", "total", "minority_points_most", None), (no_poor, "target_lines", "total", "minority_reduction", 0),
    (no_poor, "allocation", "total", "proportional", 0), (no_poor, "allocation", "total", "fair", 0), (no_poor, "burdens", "total", "fair_share", None),
    (no_poor, "feasibility", "total", "lacking", 0), (no_poor, "feasibility", "total", "services", 0),
    (no_poor, "registered_minority", "total", "poor_share", None), (no_poor, "registered_minority", "total", "wanted", None),
    (no_poor, "registered_minority", "total", "number_met", None), (no_poor, "registered_minority", "total", "share_met", None),
    (no_poor, "registered_causes", "total", "registered", 0), (no_poor, "helped", "total", "helped_rate", 0),
    (no_poor, "helped", "total", "near_poor_unhelped", 1), (no_poor, "assignments", "none", "near_poor", 1),
    (no_poor, "assignments", "total", "poor", 0), (no_poor, "needs", "d10", "near_poor", 1), (no_poor, "needs", "d10", "demand", 1),
    (no_poor, "needs_by_support", "DA5", "demand", 0), (no_poor, "needs_by_support", "DA5", "gap", 0),
    (no_poor, "packages", "total", "poor", 0), (no_poor, "packages", "total", "cost", 0), (no_poor, "package_budgets", "140%", "lifted", 0),
    (no_poor, "package_budgets", "140%", "price", None), (no_poor, "package_supports", "DA5", "households", 0),
    # the money is every case's: a line of nought, one of 100 million, one of credit alone
    (no_poor, "money", "DA5", "share_central", None), (no_poor, "money", "DA5", "share", 0), (no_poor, "money", "DA4", "share", 100),
    (no_poor, "money", "CS.TINDUNG", "money_total", None), (no_poor, "money", "CS.TINDUNG", "share", None),
    (no_poor, "money", "total", "money_total", 100), (no_poor, "money", "total", "money_credit", 80), (no_poor, "money", "total", "share_mobilised", None),
    (no_poor, "plan_matrix", "DA5", "planned", 0), (no_poor, "plan_matrix", "DA5", "gap", 0), (no_poor, "plan_matrix", "total", "planned", None),
    # all registered, one service from leaving the list; a house costs 40 million and mends one of three deprivations
    (all_poor, "village_targets", "total", "poor_start_rate", 100), (all_poor, "village_targets", "total", "reduction_rate", 20),
    (all_poor, "village_targets", "total", "poor_end_rate", 80), (all_poor, "registered", "total", "registered", 10),
    (all_poor, "registered", "total", "minority_share", 0), (all_poor, "registered", "total", "d05", 10),
    (all_poor, "target_groups", "total", "near_poor_rate", 0), (all_poor, "allocation", "total", "proportional", 2),
    (all_poor, "allocation", "Thôn A", "fair", 2), (all_poor, "burdens", "total", "fair_share", 20), (all_poor, "burdens", "Thôn A", "weight", 100),
    (all_poor, "feasibility", "total", "within_reach", 10), (all_poor, "feasibility", "total", "services", 2),
    (all_poor, "feasibility", "total", "not_registered", 0), (all_poor, "needs", "d05", "demand", 10), (all_poor, "helped", "total", "helped_rate", 0),
    (all_poor, "needs_by_support", "DA5", "gap", 10), (all_poor, "packages", "total", "lifted", 10), (all_poor, "packages", "total", "cost", 400),
    (all_poor, "packages", "total", "shortfall", 0), (all_poor, "package_budgets", "60%", "lifted", 6), (all_poor, "package_budgets", "80%", "price", 40),
    (all_poor, "package_supports", "DA5", "limit", None),
    (all_lifted, "village_targets", "total", "poor_end", 0), (all_lifted, "village_targets", "total", "poor_end_rate", 0),
    (all_lifted, "registered", "total", "minority_share", 100), (all_lifted, "target_groups", "total", "minority_rate", 10),
    (all_lifted, "target_groups", "total", "minority_least", 3), (all_lifted, "target_groups", "total", "minority_points_least", 10),
    (all_lifted, "target_lines", "total", "minority_reduction", 3), (all_lifted, "feasibility", "total", "services", 3),
    (all_lifted, "registered_minority", "total", "wanted", 3), (all_lifted, "registered_minority", "total", "number_met", 1),
    (all_lifted, "registered_minority", "total", "share_met", 1), (all_lifted, "burdens", "total", "fair_share", 100),
    # one household for two villages of two poor each: equal remainders fall to the first; Thôn B, poorer than the commune, weighs 125
    (everybody_left, "village_targets", "Thôn B", "poor_end_rate", 10), (everybody_left, "village_targets", "total", "poor_end_rate", 2.5),
    (everybody_left, "registered", "total", "minority_share", None), (everybody_left, "allocation", "Thôn A", "proportional", 1),
    (everybody_left, "allocation", "Thôn B", "fair", 1), (everybody_left, "burdens", "Thôn B", "weight", 125),
    (everybody_left, "feasibility", "Thôn A", "lacking", 1), (everybody_left, "feasibility", "total", "services", 0),
    (resettled, "village_targets", "Thôn B", "poor_start_rate", 10), (resettled, "village_targets", "Thôn B", "reduction_rate", None),
    (resettled, "village_targets", "Thôn B", "poor_end", 0), (resettled, "village_targets", "Thôn B", "poor_end_rate", None),
    (resettled, "village_targets", "total", "reduction_rate", 2), (resettled, "village_targets", "total", "poor_end_rate", 1),
    (settled, "village_targets", "Thôn B", "poor_start_rate", None), (settled, "village_targets", "Thôn B", "poor_end_rate", 0),
    (settled, "village_targets", "total", "poor_end_rate", 100 / 120), (settled, "target_groups", "Thôn B", "near_poor_rate", None),
    (settled, "allocation", "Thôn B", "fair", 0), (settled, "burdens", "Thôn B", "poor_rate", None),
    # one of four poor registered, with a helper; the near-poor household has no helper and lacks a latrine, as the poor do
    (one_village, "village_targets", "total", "poor_start_rate", 10), (one_village, "village_targets", "total", "poor_end_rate", 5),
    (one_village, "registered", "total", "registered", 1), (one_village, "target_groups", "total", "minority_rate", 0),
    (one_village, "feasibility", "total", "lacking", 1), (one_village, "feasibility", "total", "not_registered", 3),
    (one_village, "feasibility", "total", "services", 1), (one_village, "registered_causes", "total", "cause_1", 1),
    (one_village, "helped", "total", "poor_helped", 1), (one_village, "helped", "total", "helped_rate", 20),
    (one_village, "assignments", "Hội Phụ nữ", "Thôn A", 1), (one_village, "assignments", "none", "listed", 4),
    (one_village, "assigned_needs", "Hội Phụ nữ", "d05", 1), (one_village, "needs", "d10", "demand", 5), (one_village, "needs", "cause_1", "poor", 1),
    (one_village, "needs_by_support", "DA5", "poor", 4), (one_village, "packages", "total", "lifted", 4), (one_village, "packages", "total", "registered", 1),
    (sixty_villages, "village_targets", "total", "reduction", 60), (sixty_villages, "village_targets", "total", "poor_end_rate", 0),
    (sixty_villages, "village_targets", "Thôn 60", "reduction_rate", 2), (sixty_villages, "allocation", "Thôn 1", "proportional", 1),
    (sixty_villages, "allocation", "Thôn 60", "fair", 1), (sixty_villages, "feasibility", "total", "lacking", 60),
    (sixty_villages, "packages", "total", "cost", 2400), (sixty_villages, "needs", "d07", "poor", 60),
    (target_of_nought, "village_targets", "total", "reduction", 0), (target_of_nought, "village_targets", "total", "reduction_rate", 0),
    (target_of_nought, "village_targets", "total", "poor_end", 3), (target_of_nought, "allocation", "total", "proportional", 0),
    (target_of_nought, "allocation", "total", "fair", 0), (target_of_nought, "burdens", "total", "fair_share", 0),
    (target_of_nought, "feasibility", "total", "lacking", 0), (target_of_nought, "target_lines", "total", "minority_reduction", 0),
    (target_of_nought, "packages", "total", "lifted", 3), (target_of_nought, "packages", "total", "target", 0),
    (shrinking, "village_targets", "total", "poor_end_rate", 9), (shrinking, "target_groups", "total", "minority_rate", 0),
    # 2 of 5 in proportion to 3 and 2: 1,2 and 0,8
    (no_minorities, "allocation", "Thôn A", "proportional", 1), (no_minorities, "allocation", "Thôn B", "proportional", 1),
    (no_minorities, "registered", "total", "minority_share", 0), (no_minorities, "target_groups", "total", "minority_rate", None),
    (no_minorities, "target_groups", "Thôn A", "minority_points_least", None), (no_minorities, "target_lines", "Thôn A", "minority_reduction", 0),
    (no_minorities, "registered_minority", "total", "share_met", None),
    (all_minorities, "target_groups", "total", "minority_rate", 10), (all_minorities, "target_groups", "total", "minority_points_most", 4),
    (all_minorities, "target_lines", "total", "minority_reduction", 2), (all_minorities, "registered", "total", "minority_share", 100),
    (all_minorities, "registered_minority", "total", "wanted", 2), (all_minorities, "registered_minority", "total", "share_met", 1),
    # the plan of 2027 starts from the four poor of the review of its start, not from the two of the old list
    (new_standard, "village_targets", "total", "poor_start", 4), (new_standard, "village_targets", "total", "poor_end_rate", 3),
    (new_standard, "registered", "total", "registered", 4), (new_standard, "feasibility", "total", "services", 1),
    (new_standard_without_start, "village_targets", "total", "poor_start", 2), (new_standard_without_start, "village_targets", "total", "poor_end", 1),
    (year_after, "village_targets", "total", "poor_start", 3), (year_after, "village_targets", "total", "poor_end_rate", 2),
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=named)
def test_figure_by_hand(is_figure, cell):
    is_figure(TABLES, cell)
