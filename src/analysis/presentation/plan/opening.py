"""The head of the plan: title, legal bases, the state at the start of the year, the opening sentence; and its end."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.planning.plan_targets import PlanTargets
from analysis.presentation.front import front
from analysis.presentation.front_pages import head_of, on_unit
from analysis.presentation.page import PageOf
from analysis.presentation.plan.words import said
from analysis.presentation.prose import listing
from analysis.presentation.said import SILENT, Said, as_paragraphs, joined
from analysis.presentation.two_lists_page import BRIEF, said_two_lists
from analysis.review.counting import TOTAL

TOLD = 3  # villages, shortages, causes named in the paragraph


def front_plan(page: PageOf) -> Shown:
    """The head of the plan (NĐ 30/2020/NĐ-CP), its name and what it is about."""
    title = ("KẾ HOẠCH", f"Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm {page.year}")
    return front(head_of(page, "KH-UBND", page.plan.document), title, on_unit(page), banner=page.data.synthetic)


def plan_opening(
    page: PageOf, plan: PlanTargets, groups: pd.DataFrame, deprivations: pd.DataFrame, causes: pd.DataFrame
) -> Shown:
    """The state the plan starts from in one paragraph, then the sentence that issues the plan.

    `groups`: planning.target_groups; `deprivations`: form T4 and `causes`: form T10 of the poor, all of the review
    before.
    """
    state = [
        _households(page, plan.table, groups),
        _minority(groups),
        _highest(page, plan.table),
        _without_poor(page, plan.table),
        _shortages(page, deprivations, causes),
        _was(page),
    ]
    issued = said("opening.opening", unit=page.unit, year=page.year)
    return as_paragraphs(sum((part for part in state if part.text), SILENT), issued)


def plan_closing(page: PageOf) -> Shown:
    """The last sentence; the signature follows it."""
    return as_paragraphs(said("organisation.closing", unit=page.unit, place=page.places, year=page.year))


def start_figure(row: str, column: str, value: object, counted: str = "hộ") -> Figure:
    """A figure of the state at the start of the year."""
    return Figure("plan_start", row, column, plain(value), counted)


def _households(page: PageOf, targets: pd.DataFrame, groups: pd.DataFrame) -> Said:
    total = targets.loc[TOTAL]
    counts = {
        "poor": start_figure(TOTAL, "poor", total["poor_start"]),
        "near_poor": start_figure(TOTAL, "near_poor", groups.at[TOTAL, "near_poor"]),
    }
    if plain(total["poor_start_rate"]) is None:
        return said("opening.state_no_rate", last=page.start_moment, unit=page.unit, **counts)
    near = groups.at[TOTAL, "near_poor"]
    key = {
        (True, True): "state",
        (True, False): "state_no_near_poor",
        (False, True): "state_no_poor",
        (False, False): "state_none_listed",
    }
    return said(
        f"opening.{key[bool(total['poor_start']), bool(near)]}", last=page.start_moment, unit=page.unit, **counts,
        households=start_figure(TOTAL, "households", total["households_start"]),
        poor_rate=start_figure(TOTAL, "poor_rate", total["poor_start_rate"], "%"),
        near_poor_rate=start_figure(TOTAL, "near_poor_rate", groups.at[TOTAL, "near_poor_rate"], "%"),
    )  # fmt: skip


def _minority(groups: pd.DataFrame) -> Said:
    total = groups.loc[TOTAL]
    if any(withheld(total[column]) for column in ("minority_poor", "minority_rate")):
        return SILENT
    if not total["minority_poor"] or plain(total["minority_rate"]) is None:
        return SILENT
    return said(
        "opening.minority",
        minority_poor=start_figure(TOTAL, "minority_poor", total["minority_poor"]),
        minority_rate=start_figure(TOTAL, "minority_rate", total["minority_rate"], "%"),
    )


def _highest(page: PageOf, targets: pd.DataFrame) -> Said:
    """The villages above the unit's own rate, the poorest first: all of a few, some of many."""
    villages = targets.drop(index=TOTAL)
    above = villages[(villages["poor_start_rate"] > targets.at[TOTAL, "poor_start_rate"]).fillna(False)]
    chosen = above.sort_values(["poor_start_rate", "poor_start"], ascending=False, kind="stable").head(TOLD)
    if chosen.empty:
        return SILENT
    named = [
        said("opening.village_rate", village=str(name), rate=start_figure(str(name), "poor_rate", row["poor_start_rate"], "%"),
             poor=start_figure(str(name), "poor", row["poor_start"]))
        for name, row in chosen.iterrows()
    ]  # fmt: skip
    told = listing([part.text for part in named])
    if len(above) > TOLD:
        number = (start_figure(TOTAL, "villages_above", len(above), page.places), "integer")
        lead = said("opening.highest_of_many", number=number, place=page.places, villages=told)
    else:
        lead = said("opening.highest", villages=told)
    return Said(lead.text, lead.figures + joined(named).figures)


def _without_poor(page: PageOf, targets: pd.DataFrame) -> Said:
    # a village without a household has no poor that could be gone
    lived_in = targets[targets["households_start"].ne(0).fillna(True)]
    none = [str(name) for name, number in lived_in["poor_start"].drop(TOTAL, errors="ignore").items() if number == 0]
    if not none or not targets.at[TOTAL, "poor_start"]:
        return SILENT
    if len(none) <= TOLD:
        return said("opening.none_poor", villages=listing(none))
    number = start_figure(TOTAL, "villages_without_poor", len(none), page.places)
    return said("opening.none_poor_many", villages=(number, "integer"), place=page.places)


def _shortages(page: PageOf, deprivations: pd.DataFrame, causes: pd.DataFrame) -> Said:
    lacking, why = _most(deprivations.loc[TOTAL], page.labels_before), _most(causes.loc[TOTAL], page.causes)
    if not lacking or not why:
        return SILENT
    parts = [joined(named, ", ") for named in (lacking, why)]
    told = said("opening.shortages", shortages=parts[0].text, causes=parts[1].text)
    return Said(told.text, parts[0].figures + parts[1].figures)


def _most(counts: pd.Series, labels: dict[str, str]) -> list[Said]:
    given = [code for code in labels if not withheld(counts[code])]
    found = counts[given].astype("int64").sort_values(ascending=False, kind="stable").head(TOLD)
    return [
        said("opening.shortage", name=_lower(labels[str(code)]), households=start_figure(TOTAL, str(code), number))
        for code, number in found.items()
        if number
    ]


def _was(page: PageOf) -> Said:
    was, told = page.data.continuity, SILENT
    if was is not None and not was.one_unit:
        told = said("opening.merged", units=listing(was.units))
    if page.data.started:
        return told + said_two_lists(page, BRIEF)
    changes = page.data.previous_standard is not None and not page.comparable
    return told + said("opening.two_standards") if changes else told


def _lower(text: str) -> str:
    """The label as inside a sentence; a short form like BHYT keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
