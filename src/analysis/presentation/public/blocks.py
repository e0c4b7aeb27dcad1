"""What becomes of each block in the public edition: shown as it is, with masked frames, in a way of its own, or left
out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.disclosure.edition import Disclosure
from analysis.document.shown import NOTHING, Shown
from analysis.presentation.page import PageOf
from analysis.presentation.public import own
from analysis.presentation.public.mask import masked, nothing_given
from analysis.presentation.public.words import left_out

Rule = Callable[..., Any]


def same(block: Callable, page: PageOf, found: Disclosure, *args: Any, **named: Any) -> Any:
    """As it is: it has village totals, the plan, its money, or no figure at all."""
    return block(page, *args, **named)


def nothing(block: Callable, page: PageOf, found: Disclosure, *args: Any, **named: Any) -> Shown:
    """Left out."""
    return NOTHING


def with_masked(*tables: str) -> Rule:
    """With the frames given first masked, each by the table that its figures belong to (`""`: no frame of figures to
    mask).

    A table of which nothing can be given is a sentence that says so.
    """

    def rule(block: Callable, page: PageOf, found: Disclosure, *args: Any, **named: Any) -> Any:
        given, by = [], dict(enumerate(tables))
        for place, value in enumerate(args):
            table = by.get(place, "")
            given.append(masked(page, found, table, value) if table and isinstance(value, pd.DataFrame) else value)
        return block(page, *given, **named)

    return rule


def form(*tables: str) -> Rule:
    """A form: as `with_masked`, or a sentence where none of its own figures can be given."""

    def rule(block: Callable, page: PageOf, found: Disclosure, *frames: Any, **named: Any) -> Shown:
        given = [masked(page, found, table, frame) for table, frame in zip(tables, frames, strict=False)]
        if all(nothing_given(found, table, frame) for table, frame in zip(tables, given, strict=False)):
            return left_out(page, tables[0])
        return block(page, *given, *frames[len(given) :], **named)

    return rule


def of_class(tables: dict[str, str]) -> Rule:
    """A form whose class is given after its frame: by class the table of its figures."""

    def rule(block: Callable, page: PageOf, found: Disclosure, frame: pd.DataFrame, klass: str) -> Shown:
        return form(tables[klass])(block, page, found, frame, klass)

    return rule


def _classes(name: str) -> Rule:
    return of_class({"poor": f"{name}_poor", "near_poor": f"{name}_near_poor"})


SAME = (
    "annex_line", "annex_of_report", "annex_results", "annex_programme", "closing", "form_t1", "key_results", "legal_bases",
    "money_by_source", "plan_closing", "plan_contributions", "plan_front", "plan_general_goal", "plan_handed", "plan_meanings", "plan_money",
    "plan_own_goals", "plan_participation", "plan_policies", "plan_projects", "plan_purpose", "plan_reporting", "plan_tasks", "report_closing",
    "report_money", "report_opening", "report_policies", "report_projects", "report_proposals", "review_closing", "review_opening",
    "review_result", "table_of_targets", "target_and_result", "targets_by_village", "village_tiles",
)  # fmt: skip
RULES: dict[str, Rule] = {
    **dict.fromkeys(SAME, same),
    **dict.fromkeys(("front_review", "front_plan", "front_report", "front_annexes"), own.with_notice),
    "frame": nothing,
    "record": own.record,
    # the review
    "review_movements": with_masked("T2_households"),
    "movement_bridge": own.movement_bridge,
    "review_shortages": with_masked("T4"),
    "review_groups": with_masked("T8_poor", "T10_poor", "T11_poor"),
    "deprivations_by_indicator": with_masked("T4"),
    "sentence_poverty_index": with_masked("poverty_index"),
    "form_t2": form("T2_households", "T2_persons"),
    "form_t3": form("T3_households", "T3_persons"),
    "form_deprivation_counts": of_class({"poor": "T4", "near_poor": "T6"}),
    "form_deprivation_rates": of_class({"poor": "T5", "near_poor": "T7"}),
    "table_poverty_index": form("poverty_index"),
    "form_t8": _classes("T8"),
    "form_t9": _classes("T9"),
    "form_t10": _classes("T10"),
    "form_t11": _classes("T11"),
    "form_by_ethnicity": of_class({"poor": "T12", "near_poor": "T13"}),
    # the plan and its annexes
    "plan_opening": own.plan_opening,
    "plan_requests": own.plan_requests,
    "plan_in_charge": own.no_helpers,
    "notes_of": own.notes_of,
    "table_beside_targets": own.table_beside_targets,
    "sentence_registered_short": own.sentence_registered_short,
    "table_registered": form("registered"),
    "assignments_or_blank": own.no_helpers,
    "table_assignments": nothing,
    "table_plan_matrix": own.table_plan_matrix,
    # the report on the year
    "report_lead": own.report_lead,
    "report_direction": own.of_objectives,
    "report_poverty": own.report_poverty,
    "report_movements": with_masked("T2_households"),
    "rate_series": own.rate_series,
    "report_objectives": own.of_objectives,
    "annex_objectives": own.of_objectives,
    "report_reached": own.of_points,
    "report_limits": own.of_points,
    "report_causes": with_masked("", "T2_households", "T10_poor", "T8_poor"),
    "report_next_year": own.report_next_year,
}
