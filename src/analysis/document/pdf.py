"""A document as PDF: its blocks as HTML for paper, printed by WeasyPrint; tagged, so that a screen reader and a check
find every cell.
"""

from __future__ import annotations

import gc
import hashlib
import logging
from pathlib import Path

from markupsafe import escape

from analysis.document.blocks import Block, Document, flat
from analysis.document.html import html_of
from analysis.document.layout import opening_pages, stretches
from analysis.document.look import Look
from analysis.document.pdf_tags import mend_tags
from analysis.document.style import stylesheet, unusual_faces
from analysis.document.table import Table
from analysis.document.widths import fitted, long
from analysis.findings import ReportFailed

UPRIGHT, WIDE = 460, 726  # points: the text's width on an A4 page with the margins of style.css
PADDING = 6.5  # points: both sides of a cell, as style.css prints them


class SystemLibraryMissing(ReportFailed):
    """WeasyPrint's system library is not on this machine; the message names the packages to install."""


MISSING = (
    "Chưa lập được bản PDF vì máy thiếu thư viện pango (các bản khác đã đủ). Cài đặt rồi chạy lại: Debian, Ubuntu: "
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango; "
    "Windows: xem doc.courtbouillon.org/weasyprint, hoặc in trang HTML ra PDF từ trình duyệt."
)


def write_pdf(document: Document, path: Path) -> None:
    """Writes the PDF; raises SystemLibraryMissing where WeasyPrint cannot be loaded."""
    weasyprint = weasyprint_module()
    text = printed(document)
    # no clock and no chance in the file: the same document gives the same bytes
    identifier = hashlib.sha256(text.encode()).digest()[:16]
    page = weasyprint.HTML(string=text)
    page.write_pdf(path, finisher=mend_tags, pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    # its copies of the embedded faces go with its objects, which refer to each other: none may be left in the temporary
    # folder
    gc.collect()


def printed(document: Document) -> str:
    """The document as HTML for paper: each block on an upright or a wide page, each table with its widths.

    Widths known beforehand halve the time of printing, and no table is wider than its paper.
    """
    blocks = flat(document.blocks)
    opening = {id(heading) for heading in opening_pages(blocks)}
    across = {id(block): part.wide for part in stretches(blocks) for block in part.blocks}
    body = html_of(blocks, lambda block: paper_look(block, across[id(block)], id(block) in opening))
    edition = document.paragraph("edition")
    # the first page has the words of the edition themselves, in the structure of the file
    first = "@page :first { @top-right { content: none } }" if edition else ""
    style = stylesheet(edition) + first + unusual_faces(body)
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{escape(document.title)}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def paper_look(block: Block, wide: bool, opens: bool) -> Look:
    """How a block is printed. `wide`: across; `opens`: it begins a page."""
    style = f"page: {'wide' if wide else 'upright'}" + ("; break-before: page" if opens else "")
    if not isinstance(block, Table):
        return Look(style, wide=wide, print=True)
    size, widths = fitted(block, WIDE if block.wide else UPRIGHT, PADDING)
    table = f"table-layout: fixed; width: {sum(widths):.1f}pt; font-size: {size}pt"
    return Look(style, table, tuple(widths), long(block), wide, print=True)


def weasyprint_module():
    """The library, silent; raises SystemLibraryMissing."""
    # its words on style rules for screens, and on fonts, are no business of the analyst
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        import weasyprint
    except OSError:
        raise SystemLibraryMissing(MISSING) from None
    return weasyprint
