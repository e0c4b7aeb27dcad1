"""What the fonts and formats of an Excel workbook say of a cell: struck out, a raised figure behind a number, a
percentage.

A reader of values sees none of it: `125` with a small `2` above is 1252 to it, `100%` is 1.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.intake.book.limits import SMALL_PART_BYTES
from analysis.intake.book.xml import blocks, elements
from analysis.intake.unknown import raised_text, struck_text

PERCENT = frozenset({"9", "10"})  # the formats 0% and 0.00% that every workbook has
LITERAL = re.compile(r'"[^"]*"|\\.')
FALSE = ("0", "false")
ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
RUN = re.compile(rb"<(?:\w+:)?r\b[^>]*>(.*?)</(?:\w+:)?r>", re.DOTALL)
LETTERS = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)</")
STRUCK = re.compile(rb"<(?:\w+:)?strike\b(?!\s+val=[\"'](?:0|false)[\"'])")
RAISED = re.compile(rb"<(?:\w+:)?vertAlign\s+val=[\"']superscript[\"']")
OF_UNITS = re.compile(r"\b[kcd]?m$")  # the 2 of m² is no footnote
WORDS = (b"strike", b"vertAlign")
ALL_STRUCK = "struck"


@dataclass(frozen=True)
class Fonts:
    """Numbers of the styles of cells, and of shared strings: what stands in their place, or ALL_STRUCK."""

    struck: frozenset[int] = frozenset()
    percent: frozenset[int] = frozenset()
    strings: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: zipfile.ZipFile, styles: str, strings: str) -> Fonts:
        """Those of a workbook with these parts, as far as it has them."""
        names = archive.namelist()
        struck, percent = _styles(archive, styles) if styles in names else (frozenset(), frozenset())
        return cls(struck, percent, dict(_strings(archive, strings)) if strings in names else {})


class Part(NamedTuple):
    """A part of a text that is in one font."""

    text: str
    struck: bool
    raised: bool


def written_over(parts: Iterable[Part]) -> str | None:
    """What to say of a text in several fonts where some of it is no part of the value: struck out, or a raised figure
    behind others.
    """
    filled = [part for part in parts if part.text.strip()]
    if any(part.struck for part in filled):
        return ALL_STRUCK if all(part.struck for part in filled) else struck_text("".join(part.text for part in filled))
    before = ""
    for part in filled:
        if part.raised and before and part.text.strip().isdecimal() and not OF_UNITS.search(before):
            return raised_text(f"{before}^{part.text}")
        before += part.text
    return None


def runs_of(xml: bytes) -> list[Part]:
    """The parts of a text of an Excel workbook."""
    return [Part(_letters(run), bool(STRUCK.search(run)), bool(RAISED.search(run))) for run in RUN.findall(xml)]


def shows_percent(code: str) -> bool:
    """Whether the code of a format multiplies by a hundred: a % that is no plain letter of it."""
    return "%" in LITERAL.sub("", code)


def _letters(run: bytes) -> str:
    return html.unescape(b"".join(LETTERS.findall(run)).decode("utf-8", "replace"))


def _styles(archive: zipfile.ZipFile, part: str) -> tuple[frozenset[int], frozenset[int]]:
    """The styles of cells, by number, that strike out, and those that show a percentage."""
    if archive.getinfo(part).file_size > SMALL_PART_BYTES:
        return frozenset(), frozenset()
    within, fonts, styles = "", -1, -1
    crossed, percent_formats, struck, percent = set(), set(PERCENT), set(), set()
    for name, attributes in elements(archive, part):
        if name in ("numFmts", "fonts", "fills", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            within = name
        elif within == "numFmts" and name == "numFmt":
            if shows_percent(attributes.get("formatCode", "")):
                percent_formats.add(attributes.get("numFmtId", ""))
        elif within == "fonts" and name == "font":
            fonts += 1
        elif within == "fonts" and name == "strike" and attributes.get("val") not in FALSE:
            crossed.add(str(fonts))
        elif within == "cellXfs" and name == "xf":
            styles += 1
            struck |= {styles} if attributes.get("fontId") in crossed else set()
            percent |= {styles} if attributes.get("numFmtId") in percent_formats else set()
    return frozenset(struck), frozenset(percent)


def _strings(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, str]]:
    """Of the shared strings those that are written over, by number, and what to say of each."""
    if not any(word in block for block in _overlapping(archive, part) for word in WORDS):
        return
    whole = b"".join(blocks(archive, part))
    for number, item in enumerate(ITEM.findall(whole)):
        if any(word in item for word in WORDS) and (told := written_over(runs_of(item))):
            yield number, told


def _overlapping(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The blocks of a part, each with the end of the one before: no word is cut in two."""
    end = b""
    for block in blocks(archive, part):
        yield end + block
        end = block[-16:]
