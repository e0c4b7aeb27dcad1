"""Part II.5: the money by source, what was disbursed of it, and the loans apart."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import plain
from analysis.document.shown import Shown
from analysis.evaluation.programme import undisclosed
from analysis.presentation.page import PageOf
from analysis.presentation.report.words import counted, inside, of_total, said
from analysis.presentation.said import SILENT, Said, as_paragraphs, joined
from analysis.review.counting import TOTAL

SOURCES = ("money_central", "money_province", "money_district", "money_mobilised")
MONEY = "triệu đồng"


def report_money(page: PageOf, results: pd.DataFrame | None) -> Shown:
    """Total and sources, disbursed and its rate, lines that do not tell; credit in a sentence of its own. `results`: programme_results."""
    if results is None or not _known(results):
        known = results is not None and plain(results.at[TOTAL, "money_total"]) is not None
        return as_paragraphs(said("money.nothing" if known else "money.none", year=page.year))
    return as_paragraphs(_budget(page, results) + _lacking(results), _credit(results))


def _known(results: pd.DataFrame) -> bool:
    return any(plain(results.at[TOTAL, column]) for column in ("money_total", "money_credit"))


def _budget(page: PageOf, results: pd.DataFrame) -> Said:
    if not plain(results.at[TOTAL, "money_total"]):
        return said("money.nothing", year=page.year)
    parts = [
        said("money.source", name=said(f"money.{code}").text, money=of_total("programme", results, code, MONEY))
        for code in SOURCES
        if plain(results.at[TOTAL, code])
    ]
    known = plain(results.at[TOTAL, "disbursed"]) is not None
    return inside(
        "money.spent" if known else "money.not_spent",
        joined(parts, ", "),
        "sources",
        year=page.year,
        total=of_total("programme", results, "money_total", MONEY),
        disbursed=of_total("programme", results, "disbursed", MONEY),
        disbursed_rate=of_total("programme", results, "disbursed_rate", "%"),
    )


def _lacking(results: pd.DataFrame) -> Said:
    number = undisclosed(results)
    if not number or plain(results.at[TOTAL, "disbursed"]) is None:
        return SILENT
    return said("money.lacking", lines=counted("undisclosed", number, "dòng"))


def _credit(results: pd.DataFrame) -> Said:
    if not plain(results.at[TOTAL, "money_credit"]):
        return SILENT
    lent = of_total("programme", results, "credit_disbursed", MONEY)
    key = "money.credit" if lent.value is None else "money.credit_lent"
    return said(key, credit=of_total("programme", results, "money_credit", MONEY), lent=lent)
