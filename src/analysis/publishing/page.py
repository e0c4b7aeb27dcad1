"""The executed notebook -> one HTML page: our own template around nbconvert's `basic` body, nothing fetched."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, Tag
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from pygments.formatters import HtmlFormatter

from analysis.document.embedded import font_faces
from analysis.legible import legible
from analysis.publishing.checks import check_page
from analysis.publishing.colophon import add_colophon
from analysis.publishing.edition_mark import add_edition
from analysis.publishing.page_tags import tags
from analysis.publishing.reports import BY_NAME
from analysis.publishing.typography import set_type

TEMPLATES = Path(__file__).parent / "templates"
KINDS = {"table": "Bảng", "figure": "Hình"}
# cells for whoever works in the notebook: frames looked at, and how a figure is computed; a document holds neither
OFF_THE_DOCUMENT = ("look", "method")


def page_of(executed: nbformat.NotebookNode, title: str) -> str:
    """The page as text; raises PublishingError if it may not be published.

    A document shows no code and no cell tagged `look` or `method`; workings show every cell, the code folded. Both get
    numbered tables and figures, a contents list, and under the text, on screen alone, what leads on from it.
    """
    own = executed.metadata.get("giamngheo", {})
    report = BY_NAME.get(own.get("report", ""))
    workings = report is not None and report.workings
    if not workings:
        executed = without(executed, OFF_THE_DOCUMENT)
    style = stylesheet() + (code_style() if workings else "")
    body, _ = _exporter(workings).from_notebook_node(
        executed, resources={"style": style, "title": title, "workings": workings}
    )
    page = BeautifulSoup(body, "html.parser")
    for tag in tags(page, "style", classed="lab"):
        tag.decompose()
    number_captions(page)
    add_colophon(page, report, own.get("reports", ()), own.get("forms", ()), public=own.get("edition") == "public")
    fill_contents(page)
    mark_annexes(page)
    set_type(page)
    # last: the first block of the page stays the first for whatever looks for it
    add_edition(page, executed)
    check_page(page, title)
    # what is read is legible already; a notebook may still print what it likes
    return legible(str(page))


class PageExporter(HTMLExporter):
    """nbconvert's exporter without its second look at the page: the text alternatives it would add are ours, and
    checked.
    """

    def from_notebook_node(self, nb, resources=None, **options):
        """The page as text, and nbconvert's resources."""
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer", "ipython3")
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer=lexer, parent=self))
        return TemplateExporter.from_notebook_node(self, nb, self._init_resources(resources), **options)


@cache
def _exporter(workings: bool) -> PageExporter:
    return PageExporter(
        template_name="giamngheo",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input=not workings,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
        optimistic_validation=True,  # of the notebook once, not after each of a dozen steps that do nothing here
        language_code="vi",
    )


def without(notebook: nbformat.NotebookNode, tags: tuple[str, ...]) -> nbformat.NotebookNode:
    """A copy of the notebook without the cells that carry one of the tags."""
    cells = [cell for cell in notebook.cells if not set(tags) & set(cell.metadata.get("tags", []))]
    return nbformat.NotebookNode({**notebook, "cells": cells})


def code_style() -> str:
    """The colours of code in workings."""
    return HtmlFormatter().get_style_defs(".highlight")


def stylesheet() -> str:
    """The style of every page, screen and print, with its type."""
    return (TEMPLATES / "giamngheo" / "style.css").read_text(encoding="utf-8") + font_faces()


def number_captions(page: BeautifulSoup) -> None:
    """Fills each empty `span.number`: Bảng 1., Bảng 2., Hình 1. … in the order of the page.

    A form that has a number of its own (Biểu T1) keeps that one alone.
    """
    counts = dict.fromkeys(KINDS, 0)
    for span in tags(page, "span", classed="number"):
        kind = span.get("data-kind")
        if kind is None:
            continue
        if str(span.next_sibling or "").lstrip().startswith("Biểu T"):
            span.decompose()
            continue
        counts[kind] += 1
        span.string = f"{KINDS[kind]} {counts[kind]}."


def fill_contents(page: BeautifulSoup) -> None:
    """Fills `nav#contents ol` from the h2 and h3 of the page, giving each heading an id."""
    contents = page.select_one("nav#contents ol")
    last: Tag | None = None
    for position, heading in enumerate(tags(page.main, "h2", "h3"), 1):
        heading["id"] = f"muc-{position}"
        item = page.new_tag("li")
        link = page.new_tag("a", href=f"#muc-{position}")
        link.string = heading.get_text(" ", strip=True)
        item.append(link)
        if heading.name == "h2" or last is None:
            contents.append(item)
            last = item
        else:
            inner = last.find("ol") or last.append(page.new_tag("ol")) or last.find("ol")
            inner.append(item)


def mark_annexes(page: BeautifulSoup) -> None:
    """Marks the heading over each `p.attached` as an annex, and its wide tables with what goes along as landscape.

    Number and name of an annex stand on lines of their own. A heading on an upright page before a wide table would
    leave that page empty.
    """
    for line in tags(page.main, "p", classed="attached"):
        heading = line.find_previous("h2")
        number, _, name = heading.get_text(" ", strip=True).partition(". ")
        heading["class"] = ["annex"]
        heading.clear()
        for kind, words in (("annex-number", number), ("dot", ". "), ("annex-name", name)):
            part = page.new_tag("span", attrs={"class": kind})
            part.string = words
            heading.append(part)
        for part in _from_first_wide([heading, *_until_next(heading)]):
            part["class"] = [*part.get("class", []), "wide-page"]


def _from_first_wide(parts: list[Tag]) -> list[Tag]:
    """The parts of an annex that are printed landscape: from its first wide table on, or all where no table comes
    before it.
    """
    wide = [n for n, part in enumerate(parts) if "landscape" in part.get("class", [])]
    if not wide:
        return []
    first_table = next(n for n, part in enumerate(parts) if "table" in part.get("class", []))
    return parts if first_table == wide[0] else parts[wide[0] :]


def _until_next(heading: Tag) -> list[Tag]:
    """What follows a heading, up to the next of its kind."""
    parts = []
    for part in heading.find_next_siblings():
        if part.name == "h2":
            break
        parts.append(part)
    return parts
