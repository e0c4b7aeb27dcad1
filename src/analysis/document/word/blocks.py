"""Each kind of block as Word paragraphs, tables and pictures."""

from __future__ import annotations

import io
from itertools import pairwise

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml.etree import _Element

from analysis.document.blanks import parts
from analysis.document.blocks import (
    Block,
    Bullets,
    Document,
    Front,
    Heading,
    KeyFigures,
    Paragraph,
    Picture,
    Runs,
    Signature,
    Title,
    flat,
    plain_runs,
)
from analysis.document.layout import opening_pages
from analysis.document.pictures import png_of, size_of
from analysis.document.table import Table
from analysis.document.widths import letters
from analysis.document.word.form import front_table, short_rule, signature_table
from analysis.document.word.table import word_table
from analysis.document.word.xml import borders, element, paragraph, run

STYLES = {
    "abstract": "Abstract",
    "subtitle": "DocumentSubtitle",
    "attached": "DocumentSubtitle",
    "basis": "LegalBasis",
    "status": "Status",
    "banner": "Banner",
    "note": "Note",
}


class Writer:
    """Adds blocks to the body of a Word document; `room` and `high`: the text's width and height on the page, in
    points.
    """

    def __init__(self, word: WordDocument, body: _Element, document: Document) -> None:
        self._word, self._body, self._document = word, body, document
        self.room, self.high, self.start = 0.0, 0.0, True
        blocks = flat(document.blocks)
        self._opening = opening_pages(blocks)
        # who signs never does so alone on a page
        self._leads = {id(block) for block, following in pairwise(blocks) if isinstance(following, Signature)}

    def add(self, block: Block) -> None:
        """Adds one block after those before it."""
        getattr(self, f"_{type(block).__name__.lower()}")(block)

    def _put(self, *elements: _Element) -> None:
        last = self._body.find(qn("w:sectPr"))
        for made in elements:
            last.addprevious(made) if last is not None else self._body.append(made)

    def _front(self, front: Front) -> None:
        self._put(front_table(front, self.room))

    def _title(self, title: Title) -> None:
        self._put(paragraph([run("\n".join(title.lines))], style="Title"))
        if title.ruled:
            self._put(*self._rule(title.lines[-1]))

    def _rule(self, words: str) -> tuple[_Element, _Element]:
        return short_rule(self.room, letters(words, bold=True) * 14), paragraph([], style="TableText")

    def _heading(self, heading: Heading) -> None:
        annex = heading.annex
        if annex:
            name = run(annex[1], bold=True)
            name[0].append(element("caps"))
            made = paragraph([run(f"{annex[0]}\n", bold=True), name], style="Heading1", align="center", keep_next=True)
        else:
            made = paragraph([run(heading.text)], style=f"Heading{min(heading.level, 3)}", keep_next=True)
        if not self.start and any(heading is opening for opening in self._opening):
            made.find(qn("w:pPr")).append(element("pageBreakBefore"))
        self._put(_ordered(made))

    def _paragraph(self, block: Paragraph) -> None:
        if block.kind == "edition":
            return  # in the head of every page (word.py)
        leads = id(block) in self._leads
        made = paragraph(_runs(block.runs), style=STYLES.get(block.kind, "Normal"), keep_next=leads, keep_lines=leads)
        if block.kind in ("banner", "status"):
            # two boxes that touch are one to Word: a rule stands between
            made[0].append(element("pBdr", *borders("top", "left", "bottom", "right", "between", size=8, space=4)))
        self._put(_ordered(made))
        if block.ruled:
            self._put(*self._rule(block.text))

    def _bullets(self, block: Bullets) -> None:
        leads = id(block) in self._leads
        made = [paragraph(_runs(item), style="ListBullet", keep_next=leads) for item in block.items[-1:]]
        self._put(*(paragraph(_runs(item), style="ListBullet") for item in block.items[:-1]), *made)

    def _keyfigures(self, block: KeyFigures) -> None:
        rows = []
        for part, line in enumerate(("label", "value", "note")):
            size, bold = ((11, False), (15, True), (11, False))[part]
            cells = []
            for item in block.items:
                sides = ["left", "right", *(["top"] if part == 0 else []), *(["bottom"] if part == 2 else [])]
                properties = element("tcPr", element("tcBorders", *borders(*sides)))
                words = paragraph([run(item[part], size=size, bold=bold)], style="KeyFigure", keep_next=line != "note")
                cells.append(element("tc", properties, words))
            rows.append(element("tr", element("trPr", element("cantSplit")), *cells))
        width = round(self.room * 20 / max(len(block.items), 1))
        grid = element("tblGrid", *(element("gridCol", w=width) for _ in block.items))
        properties = element(
            "tblPr", element("tblW", w=width * len(block.items), type="dxa"), element("tblLayout", type="fixed")
        )
        self._put(element("tbl", properties, grid, *rows), paragraph([], style="TableText"))

    def _picture(self, block: Picture) -> None:
        width, height = size_of(block.printed)
        # a chart with many villages still fits its page, with its caption
        scale = min(self.room / width, (self.high - 60) / height, 1)
        made = self._word.add_paragraph(style="Picture")
        shape = made.add_run().add_picture(
            io.BytesIO(png_of(block.printed)), width=Pt(width * scale), height=Pt(height * scale)
        )
        shape._inline.docPr.set("descr", block.alt)
        shape._inline.docPr.set("name", block.caption)
        made.paragraph_format.keep_with_next = True
        self._put(made._p, paragraph([run(block.caption)], style="Caption", align="center", keep_next=True))
        self._put(paragraph(_runs(plain_runs(block.note)), style="Note"))

    def _table(self, table: Table) -> None:
        self._put(
            paragraph([run(table.title)], style="Caption", keep_next=True), word_table(table, self.room, self.high)
        )
        # Word joins two tables that touch: a line stands between
        leads = id(table) in self._leads
        words = [run(table.note)] if table.note else []
        words = paragraph(words, style="Note" if table.note else "TableText", keep_next=leads)
        self._put(words)

    def _signature(self, block: Signature) -> None:
        self._put(signature_table(block, self.room))


def _runs(runs: Runs) -> list[_Element]:
    return [
        run(text, bold=part.bold, italic=part.italic, blank=blank) for part in runs for text, blank in parts(part.text)
    ]


ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "jc")


def _ordered(made: _Element) -> _Element:
    """The paragraph with its properties in the order that the format asks for."""
    properties = made.find(qn("w:pPr"))
    known = {qn(f"w:{name}"): position for position, name in enumerate(ORDER)}
    properties[:] = sorted(properties, key=lambda child: known.get(child.tag, len(known)))
    return made
