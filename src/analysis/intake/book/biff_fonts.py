"""What the fonts and formats of an Excel 97–2003 workbook say of a cell: struck out, a percentage; after [MS-XLS]."""

from __future__ import annotations

import struct

from analysis.intake.book.facts import Facts
from analysis.intake.book.fonts import PERCENT, Fonts, shows_percent

FONT, FORMAT, XF, EOF = 0x31, 0x41E, 0xE0, 0x0A
NO_FONT = 4  # the number that no font has
STRUCK_OUT = 0x0008


def fonts_of(book: bytes) -> Fonts:
    """The styles of cells, by number, that strike out, and those that show a percentage."""
    crossed, formats, struck, percent = [], set(map(int, PERCENT)), set(), set()
    at = styles = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        content, at = book[at + 4 : at + 4 + length], at + 4 + length
        if kind == FONT:
            crossed.append(bool(struct.unpack_from("<H", content, 2)[0] & STRUCK_OUT))
        elif kind == FORMAT and shows_percent(_text(content)):
            formats.add(struct.unpack_from("<H", content)[0])
        elif kind == XF:
            font, form = struct.unpack_from("<HH", content)
            font -= font > NO_FONT
            struck |= {styles} if font < len(crossed) and crossed[font] else set()
            percent |= {styles} if form in formats else set()
            styles += 1
        elif kind == EOF:
            break
    return Fonts(frozenset(struck), frozenset(percent))


def add_cell(facts: Facts, fonts: Fonts, row: int, column: int, style: int) -> None:
    """Adds what the style of a filled cell says."""
    if style in fonts.struck:
        facts.struck.append((row, column))
    if style in fonts.percent:
        facts.percent.append((row, column))


def _text(content: bytes) -> str:
    """The code of a format: its number, how many letters, whether they are of two bytes, the letters."""
    count, wide = struct.unpack_from("<HB", content, 2)
    return content[5 : 5 + count * (1 + (wide & 1))].decode("utf-16-le" if wide & 1 else "latin-1", errors="replace")
