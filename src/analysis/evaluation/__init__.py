"""The result against the plan: villages, the commune's target, objectives, programme and money."""

from analysis.evaluation.assessment import limits, reached
from analysis.evaluation.chain import chain, chain_effect, chains
from analysis.evaluation.class_change import minority_results, near_poor_results, poor_results
from analysis.evaluation.commune_target import commune_target
from analysis.evaluation.composition import composition_by_class, composition_change
from analysis.evaluation.dynamics import group_sizes, leavers_newcomers_deprivations, stayers_deprivations
from analysis.evaluation.index_change import index_change
from analysis.evaluation.largest_changes import change_families, largest_changes
from analysis.evaluation.measures import computed_measures, measure_meanings, printed_measures
from analysis.evaluation.objectives import objective_results
from analysis.evaluation.outcomes import helper_outcomes, registered_outcomes
from analysis.evaluation.overlap import overlap, strongest_pairs
from analysis.evaluation.panel import cohort_fates, one_standard
from analysis.evaluation.past_flows import flows_to_date, past_flows
from analysis.evaluation.programme import cost_per_escape, programme_results
from analysis.evaluation.projection import most_poor_at_target, projection, where_target_lies
from analysis.evaluation.rate_change import rate_change
from analysis.evaluation.reconciliation import reconciliation
from analysis.evaluation.relapse import escapes_followed, returns_to_poverty
from analysis.evaluation.series import rate_series
from analysis.evaluation.supports import support_results, supports_given
from analysis.evaluation.to_date import by_month, commune_progress, objective_progress, village_progress
from analysis.evaluation.village_results import village_results
from analysis.evaluation.village_series import village_series
from analysis.review.printed import printed_difference, printed_differences

__all__ = [
    "by_month",
    "chain",
    "chain_effect",
    "chains",
    "change_families",
    "cohort_fates",
    "commune_progress",
    "commune_target",
    "composition_by_class",
    "composition_change",
    "computed_measures",
    "cost_per_escape",
    "escapes_followed",
    "flows_to_date",
    "group_sizes",
    "helper_outcomes",
    "index_change",
    "largest_changes",
    "leavers_newcomers_deprivations",
    "limits",
    "measure_meanings",
    "minority_results",
    "most_poor_at_target",
    "near_poor_results",
    "objective_progress",
    "objective_results",
    "one_standard",
    "overlap",
    "past_flows",
    "poor_results",
    "printed_difference",
    "printed_differences",
    "printed_measures",
    "programme_results",
    "projection",
    "rate_change",
    "rate_series",
    "reached",
    "reconciliation",
    "registered_outcomes",
    "returns_to_poverty",
    "stayers_deprivations",
    "strongest_pairs",
    "support_results",
    "supports_given",
    "village_progress",
    "village_results",
    "village_series",
    "where_target_lies",
]
