"""A report as a Word document in the form of Nghị định số 30/2020/NĐ-CP."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Mm

from analysis.document.blocks import Document, Title, flat
from analysis.document.layout import stretches
from analysis.document.word.blocks import Writer
from analysis.document.word.styles import modern, set_styles
from analysis.document.word.xml import field, paragraph, run
from analysis.document.zipped import stable

SHORT_SIDE, LONG_SIDE = 210, 297  # A4, mm
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 17
WIDE_SIDES = 20
POINTS = 72 / 25.4


def write_word(document: Document, path: Path) -> None:
    """Writes the document; every figure as the page writes it."""
    word = docx.Document()
    set_styles(word)
    modern(word)
    body = word.element.body
    writer = Writer(word, body, document)
    parts = stretches(flat(document.blocks))
    for number, part in enumerate(parts):
        section = word.sections[0] if number == 0 else word.add_section(WD_SECTION.NEW_PAGE)
        _page(section, wide=part.wide, first=number == 0, edition=document.paragraph("edition"))
        writer.room = POINTS * (LONG_SIDE - 2 * WIDE_SIDES if part.wide else SHORT_SIDE - LEFT - RIGHT)
        writer.high = POINTS * (SHORT_SIDE if part.wide else LONG_SIDE) - POINTS * (TOP + BOTTOM)
        writer.start = True
        for block in part.blocks:
            writer.add(block)
            writer.start = False
    _properties(word, document)
    content = io.BytesIO()
    word.save(content)
    path.write_bytes(stable(content.getvalue()))


def _page(section: Section, *, wide: bool, first: bool, edition: str) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    width, height = (LONG_SIDE, SHORT_SIDE) if wide else (SHORT_SIDE, LONG_SIDE)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = (Mm(WIDE_SIDES), Mm(WIDE_SIDES)) if wide else (Mm(LEFT), Mm(RIGHT))
    section.header_distance = section.footer_distance = Mm(10)
    # the first page of the document has no number; the pages of later sections go on counting
    section.different_first_page_header_footer = first
    if first:
        mark = [paragraph([run(edition)], style="Edition")] if edition else []
        number = paragraph(field("PAGE", "2"), style="Header", align="center")
        _set_header(section.header, [*mark, number])
        if mark:
            _set_header(section.first_page_header, [paragraph([run(edition)], style="Edition")])
    else:
        section.header.is_linked_to_previous = True


def _set_header(header, paragraphs: list) -> None:
    header.is_linked_to_previous = False
    for old in list(header._element):
        header._element.remove(old)
    header._element.extend(paragraphs)


def _properties(word, document: Document) -> None:
    core = word.core_properties
    title = document.first(Title)
    core.title, core.subject = document.title, " ".join(title.lines) if title else ""
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.language = "vi-VN"
