"""How the half-year's report begins and ends: what it rests on, what only the unit can say, “Trên đây là …”, the signature."""

from __future__ import annotations

from analysis.presentation.annex import OPENINGS
from analysis.presentation.display import Shown, render
from analysis.presentation.front import place_line, signature
from analysis.presentation.front_pages import superior_of
from analysis.presentation.half_year.words import told, words
from analysis.presentation.page import PageOf
from analysis.presentation.recipients import report_recipients
from analysis.presentation.said import Said, as_paragraphs, blank


def half_year_opening(page: PageOf) -> Shown:
    """The legal bases and the plan, one a line, and the sentence that opens the report."""
    lines = [base if base.casefold().startswith(OPENINGS) else f"Căn cứ {base}" for base in _bases(page)]
    bases = [f"{line};" for line in lines[:-1]] + [f"{lines[-1]}."]
    return Shown(render("legal_bases.html", bases=bases), (), "\n".join(bases)) + as_paragraphs(
        told(page, "opening.lead")
    )


def half_year_narrative(page: PageOf, section: str) -> Shown:
    """What only the unit can say of a section (narrative.toml), or the mark of what is left to fill in."""
    lines = getattr(getattr(page.data, "narrative", None), section, None) or ()
    return as_paragraphs(*(Said(text) for text in lines or [blank(words(f"blanks.{section}")).text]))


def half_year_closing(page: PageOf) -> Shown:
    """“Trên đây là …”, then the signature and the recipients of a report."""
    document = page.data.plan.document if page.data.plan else None
    signer = (document.signer_title, document.signer) if document else (None, None)
    recipients = report_recipients(page, superior_of(page)) if page.data.plan else ()
    return as_paragraphs(told(page, "opening.closing")) + signature(*signer, recipients)


def _bases(page: PageOf) -> list[str]:
    document = page.data.plan.document if page.data.plan else None
    bases = [base.strip().rstrip(";.") for base in document.legal_bases] if document else []
    number = getattr(document, "number", None)
    if not number:
        return [*bases, told(page, "opening.plan_open").text]
    day = place_line("", document.date).removeprefix("…, ")
    return [*bases, told(page, "opening.plan", number=number if "/" in number else f"{number}/KH-UBND", date=day).text]
