"""A report as PDF: the page itself, printed by WeasyPrint; tagged, so that a screen reader and a check find every
cell.
"""

from __future__ import annotations

import gc
import hashlib
import logging
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from analysis.findings import ReportFailed
from analysis.publishing.exports.document import Document, Table
from analysis.publishing.exports.layout import opening_pages, stretches
from analysis.publishing.exports.read_page import tags_and_blocks
from analysis.publishing.exports.widths import fitted, long

UPRIGHT, WIDE = 460, 726  # points: the text's width on an A4 page with the margins of style.css
PADDING = 6.5  # points: both sides of a cell, as style.css prints them


class SystemLibraryMissing(ReportFailed):
    """WeasyPrint's system library is not on this machine; the message names the packages to install."""


MISSING = (
    "Chưa lập được bản PDF vì máy thiếu thư viện pango (các bản khác đã đủ). Cài đặt rồi chạy lại: Debian, Ubuntu: "
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango; "
    "Windows: xem doc.courtbouillon.org/weasyprint, hoặc in trang HTML ra PDF từ trình duyệt."
)


def write_pdf(page: BeautifulSoup, document: Document, path: Path) -> None:
    """Writes the PDF of a page; raises SystemLibraryMissing where WeasyPrint cannot be loaded. Changes `page`."""
    weasyprint = weasyprint_module()
    made_printable(page, document)
    text = str(page)
    # no clock and no chance in the file: the same page gives the same bytes
    identifier = hashlib.sha256(text.encode()).digest()[:16]
    weasyprint.HTML(string=text).write_pdf(path, pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    # its copies of the embedded faces go with its objects, which refer to each other: none may be left in the temporary
    # folder
    gc.collect()


def made_printable(page: BeautifulSoup, document: Document) -> None:
    """Takes what only a screen needs out of the page, and gives each table the widths of its columns.

    Widths known beforehand halve the time of printing, and no table is wider than its paper.
    """
    for tag in page.select("nav, a.skip"):
        tag.decompose()
    if page.select_one(".edition"):
        # the first page has the words themselves, in the structure of the file
        page.head.style.append("@page :first { @top-right { content: none } }")
    for tag in page.select("[data-table]"):
        tag.attrs = {name: value for name, value in tag.attrs.items() if not name.startswith("data-")}
    for tag in page.select("main td, main th"):
        if not tag.get_text(strip=True):
            # a cell with nothing in it is left out of the structure: who hears the table would lose the column
            tag.string = "\u00a0"
    for tag, table in zip(page.select("main table"), document.tables, strict=True):
        _set_widths(page, tag, table)
    _set_pages(page, document)


def _set_pages(page: BeautifulSoup, document: Document) -> None:
    """Upright and wide pages where the Word document has them; each Phụ lục begins a page."""
    places = [(part.wide, block) for part in stretches(document.blocks) for block in part.blocks]
    tags = [tag for tag, _ in tags_and_blocks(page.select_one("main"))]
    opening = opening_pages(document.blocks)
    for tag, (wide, block) in zip(tags, places, strict=True):
        rules = [f"page: {'wide' if wide else 'upright'}"]
        if any(block is heading for heading in opening):
            rules.append("break-before: page")
        if isinstance(block, Table):
            tag = tag.find_parent("div", class_="table") or tag
        tag["style"] = "; ".join([*filter(None, [tag.get("style")]), *rules])


def _set_widths(page: BeautifulSoup, tag: Tag, table: Table) -> None:
    size, widths = fitted(table, WIDE if table.wide else UPRIGHT, PADDING)
    columns = page.new_tag("colgroup")
    for width in widths:
        columns.append(page.new_tag("col", style=f"width: {width:.1f}pt"))
    tag["style"] = f"table-layout: fixed; width: {sum(widths):.1f}pt; font-size: {size}pt"
    if long(table):
        tag["class"] = [*tag.get("class", []), "close"]
    for words in tag.select(".words"):
        words["style"] = "white-space: normal"  # the column has its width already
    tag.caption.insert_after(columns) if tag.caption else tag.insert(0, columns)


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
