"""An Excel 97–2003 workbook (.xls) -> what it says of each sheet beside the values; after [MS-XLS].

The format keeps a result with every formula; only a nought that the file asks to be computed anew when opened is not one.
"""

from __future__ import annotations

import struct

from analysis.intake.book.biff_fonts import add_cell, fonts_of
from analysis.intake.book.compound import BROKEN, Compound
from analysis.intake.book.facts import Facts, check_reach
from analysis.intake.book.fonts import Fonts
from analysis.intake.book.refused import NO_PASSWORD, SEND_AGAIN, Refused

BOUNDSHEET, FILEPASS, BOF, EOF = 0x85, 0x2F, 0x809, 0x0A
FORMULA, BOOLERR, ROW, COLINFO, FILTERMODE, MERGED = 0x06, 0x205, 0x208, 0x7D, 0x9B, 0xE5
# one cell each: NUMBER, RK, LABELSST, LABEL, RSTRING; several: MULRK
ONE_CELL = frozenset({0x203, 0x27E, 0xFD, 0x204, 0xD6, FORMULA, BOOLERR})
SEVERAL = 0xBD
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
CALC_ON_LOAD = 0x02


def facts_by_title(raw: bytes) -> dict[str, Facts]:
    """The facts of every worksheet, by title; raises Refused for a broken or encrypted one, or one with cells out of bounds."""
    compound = Compound(raw)
    book = compound.stream("Workbook" if "Workbook" in compound.names else "Book")
    found = {}
    try:
        sheets, fonts = _sheets(book), fonts_of(book)
        for title, at in sheets:
            found[title] = _facts(book, at, title, fonts)
    except (struct.error, IndexError):
        raise Refused(BROKEN, remedy=SEND_AGAIN) from None
    return found


def _sheets(book: bytes) -> list[tuple[str, int]]:
    """Titles of worksheets and where their records begin."""
    sheets, at = [], 0
    version = struct.unpack_from("<H", book, 4)[0]
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        content = book[at + 4 : at + 4 + length]
        if kind == FILEPASS:
            raise Refused("sổ tính có mật khẩu", remedy=NO_PASSWORD)
        if kind == BOUNDSHEET and content[5] == 0:
            start, count = struct.unpack_from("<I", content)[0], content[6]
            if version < 0x600:
                title = content[7 : 7 + count].decode("cp1258", errors="replace")
            elif content[7] & 1:
                title = content[8 : 8 + 2 * count].decode("utf-16-le", errors="replace")
            else:
                title = content[8 : 8 + count].decode("latin-1")
            sheets.append((title, start))
        if kind == EOF:
            break
        at += 4 + length
    return sheets


def _facts(book: bytes, at: int, title: str, fonts: Fonts) -> Facts:
    facts, depth, end = Facts(), 0, len(book)
    unpack, styled = struct.Struct("<HH").unpack_from, bool(fonts.struck | fonts.percent)
    while at + 4 <= end:
        kind, length = unpack(book, at)
        start, at = at + 4, at + 4 + length
        if kind in ONE_CELL:
            row, column = unpack(book, start)
            facts.reach(row, column)
            if styled:
                add_cell(facts, fonts, row, column, struct.unpack_from("<H", book, start + 4)[0])
            if kind == FORMULA:
                _formula(facts, book, start, row, column)
            elif kind == BOOLERR and book[start + 7]:
                facts.texts[row, column] = ERRORS.get(book[start + 6], "#N/A")
        elif kind == SEVERAL:
            row, first = unpack(book, start)
            last = struct.unpack_from("<H", book, at - 2)[0]
            facts.reach(row, last)
            facts.filled += max(last - first, 0)
            for column in range(first, last + 1) if styled else ():
                add_cell(facts, fonts, row, column, struct.unpack_from("<H", book, start + 4 + 6 * (column - first))[0])
        elif kind == ROW and struct.unpack_from("<H", book, start + 12)[0] & 0x20:
            row = unpack(book, start)[0]
            facts.hidden_rows.append(range(row, row + 1))
        elif kind == COLINFO and struct.unpack_from("<H", book, start + 8)[0] & 1:
            first, last = unpack(book, start)
            facts.hidden_columns.append(range(first, last + 1))
        elif kind == MERGED:
            for n in range(struct.unpack_from("<H", book, start)[0]):
                top, bottom, left, right = struct.unpack_from("<4H", book, start + 2 + 8 * n)
                facts.merged.append((top, left, bottom, right))
        elif kind == FILTERMODE:
            facts.filtered = True
        elif kind == BOF:
            depth += 1  # a chart inside the sheet has its own records
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                break
    check_reach(facts, title)
    return facts


def _formula(facts: Facts, book: bytes, start: int, row: int, column: int) -> None:
    result, flags = book[start + 6 : start + 14], struct.unpack_from("<H", book, start + 14)[0]
    if result[6:] == b"\xff\xff":
        if result[0] == 2:
            facts.texts[row, column] = ERRORS.get(result[2], "#N/A")
    elif flags & CALC_ON_LOAD and result == bytes(8):
        facts.texts[row, column] = "=…"
