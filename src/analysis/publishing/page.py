"""The executed notebook -> one HTML page: nbconvert with our own template around the blocks of the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import nbformat
from markupsafe import Markup
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from pygments.formatters import HtmlFormatter

from analysis.document.blocks import Block, Heading, flat, paragraph
from analysis.document.html import html_of
from analysis.document.look import Look
from analysis.document.style import page_style, unusual_faces
from analysis.document.table import Table
from analysis.legible import legible
from analysis.publishing.checks import check_page
from analysis.publishing.colophon import colophon
from analysis.publishing.composed import OFF_THE_DOCUMENT, Composed, composed
from analysis.publishing.page_links import linked
from analysis.publishing.page_looks import may_be_sifted, page_looks
from analysis.publishing.png import smaller_png
from analysis.publishing.policy import TAG, policy
from analysis.publishing.rendered import render

TEMPLATES = Path(__file__).parent / "templates"
PNG = "image/png"
PLAIN = re.compile(r'<span class="(?:n|p|o|w|nn|fm)">([^<]*)</span>')  # code without a colour of its own


def page_of(executed: nbformat.NotebookNode, title: str) -> str:
    """The page as text; raises PublishingError if it may not be published."""
    return page_of_composed(composed(executed, title), executed)


def page_of_composed(report: Composed, executed: nbformat.NotebookNode) -> str:
    """The page of a report whose document is known already.

    A document shows no code and no cell tagged `look` or `method`; workings show every cell, the code folded. Both get
    a contents list, and under the text, on screen alone, what leads on from it.
    """
    places, blocks = zip(*report.blocks, strict=True) if report.blocks else ((), ())
    report = replace(report, blocks=tuple(zip(places, linked(blocks), strict=True)))
    own = executed.metadata.get("giamngheo", {})
    aside = frozenset() if report.workings else report.note - report.top
    look = page_looks([block for _, block in report.blocks])
    note = html_of([block for (cell, _), block in report.blocks if cell in aside], look) if aside else Markup("")
    public = own.get("edition") == "public"
    foot = colophon(report.report, own.get("reports", ()), own.get("forms", ()), note, public=public)
    shown = _with_html(executed, report, aside, look)
    inside = "".join(_written(shown))
    sifts = any(may_be_sifted(block) for block in flat([b for _, b in report.blocks]) if isinstance(block, Table))
    resources = {
        "style": page_style(report.edition) + (code_style() if report.workings else "") + unusual_faces(inside + foot),
        "policy": policy(sifts=sifts),
        "script": TAG if sifts else "",
        "title": report.title,
        "workings": report.workings,
        "edition": html_of([paragraph(report.edition, "edition")]) if report.edition else "",
        "contents": contents([block for (cell, _), block in report.blocks if cell not in aside]),
        "colophon": foot,
    }
    text, _ = _exporter(report.workings).from_notebook_node(shown, resources=resources)
    # what is read is legible already; a notebook may still print what it likes
    page = legible(text)
    check_page(page, report.title)
    return page


class PageExporter(HTMLExporter):
    """nbconvert's exporter without its second look at the page: the text alternatives it would add are ours, and
    checked.
    """

    def from_notebook_node(self, nb, resources=None, **options):
        """The page as text, and nbconvert's resources."""
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer", "ipython3")
        coloured = Highlight2HTML(pygments_lexer=lexer, parent=self)
        self.register_filter("highlight_code", lambda *code, **given: PLAIN.sub(r"\1", coloured(*code, **given)))
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


def _with_html(
    executed: nbformat.NotebookNode, report: Composed, aside: frozenset[int], look: Callable[[Block], Look]
) -> nbformat.NotebookNode:
    """A copy of the notebook whose cells and outputs carry the HTML of their blocks; those `aside` left out."""
    cells = []
    for number, cell in enumerate(executed.cells):
        if number in aside or (not report.workings and set(OFF_THE_DOCUMENT) & set(cell.metadata.get("tags", []))):
            continue
        outputs = [
            {**output, "metadata": {"page": str(html_of(blocks, look))}, "data": {}}
            if blocks
            else {"metadata": {}, **_lighter(output)}
            for position, output in enumerate(cell.get("outputs", []))
            for blocks in [report.at(number, position)]
        ]
        page = str(html_of(report.at(number), look))
        made = {**cell, "metadata": {**cell.metadata, "page": page}}
        cells.append(made | ({"outputs": outputs} if cell.cell_type == "code" else {}))
    return nbformat.from_dict({**executed, "cells": cells})


def _lighter(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """An output of workings with its picture in fewer colours."""
    data = dict(output.get("data", {}))
    if PNG in data:
        data[PNG] = smaller_png(data[PNG])
    return {"metadata": {}, **output} | ({"data": data} if data else {})


def _written(notebook: nbformat.NotebookNode):
    """Everything that the page writes of a notebook."""
    for cell in notebook.cells:
        yield cell.metadata.page
        yield cell.source
        yield from (output.metadata.get("page") or str(output) for output in cell.get("outputs", []))


def contents(blocks: list[Block]) -> Markup:
    """The list of contents: sections, and what is under them."""
    sections: list[tuple[Heading, list[Heading]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.id:
            if block.level == 1 or not sections:
                sections.append((block, []))
            else:
                sections[-1][1].append(block)
    return render("contents.html", sections=sections)


def code_style() -> str:
    """The colours of code in workings."""
    return "\n".join(
        rule for rule in HtmlFormatter().get_style_defs(".highlight").splitlines() if "linenos" not in rule
    )
