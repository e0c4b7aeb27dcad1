"""Part V of the plan: what each village is given, who looks after it, publicity, reporting, the Front."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.planning.plan_targets import PlanTargets
from analysis.presentation.page import PageOf
from analysis.presentation.place_word import head_of
from analysis.presentation.plan.goals import village_figure
from analysis.presentation.plan.words import said, words
from analysis.presentation.prose import listing
from analysis.presentation.said import SILENT, Said, as_bullets, as_paragraphs, blank, joined
from analysis.review.counting import TOTAL

NAMED = 20  # villages told one by one; beyond, the appendix has them


def plan_handed(page: PageOf, plan: PlanTargets) -> Shown:
    """V.1: the targets handed to the villages, and who answers for them."""
    total = plan.table.at[TOTAL, "reduction"]
    if plain(total) is None:
        return as_paragraphs(blank(f"chỉ tiêu giao cho từng {page.places}"))
    head = head_of(page.places)
    if not total:
        return as_paragraphs(said("organisation.none_given", year=page.year, place=page.places, head=head))
    return as_paragraphs(_handed(page, plan), said("organisation.answer", unit=page.unit, head=head))


def plan_in_charge(
    page: PageOf, helping: pd.DataFrame | None, charge: pd.DataFrame | None, helped: pd.DataFrame | None
) -> Shown:
    """V.2: how many bodies help, which leads in each village, what is not assigned yet; a blank where nothing is on file.

    `helping`: helped_households; `charge`: in_charge_of_villages; `helped`: helped_by_village.
    """
    if helping is None or charge is None or helped is None or helping.empty:
        return as_paragraphs(blank(f"cơ quan, đoàn thể phụ trách từng {page.places}"))
    return as_paragraphs(_in_charge(page, helping, charge, helped.loc[TOTAL]), _unhelped(helped.loc[TOTAL]))


def plan_participation(page: PageOf) -> Shown:
    """V.3: participation and publicity: what the unit says itself, else the standing rule and a blank."""
    own = tuple(getattr(getattr(page.data, "narrative", None), "participation", ()))
    if own:
        return as_paragraphs(*(Said(text) for text in own))
    lacking = blank("hình thức lấy ý kiến người dân, nơi và thời gian niêm yết")
    return as_paragraphs(said("organisation.publicity", place=page.places), lacking)


def plan_reporting(page: PageOf) -> Shown:
    """V.4: monitoring and the dates of reports."""
    return as_bullets(*(Said(text.format(unit=page.unit)) for text in words("organisation.reporting")))


def plan_front(page: PageOf) -> Shown:
    """V.5: what the Front and the mass organisations are asked for."""
    return as_bullets(*(Said(text) for text in words("organisation.front")))


def _handed(page: PageOf, plan: PlanTargets) -> Said:
    targets, key = plan.table["reduction"].drop(TOTAL), "handed" if plan.issued else "proposed"
    figure = village_figure(TOTAL, "reduction", plan.table.at[TOTAL, "reduction"])
    if len(targets) > NAMED:
        number = (Figure("plan", TOTAL, "villages_given", int((targets > 0).sum()), page.places), "integer")
        return said(f"organisation.{key}_many", unit=page.unit, place=page.places, reduction=figure, villages=number)
    given = [
        said("organisation.village", village=str(name), reduction=village_figure(str(name), "reduction", number))
        for name, number in targets.items()
        if number
    ]
    told = said(f"organisation.{key}", unit=page.unit, place=page.places, reduction=figure, villages=joined(given).text)
    without = [str(name) for name, number in targets.items() if not number]
    rest = said("organisation.nothing", villages=listing(without)) if without else SILENT
    return Said(told.text, told.figures + joined(given).figures) + rest


def _in_charge(page: PageOf, helping: pd.DataFrame, charge: pd.DataFrame, helped: pd.Series) -> Said:
    by_bodies = int(helping.to_numpy().sum())
    others = int(helped["poor_helped"]) + int(helped["near_poor_helped"]) - by_bodies
    helps = said(
        "organisation.helpers",
        bodies=(Figure("assignments", TOTAL, "bodies", len(helping), "đơn vị"), "integer"),
        helped=Figure("assignments", TOTAL, "helped_by_bodies", by_bodies, "hộ"),
    )
    if others:
        figure = Figure("assignments", TOTAL, "helped_by_others", others, "hộ")
        helps += said("organisation.helpers_others", others=figure)
    if len(charge) > NAMED:
        return helps + said("organisation.charge_many", place=page.places)
    led = charge["organisation"].dropna()
    villages_of = {body: [str(village) for village in led.index[led == body]] for body in dict.fromkeys(led)}
    named = [said("organisation.body", body=body, villages=listing(places)) for body, places in villages_of.items()]
    lacking = [str(village) for village in charge.index.difference(led.index, sort=False)]
    told = said("organisation.charge", place=page.places, bodies=joined(named).text)
    return helps + told + (blank(f"cơ quan, đoàn thể phụ trách {listing(lacking)}") if lacking else SILENT)


def _unhelped(total: pd.Series) -> Said:
    poor, near = int(total["poor_unhelped"]), int(total["near_poor_unhelped"])
    key = "unhelped" if poor and near else "unhelped_poor" if poor else "unhelped_near_poor" if near else ""
    if not key:
        return SILENT
    numbers = {"poor": ("poor_unhelped", poor), "near_poor": ("near_poor_unhelped", near)}
    figures = {name: Figure("assignments_by_village", TOTAL, *pair, "hộ") for name, pair in numbers.items()}
    return said(f"organisation.{key}", **figures)
