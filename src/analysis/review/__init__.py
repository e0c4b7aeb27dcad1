"""Households -> figures: classes, movements, deprivations, groups, poverty index."""

from analysis.review.all_forms import all_forms
from analysis.review.classes import NEAR_POOR, POOR, summary_of_classes
from analysis.review.deprivations import change, deprivation_counts, deprivation_rates
from analysis.review.groups import causes, children, ethnic_groups, results_by_ethnicity, target_groups
from analysis.review.movements import near_poor_movements, poor_movements
from analysis.review.one_scan import in_one_scan
from analysis.review.poverty_index import counting_measures, poverty_index

__all__ = [
    "NEAR_POOR",
    "POOR",
    "all_forms",
    "causes",
    "change",
    "children",
    "counting_measures",
    "deprivation_counts",
    "deprivation_rates",
    "ethnic_groups",
    "in_one_scan",
    "near_poor_movements",
    "poor_movements",
    "poverty_index",
    "results_by_ethnicity",
    "summary_of_classes",
    "target_groups",
]
