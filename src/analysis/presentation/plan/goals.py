"""Parts I and II of the plan: what it is for, what it asks, what it must reach."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.planning.plan_targets import PlanTargets
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import amount, lines_of
from analysis.presentation.plan.words import said, words
from analysis.presentation.prose import listing
from analysis.presentation.said import SILENT, Said, as_bullets, as_paragraphs, blank
from analysis.review.counting import TOTAL

POVERTY = "MT.GIAM_NGHEO"  # the objective that is the plan's own target
TOLD = 5


def plan_purpose(page: PageOf) -> Shown:
    """I.1: what the plan is for."""
    return as_bullets(*(Said(text.format(place=page.places)) for text in words("aims.purpose")))


def plan_requests(page: PageOf, plan: PlanTargets) -> Shown:
    """I.2: what is asked of whoever carries it out, and how many households registered."""
    number = plan.registered.at[TOTAL, "registered"]
    if withheld(number):
        return as_bullets(*(Said(text.format(place=page.places)) for text in words("aims.request")))
    figure = Figure("registered", TOTAL, "registered", plain(number), "hộ")
    won = said("aims.registered", registered=figure) if number else said("aims.nobody_registered")
    if not plan.table.at[TOTAL, "poor_start"]:
        won = SILENT
    return as_bullets(*(Said(text.format(place=page.places)) for text in words("aims.request")), won)


def plan_general_goal(page: PageOf, plan: PlanTargets, villages: pd.DataFrame) -> Shown:
    """II.1: from how many poor households to how many, and whether the villages' targets reach the plan's own.

    `villages`: the register of the review before, which says where life is especially difficult.
    """
    difficult = [str(name) for name in villages.loc[villages["especially_difficult"], "village"]]
    where = said("goals.services_first", villages=listing(difficult)).text if 0 < len(difficult) <= TOLD else ""
    services = Said(f"{words('goals.services')}{where}.")
    return as_paragraphs(_general(plan) + services, _doubt(page, plan))


def plan_own_goals(page: PageOf) -> Shown:
    """II.2: the plan's own objectives with their figures; the target of plan.toml first where no line says it."""
    objectives = lines_of(page.data.objectives, "II.2")
    # a target of nothing, where nobody is poor, is no objective
    silent = POVERTY in set(objectives["code"]) or not (
        page.plan.target.reduction_households or page.plan.target.reduction
    )
    own = [] if silent else [_own(page)]
    told = [_objective(page, row) for _, row in objectives.iterrows()]
    return as_bullets(*own, *told, *([] if told else [blank("mục tiêu cụ thể khác của năm")]))


def village_figure(row: str, column: str, value: object, counted: str = "hộ") -> Figure:
    """A figure of the table of targets (Phụ lục I)."""
    return Figure("village_targets", row, column, plain(value), counted)


def _general(plan: PlanTargets) -> Said:
    total = plan.table.loc[TOTAL]
    if not total["poor_start"]:
        return said("goals.nobody_poor")
    start = {
        "poor": village_figure(TOTAL, "poor_start", total["poor_start"]),
        "start_rate": village_figure(TOTAL, "poor_start_rate", total["poor_start_rate"], "%"),
    }
    if plain(total["reduction"]) is None:
        return said("goals.general_open", **start)
    if not total["reduction"]:
        return said("goals.general_same", **start)
    return said(
        "goals.general" if total["poor_end"] else "goals.general_none_left", **start,
        poor_end=village_figure(TOTAL, "poor_end", total["poor_end"]),
        end_rate=village_figure(TOTAL, "poor_end_rate", total["poor_end_rate"], "%"),
        reduction=village_figure(TOTAL, "reduction", total["reduction"]),
    )  # fmt: skip


def _doubt(page: PageOf, plan: PlanTargets) -> Said:
    """What must be settled before anybody signs: a target beyond the poor, villages that are given too little, a
    proposal.
    """
    total, wanted = plan.table.loc[TOTAL], target_said(page)
    numbers = {
        "needed": Figure("allocation_target", TOTAL, "needed", plan.needed, "hộ"),
        "poor": village_figure(TOTAL, "poor_start", total["poor_start"]),
        "reduction": village_figure(TOTAL, "reduction", total["reduction"]),
    }
    if plan.needed > total["poor_start"] and not plan.issued:
        told = said("goals.not_possible", target=wanted.text, **numbers)
    elif plain(total["reduction"]) is not None and total["reduction"] < plan.needed:
        key = "goals.short" if page.plan.target.reduction_households is None else "goals.short_count"
        told = said(key, target=wanted.text, place=page.places, **numbers)
    elif not plan.issued and total["poor_start"]:
        return said("goals.proposed", place=page.places)
    else:
        return SILENT
    return Said(told.text, told.figures + wanted.figures)


def target_said(page: PageOf) -> Said:
    """`3 điểm phần trăm`, `3 %` or `40 hộ`: the plan's target in its own measure."""
    target = page.plan.target
    if target.reduction_households is not None:
        return said("goals.count", target=Figure("plan_target", TOTAL, "households", target.reduction_households, "hộ"))
    unit, key = ("điểm %", "goals.points") if target.criterion == "points" else ("%", "goals.ratio")
    return said(key, target=(Figure("plan_target", TOTAL, target.criterion, target.reduction, unit), "number"))


def _own(page: PageOf) -> Said:
    target = page.plan.target
    if target.reduction_households is not None:
        figure, key = Figure("plan_target", TOTAL, "households", target.reduction_households, "hộ"), "goals.own_count"
    elif target.criterion == "points":
        figure, key = Figure("plan_target", TOTAL, "points", target.reduction, "điểm %"), "goals.own"
    else:
        figure, key = Figure("plan_target", TOTAL, "households_ratio", target.reduction, "%"), "goals.own_ratio"
    return said(key, target=(figure, "number"))


def _objective(page: PageOf, row: pd.Series) -> Said:
    told = amount("objectives", row, "target")
    meaning = ""
    if row["code"] == POVERTY and page.plan.target.reduction_households is None:
        meaning = words("goals.meaning_points" if page.criterion == "points" else "goals.meaning_ratio")
    number = f": {told.text}" if told.text else ""
    return Said(f"{row['name']}{number}{meaning}.", told.figures)
