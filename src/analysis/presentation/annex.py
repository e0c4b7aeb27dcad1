"""What stands over each annex: “Kèm theo Kế hoạch số …”, “Kèm theo Báo cáo số …”; and the legal bases of the plan."""

from __future__ import annotations

from analysis.document.blocks import paragraph
from analysis.document.shown import Shown
from analysis.intake.plan import Document, Evaluation
from analysis.presentation.bases import bases_shown
from analysis.presentation.front import place_line
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs

SYMBOLS = {"Kế hoạch": "KH-UBND", "Báo cáo": "BC-UBND"}


def attached_to(page: PageOf, document: str, issued: Document | Evaluation | None) -> str:
    """`(Kèm theo Kế hoạch số 12/KH-UBND ngày … của Ủy ban nhân dân xã …)`; dots for what is not known yet.

    `document`: what the annex belongs to, a plan or a report; `issued`: what says its number and date, once it has
    them.
    """
    day = place_line("", issued.date if issued else None).removeprefix("…, ")
    number = (issued.number if issued else None) or "…"
    symbol = "" if "/" in number else f"/{SYMBOLS[document]}"
    return f"(Kèm theo {document} số {number}{symbol} {day} của Ủy ban nhân dân {page.unit})"


def annex_line(page: PageOf, document: str = "Kế hoạch") -> Shown:
    """The line under the name of an annex (NĐ 30/2020/NĐ-CP); in print the annex then starts on its own page."""
    return attached(page, document, _issued(page, document))


def attached(page: PageOf, document: str, issued: Document | Evaluation | None) -> Shown:
    """The line under the name of an annex, of a document with this number and date."""
    words = attached_to(page, document, issued)
    return Shown((paragraph(words, "attached"),), (), words)


def _issued(page: PageOf, document: str) -> Document | Evaluation | None:
    """The number and date of the plan, or of the report on its year; those of the half-year's report nobody says."""
    plan = page.data.plan
    if plan is None or page.period:
        return None
    return plan.document if document == "Kế hoạch" else plan.evaluation


def legal_bases(page: PageOf) -> Shown:
    """The legal bases of the plan (căn cứ), one a line; a blank to fill in where plan.toml names none."""
    bases = page.plan.document.legal_bases
    if not bases:
        return paragraphs("[…đơn vị bổ sung: căn cứ pháp lý…]")
    return bases_shown(bases)
