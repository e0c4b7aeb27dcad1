"""What stands under a page on screen alone (về bản điện tử này): links to its sister files, the index and the method,
its revisions.

What is printed, signed and sent has none of it; whoever reads the page on a screen finds the way on from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup

from analysis.presentation.display import render
from analysis.publishing.page_tags import tags
from analysis.publishing.reports import BY_NAME, Report
from analysis.publishing.revision_note import HEADING

FORM_NAMES = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
INDEX, METHOD = "../../index.html", "../../method.html"


def add_colophon(
    page: BeautifulSoup, report: Report | None, reports: Sequence[str], forms: Sequence[str], *, public: bool = False
) -> None:
    """Adds the block to the page; a document's revision note moves into it.

    `reports`: names of those in the folder; `forms`: suffixes of the page's other forms; `public`: of a public edition,
    whose folder stands alone: nothing in it leads to the list of all reports.
    """
    if report is None:
        return
    others = [(BY_NAME[name].title, f"{name}.html") for name in reports if name != report.name]
    links = [(FORM_NAMES[form], f"{report.name}.{form}") for form in FORM_NAMES if form in forms]
    html = render("colophon.html", report=report, others=others, forms=links, index=INDEX, method=METHOD, public=public)
    block = BeautifulSoup(html, "html.parser").footer
    if not report.workings:
        for tag in tags(page, classed="revision-top"):
            tag["class"] = [*tag["class"], "screen"]
        _take_note(page, block)
    page.main.insert_after(block)


def _take_note(page: BeautifulSoup, block) -> None:
    """Moves the revision note, with its heading, into the block."""
    note = next(iter(tags(page, classed="revision-note")), None)
    if note is None:
        return
    heading = note.find_previous("h2", string=HEADING)
    for tag in (heading, note):
        if tag is not None:
            block.append(tag.extract())
