"""The head of the annual report, its bases, its last sentence and its signature."""

from __future__ import annotations

from analysis.document.shown import Shown
from analysis.presentation.bases import bases_shown, report_bases
from analysis.presentation.continuity_page import sentence_continuity
from analysis.presentation.front import front, signature
from analysis.presentation.front_pages import head_of, on_unit, status_line, superior_of
from analysis.presentation.page import PageOf
from analysis.presentation.recipients import report_recipients
from analysis.presentation.report.words import said, small, words
from analysis.presentation.said import as_paragraphs
from analysis.presentation.two_lists_page import sentence_two_lists


def front_report(page: PageOf) -> Shown:
    """The head (NĐ 30/2020/NĐ-CP), the name of the report, whether it is official; what must be known before a figure is read."""
    title = ("BÁO CÁO", said("opening.title", year=page.year).text)
    head = head_of(page, "BC-UBND", page.data.plan.evaluation if page.data.plan else None)
    shown = front(head, title, on_unit(page), status=status_line(page), banner=page.data.synthetic)
    return shown + sentence_continuity(page)


def report_opening(page: PageOf) -> Shown:
    """The bases, one a line, the sentence that opens the report and, where the standard changes, on what the year
    stands.
    """
    opening = said("opening.opening", unit=page.unit, year=page.year)
    bases = bases_shown([words("opening.basis"), *report_bases(page)])
    return bases + as_paragraphs(opening) + _two_standards(page)


def report_closing(page: PageOf) -> Shown:
    """The last sentence, the signature, and who gets the report."""
    sentence = as_paragraphs(said("closing.sentence", unit=page.unit, year=page.year))
    document = page.data.plan.document if page.data.plan else None
    signer = (document.signer_title, document.signer) if document else (None, None)
    return sentence + signature(*signer, report_recipients(page, superior_of(page)))


def _two_standards(page: PageOf) -> Shown:
    before = page.data.previous_standard
    if before is None or page.comparable:
        return sentence_two_lists(page)
    return as_paragraphs(said("opening.two_standards", before=small(before.name), now=small(page.data.standard.name)))
