"""Parts IV and V: what the figures ask for next year, what else the unit will do, and what it asks of the level above."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import plain, plain_number
from analysis.document.shown import Shown
from analysis.evaluation.programme import undisclosed
from analysis.presentation.page import PageOf
from analysis.presentation.report.shares import most_frequent, villages_above
from analysis.presentation.report.words import few, inside, of_row, of_total, own_words_or_blank, said
from analysis.presentation.said import SILENT, Said, as_bullets, as_paragraphs, listed
from analysis.review.counting import TOTAL


def report_next_year(
    page: PageOf,
    results: pd.DataFrame,
    deprivations: pd.DataFrame,
    registered: pd.DataFrame,
    programme: pd.DataFrame | None,
) -> Shown:
    """IV: villages still above the unit's rate, who registered for next year, what the poor lack most, unspent money;
    own words.

    `results`: village_results; `deprivations`: form T4; `registered`: registered_households of this review;
    `programme`: programme_results.
    """
    computed = [
        _villages(page, results),
        _registered(page, registered, results),
        _shortages(page, deprivations),
        _near_poor(results),
        _money(programme),
    ]
    return as_bullets(*computed) + as_paragraphs(*own_words_or_blank(page, "next_year"))


def report_proposals(page: PageOf) -> Shown:
    """V: what only the unit can say."""
    return as_paragraphs(*own_words_or_blank(page, "proposals"))


def _villages(page: PageOf, results: pd.DataFrame) -> Said:
    poor = of_total("village_results", results, "poor_end")
    if not poor.value:
        return said("next_year.none_poor")
    above = [
        said(
            "next_year.village",
            village=name,
            poor=of_row("village_results", results, name, "poor_end"),
            rate=of_row("village_results", results, name, "poor_end_rate", "%"),
        )
        for name in villages_above(results)
    ]
    named = few(above, page.places, "Phụ lục I")
    return inside("next_year.villages", named, "names") if above else said("next_year.poor", poor=poor)


def _registered(page: PageOf, registered: pd.DataFrame, results: pd.DataFrame) -> Said:
    if not plain(results.at[TOTAL, "poor_end"]):
        return SILENT
    if withheld(registered.at[TOTAL, "registered"]):
        return SILENT
    number = of_total("registered_next", registered, "registered")
    if not number.value:
        return said("next_year.registered_none", next=page.year + 1)
    more = SILENT
    if not withheld(registered.at[TOTAL, "minority"]):
        minority = of_total("registered_next", registered, "minority")
        more = said("next_year.registered_minority", minority=minority) if minority.value else SILENT
    told = said("next_year.registered", registered=number, next=page.year + 1, minority=more.text)
    return Said(told.text, told.figures + more.figures)


def _shortages(page: PageOf, deprivations: pd.DataFrame) -> Said:
    most = most_frequent(page, deprivations)
    return inside("next_year.shortages", listed(most), "names") if most else SILENT


def _near_poor(results: pd.DataFrame) -> Said:
    near = of_total("village_results", results, "near_poor_end")
    return said("next_year.near", near=near) if near.value else SILENT


def _money(programme: pd.DataFrame | None) -> Said:
    if programme is None or not (plain_number(programme.at[TOTAL, "unspent"]) or 0) > 0:
        return SILENT
    key = "next_year.money_open" if undisclosed(programme) else "next_year.money"
    return said(key, unspent=of_total("programme", programme, "unspent", "triệu đồng"))
