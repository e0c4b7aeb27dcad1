"""Everything a report can show, by name: `page = Page(data)`, then `page.table_results(results)`."""

from __future__ import annotations

from functools import cache

from analysis.intake import YearData
from analysis.presentation import (
    annex,
    chain_page,
    charts,
    class_change_page,
    composition_page,
    dynamics_page,
    findings_page,
    forms,
    frame,
    front_pages,
    half_year,
    largest_page,
    objectives_page,
    overlap_page,
    panel_page,
    poverty_index,
    programme_page,
    provenance,
    rate_change_page,
    reconciliation_page,
    report,
    results_page,
    review_document,
    review_page,
    supports_page,
    village_page,
    village_sheet,
)
from analysis.presentation.page import PageOf
from analysis.presentation.plan import (
    allocation,
    annexes,
    assignments,
    goals,
    issued_table,
    matrix,
    money,
    needs,
    opening,
    organisation,
    packages,
    registered,
    registered_minority,
    resources,
    target_groups,
    target_table,
    tasks,
    two_meanings,
    workings,
)
from analysis.presentation.rollup import forms as rollup_forms
from analysis.presentation.rollup import lead, sources, unfit
from analysis.presentation.rollup import money as rollup_money
from analysis.presentation.rollup import results as rollup_results
from analysis.presentation.rollup.page import RollupOf


class Page(PageOf):
    """A unit and year that shows its blocks: every function of presentation whose first parameter is the page, listed
    once.

    A block named like its module stands after the others of the module: from then on the name is the block's.
    Of the public edition it is a page whose blocks go by the rules of presentation/public.
    """

    def __new__(cls, data: YearData) -> Page:
        """A page of the edition that the data were opened for."""
        public = cls is Page and getattr(data.parameters, "edition", "internal") == "public"
        return object.__new__(public_page() if public else cls)

    # the front, the foot and what every report ends with
    front_review = front_pages.front_review
    front_evaluation = front_pages.front_evaluation
    closing = front_pages.closing
    annex_line = annex.annex_line
    legal_bases = annex.legal_bases
    record = provenance.record
    provenance = provenance.provenance
    frame = frame.frame
    findings_page = findings_page.findings_page

    # charts
    contributions = charts.contributions
    deprivation_heatmap = charts.deprivation_heatmap
    deprivations_by_indicator = charts.deprivations_by_indicator
    minority_and_all = charts.minority_and_all
    money_by_source = charts.money_by_source
    movement_bridge = charts.movement_bridge
    rate_series = charts.rate_series
    target_and_result = charts.target_and_result
    targets_by_village = charts.targets_by_village
    village_tiles = charts.village_tiles

    # the household review
    review_opening = review_document.review_opening
    review_result = review_document.review_result
    review_movements = review_document.review_movements
    review_shortages = review_document.review_shortages
    review_groups = review_document.review_groups
    review_closing = review_document.review_closing
    annex_of_report = review_document.annex_of_report
    key_results = review_page.key_results
    form_t1 = forms.form_t1
    form_t2 = forms.form_t2
    form_t3 = forms.form_t3
    form_deprivation_counts = forms.form_deprivation_counts
    form_deprivation_rates = forms.form_deprivation_rates
    form_t8 = forms.form_t8
    form_t9 = forms.form_t9
    form_t10 = forms.form_t10
    form_t11 = forms.form_t11
    form_by_ethnicity = forms.form_by_ethnicity
    table_poverty_index = poverty_index.table_poverty_index
    sentence_poverty_index = poverty_index.sentence_poverty_index

    # the plan
    front_plan = opening.front_plan
    plan_opening = opening.plan_opening
    plan_purpose = goals.plan_purpose
    plan_requests = goals.plan_requests
    plan_general_goal = goals.plan_general_goal
    plan_own_goals = goals.plan_own_goals
    plan_tasks = tasks.plan_tasks
    plan_projects = tasks.plan_projects
    plan_policies = tasks.plan_policies
    plan_money = resources.plan_money
    plan_contributions = resources.plan_contributions
    plan_handed = organisation.plan_handed
    plan_in_charge = organisation.plan_in_charge
    plan_participation = organisation.plan_participation
    plan_reporting = organisation.plan_reporting
    plan_front = organisation.plan_front
    plan_closing = opening.plan_closing

    # what is annexed to it
    front_annexes = annexes.front_annexes
    plan_meanings = annexes.plan_meanings
    table_beside_targets = annexes.table_beside_targets
    sentence_registered_short = annexes.sentence_registered_short
    assignments_or_blank = annexes.assignments_or_blank
    table_plan_matrix = matrix.table_plan_matrix

    # what both rest on
    front_workings = workings.front_workings

    table_of_targets = target_table.table_of_targets
    notes_of = target_table.notes_of
    two_meanings = two_meanings.two_meanings
    comparison = issued_table.comparison
    table_registered = registered.table_registered
    table_target_groups = target_groups.table_target_groups
    sentence_allocation = allocation.sentence_allocation
    table_allocation = allocation.table_allocation
    table_registered_causes = registered.table_registered_causes
    table_registered_feasibility = registered.table_registered_feasibility
    table_registered_minority = registered_minority.table_registered_minority
    table_assignments = assignments.table_assignments
    table_assignment_needs = assignments.table_assignment_needs
    table_helped = assignments.table_helped
    table_needs = needs.table_needs
    table_needs_by_support = needs.table_needs_by_support
    packages_page = packages.packages_page
    table_programme = programme_page.table_programme
    table_money = programme_page.table_money
    cost_page = programme_page.cost_page
    table_money_shares = money.table_money_shares
    table_other_contributions = money.table_other_contributions

    # the report on the year
    front_report = report.front_report
    report_opening = report.report_opening
    report_lead = report.report_lead
    report_direction = report.report_direction
    report_poverty = report.report_poverty
    report_movements = report.report_movements
    report_objectives = report.report_objectives
    report_projects = report.report_projects
    report_policies = report.report_policies
    report_money = report.report_money
    report_reached = report.report_reached
    report_limits = report.report_limits
    report_causes = report.report_causes
    report_next_year = report.report_next_year
    report_proposals = report.report_proposals
    report_closing = report.report_closing
    annex_results = report.annex_results
    annex_objectives = report.annex_objectives
    annex_programme = report.annex_programme

    # the evaluation
    table_largest = largest_page.table_largest
    table_against_target = results_page.table_against_target
    commune_meanings = results_page.commune_meanings
    minority_page = class_change_page.minority_page
    near_poor_page = class_change_page.near_poor_page
    identity_page = village_page.identity_page
    reconciliation_page = reconciliation_page.reconciliation_page
    chain_page = chain_page.chain_page
    table_rate_change = rate_change_page.table_rate_change
    table_index_indicators = rate_change_page.table_index_indicators
    index_change_page = rate_change_page.index_change_page
    rate_change_page = rate_change_page.rate_change_page
    dynamics_page = dynamics_page.dynamics_page
    table_overlap = overlap_page.table_overlap
    overlap_page = overlap_page.overlap_page
    table_composition = composition_page.table_composition
    cohorts_page = panel_page.cohorts_page
    relapse_page = panel_page.relapse_page
    registered_outcomes_page = panel_page.registered_outcomes_page
    helper_page = supports_page.helper_page
    supports_page = supports_page.supports_page
    table_review_answers = objectives_page.table_review_answers
    objectives_page = objectives_page.objectives_page

    # a page for the head of each village
    front_sheets = village_sheet.front_sheets
    village_sheets = village_sheet.village_sheets

    # the first six months
    half_year_opening = half_year.half_year_opening
    half_year_minute = half_year.half_year_minute
    half_year_narrative = half_year.half_year_narrative
    half_year_progress = half_year.half_year_progress
    half_year_movements = half_year.half_year_movements
    table_recognitions = half_year.table_recognitions
    tables_of_movements = half_year.tables_of_movements
    half_year_objectives = half_year.half_year_objectives
    half_year_programme = half_year.half_year_programme
    half_year_money = half_year.half_year_money
    half_year_reached = half_year.half_year_reached
    half_year_limits = half_year.half_year_limits
    projection_page = half_year.projection_page
    half_year_tasks = half_year.half_year_tasks
    half_year_closing = half_year.half_year_closing
    table_progress = half_year.table_progress
    table_half_year_tasks = half_year.table_half_year_tasks
    table_half_year_programme = half_year.table_half_year_programme


class RollupPage(RollupOf):
    """All communes of a year that show their blocks."""

    front_rollup = lead.front_rollup
    lead = lead.lead
    table_classes = rollup_forms.table_classes
    table_targets = rollup_results.table_targets
    ranking_page = rollup_results.ranking_page
    money_page = rollup_money.money_page
    unfit_page = unfit.unfit_page
    table_sources = sources.table_sources
    rollup_t1 = rollup_forms.rollup_t1
    rollup_t2 = rollup_forms.rollup_t2
    rollup_t3 = rollup_forms.rollup_t3
    rollup_deprivations = rollup_forms.rollup_deprivations
    rollup_deprivation_rates = rollup_forms.rollup_deprivation_rates
    frame = frame.frame
    record = provenance.record


@cache
def public_page() -> type[Page]:
    """The class of the pages of a public edition; what settles it is imported when one is asked for."""
    from analysis.presentation.public.page import by_rules

    return by_rules(Page)
