"""Everything a report can show, by name, for the notebooks."""

from analysis.intake.dictionary import cause_labels
from analysis.presentation.composition_page import table_composition
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
from analysis.presentation.overlap_page import overlap_page
from analysis.presentation.panel_page import cohorts_page, registered_outcomes_page, relapse_page
from analysis.presentation.plan_page import (
    comparison,
    notes_of,
    sentence_registered,
    sentence_targets,
    table_of_targets,
    table_registered,
    two_meanings,
)
from analysis.presentation.poverty_index import sentence_poverty_index, table_poverty_index
from analysis.presentation.programme_page import table_money, table_objectives, table_plan_objectives, table_programme
from analysis.presentation.provenance import provenance
from analysis.presentation.rate_change_page import index_change_page, rate_change_page
from analysis.presentation.results_page import (
    sentence_deprivation_change,
    summary,
    table_against_target,
    table_deprivation_change,
    table_results,
)
from analysis.presentation.review_page import identity_sentences, key_results, sentence_classes
from analysis.presentation.supports_page import helper_page, supports_page

__all__ = [
    "cause_labels",
    "closing",
    "cohorts_page",
    "comparison",
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
    "identity_sentences",
    "index_change_page",
    "key_results",
    "notes_of",
    "overlap_page",
    "provenance",
    "rate_change_page",
    "registered_outcomes_page",
    "relapse_page",
    "sentence_classes",
    "sentence_deprivation_change",
    "sentence_poverty_index",
    "sentence_registered",
    "sentence_targets",
    "summary",
    "supports_page",
    "table_against_target",
    "table_composition",
    "table_deprivation_change",
    "table_money",
    "table_objectives",
    "table_of_targets",
    "table_plan_objectives",
    "table_poverty_index",
    "table_programme",
    "table_registered",
    "table_results",
    "two_meanings",
]
