"""The parts of an official document around its text: the header block and the signature block, as tables without rules."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml.etree import _Element

from analysis.document.blocks import Front, Signature
from analysis.document.widths import letters
from analysis.document.word.xml import borders, element, paragraph, run

SPACING = "        "


def front_table(front: Front, room: float) -> _Element:
    """The header block: superior, agency with a short rule, number; country, motto with a rule of its length, place and date."""
    left, right = 0.43 * room, 0.57 * room
    issuer = [paragraph([run(_caps(front.superior))], style="Superior")] if front.superior else []
    agency = paragraph([run(_caps(front.agency))], style="Agency")
    issuer += [agency, ruled(left, 0.4 * min(left, letters(_caps(front.agency), bold=True) * 12))]
    issuer.append(paragraph([run(front.number)], style="DocumentNumber"))
    nation = [
        paragraph([run(front.country)], style="Agency"),
        paragraph([run(front.motto)], style="Motto"),
        ruled(right, min(right * 0.95, letters(front.motto, bold=True) * 13)),
        paragraph([run(front.place)], style="PlaceDate"),
    ]
    return _columns(room, (left, issuer), (right, nation))


def signature_table(block: Signature, room: float) -> _Element:
    """“Nơi nhận” on the left, the signature on the right."""
    recipients = []
    if block.recipients:
        recipients.append(paragraph([run(block.recipients_title, size=12, bold=True, italic=True)], style="Recipients"))
        recipients += [paragraph([run(text)], style="Recipients") for text in block.recipients]
    signer = [paragraph([run(line)], style="Signer") for line in block.authority]
    signer += [paragraph([], style="Signer") for _ in range(4)]
    signer.append(paragraph([run(block.name)], style="Signer"))
    return _columns(room, (room / 2, recipients or [paragraph([], style="Recipients")]), (room / 2, signer))


def short_rule(room: float, widest: float) -> _Element:
    """The rule under what a document is about: a third to a half of its line, `widest` points long."""
    return ruled(room, 0.4 * min(widest, room))


def ruled(width: float, rule: float) -> _Element:
    """An all but empty paragraph with a rule `rule` points long in the middle of a column `width` points wide."""
    made = paragraph([run("", size=2)], style="Superior")
    properties = made.find(qn("w:pPr"))
    side = round(max(width - rule, 0) * 10)
    properties.append(element("pBdr", *borders("top")))
    properties.append(element("spacing", before=20, after=0, line=60, lineRule="exact"))
    properties.append(element("ind", left=side, right=side))
    return made


def _columns(room: float, *columns: tuple[float, list[_Element]]) -> _Element:
    cells = [
        element("tc", element("tcPr", element("tcW", w=round(width * 20), type="dxa")), *paragraphs)
        for width, paragraphs in columns
    ]
    margins = element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("left", "right")))
    properties = element(
        "tblPr", element("tblW", w=round(room * 20), type="dxa"), element("tblLayout", type="fixed"), margins
    )
    grid = element("tblGrid", *(element("gridCol", w=round(width * 20)) for width, _ in columns))
    return element("tbl", properties, grid, element("tr", element("trPr", element("cantSplit")), *cells))


def _caps(text: str) -> str:
    return text.upper()
