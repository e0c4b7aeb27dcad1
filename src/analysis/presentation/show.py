"""Everything a report can show, by name, for the notebooks."""

from analysis.intake.dictionary import cause_labels
from analysis.presentation.allocation_page import sentence_allocation, table_allocation
from analysis.presentation.annex import annex_line, legal_bases
from analysis.presentation.assignments_page import (
    sentence_assignments,
    table_assignment_needs,
    table_assignments,
    table_helped,
)
from analysis.presentation.chain_page import chain_page
from analysis.presentation.class_change_page import minority_page, near_poor_page
from analysis.presentation.composition_page import table_composition
from analysis.presentation.decisions_page import line_names, table_decisions
from analysis.presentation.dynamics_page import dynamics_page
from analysis.presentation.findings_page import findings_page
from analysis.presentation.forms import (
    form_by_ethnicity,
    form_deprivation_counts,
    form_deprivation_rates,
    form_t1,
    form_t2,
    form_t3,
    form_t8,
    form_t9,
    form_t10,
    form_t11,
)
from analysis.presentation.front_pages import closing, front_appendix, front_evaluation, front_review
from analysis.presentation.largest_page import table_largest
from analysis.presentation.mid_year_page import (
    objectives_to_date,
    recognitions_page,
    table_progress,
)
from analysis.presentation.mid_year_summary import summary_to_date
from analysis.presentation.money_page import table_money_shares, table_other_contributions
from analysis.presentation.needs_page import table_needs, table_needs_by_support
from analysis.presentation.objectives_page import objectives_page, table_objectives, table_review_answers
from analysis.presentation.overlap_page import overlap_page, table_overlap
from analysis.presentation.packages_page import packages_page
from analysis.presentation.panel_page import cohorts_page, registered_outcomes_page, relapse_page
from analysis.presentation.place_word import place_of, place_word
from analysis.presentation.plan_page import (
    comparison,
    notes_of,
    sentence_registered,
    sentence_targets,
    table_of_targets,
    table_registered,
    two_meanings,
)
from analysis.presentation.plan_summary import plan_summary
from analysis.presentation.poverty_index import sentence_poverty_index, table_poverty_index
from analysis.presentation.programme_page import (
    cost_page,
    table_money,
    table_plan_objectives,
    table_plan_programme,
    table_programme,
)
from analysis.presentation.projection_page import projection_page
from analysis.presentation.provenance import provenance
from analysis.presentation.rate_change_page import (
    index_change_page,
    rate_change_page,
    table_index_indicators,
    table_rate_change,
)
from analysis.presentation.reconciliation_page import reconciliation_page
from analysis.presentation.registered_minority_page import table_registered_minority
from analysis.presentation.registered_page import table_registered_causes, table_registered_feasibility
from analysis.presentation.results_page import (
    sentence_deprivation_change,
    table_against_target,
    table_deprivation_change,
    table_results,
)
from analysis.presentation.review_page import identity_sentences, key_results, sentence_classes
from analysis.presentation.summary_page import summary
from analysis.presentation.supports_page import helper_page, supports_page
from analysis.presentation.target_groups_page import table_target_groups
from analysis.presentation.village_page import identity_page, village_sentences

__all__ = [
    "annex_line",
    "cause_labels",
    "chain_page",
    "closing",
    "cohorts_page",
    "comparison",
    "cost_page",
    "dynamics_page",
    "findings_page",
    "form_by_ethnicity",
    "form_deprivation_counts",
    "form_deprivation_rates",
    "form_t1",
    "form_t2",
    "form_t3",
    "form_t8",
    "form_t9",
    "form_t10",
    "form_t11",
    "front_appendix",
    "front_evaluation",
    "front_review",
    "helper_page",
    "identity_page",
    "identity_sentences",
    "index_change_page",
    "key_results",
    "legal_bases",
    "line_names",
    "minority_page",
    "near_poor_page",
    "notes_of",
    "objectives_page",
    "objectives_to_date",
    "overlap_page",
    "packages_page",
    "place_of",
    "place_word",
    "plan_summary",
    "projection_page",
    "provenance",
    "rate_change_page",
    "recognitions_page",
    "reconciliation_page",
    "registered_outcomes_page",
    "relapse_page",
    "sentence_allocation",
    "sentence_assignments",
    "sentence_classes",
    "sentence_deprivation_change",
    "sentence_poverty_index",
    "sentence_registered",
    "sentence_targets",
    "summary",
    "summary_to_date",
    "supports_page",
    "table_against_target",
    "table_allocation",
    "table_assignment_needs",
    "table_assignments",
    "table_composition",
    "table_decisions",
    "table_deprivation_change",
    "table_helped",
    "table_index_indicators",
    "table_largest",
    "table_money",
    "table_money_shares",
    "table_needs",
    "table_needs_by_support",
    "table_objectives",
    "table_of_targets",
    "table_other_contributions",
    "table_overlap",
    "table_plan_objectives",
    "table_plan_programme",
    "table_poverty_index",
    "table_programme",
    "table_progress",
    "table_rate_change",
    "table_registered",
    "table_registered_causes",
    "table_registered_feasibility",
    "table_registered_minority",
    "table_results",
    "table_review_answers",
    "table_target_groups",
    "two_meanings",
    "village_sentences",
]
