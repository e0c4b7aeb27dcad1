"""How the half-year's report begins and ends: what it rests on, what only the unit can say, “Trên đây là …”, the signature."""

from __future__ import annotations

from analysis.document.shown import Shown
from analysis.presentation.bases import bases_shown, report_bases
from analysis.presentation.front import signature
from analysis.presentation.front_pages import superior_of
from analysis.presentation.half_year.words import told, words
from analysis.presentation.page import PageOf
from analysis.presentation.recipients import report_recipients
from analysis.presentation.said import Said, as_paragraphs, blank
from analysis.presentation.two_lists_page import sentence_two_lists


def half_year_opening(page: PageOf) -> Shown:
    """The legal bases and the plan, one a line, the sentence that opens the report, and on what the first year of a
    standard stands.
    """
    return bases_shown(report_bases(page)) + as_paragraphs(told(page, "opening.lead")) + sentence_two_lists(page)


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
