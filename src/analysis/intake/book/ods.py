"""An OpenDocument workbook (.ods) -> what it says of each sheet beside the values; cells written once for many are unfolded.

As with .xlsx the XML is looked through as bytes, row by row; `table:` is the prefix every program writes and the reader knows.
"""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

from analysis.intake.book.facts import Facts, Place, check_reach
from analysis.intake.book.fonts import ALL_STRUCK, Part, written_over
from analysis.intake.book.limits import ROW_BYTES
from analysis.intake.book.refused import Refused
from analysis.intake.book.xml import ENTITIES, blocks

ATTRIBUTES = rb"((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*"
ROW_END = b"</table:table-row>"
TAG = re.compile(rb"<table:(table|table-column|table-row)(?=[\s/>])%s(/?)>" % ATTRIBUTES)
FIRST_CELL = re.compile(rb"<table:(?:covered-)?table-cell[\s/>]")
REPEATED = re.compile(rb"number-columns-repeated=[\"']([0-9]+)[\"']")
CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b%s(?:/>|>(.*?)</table:(?:covered-)?table-cell>)" % ATTRIBUTES, re.DOTALL
)
ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
SHOWN = re.compile(rb"<text:p\b[^>]*>(.*?)</text:p>", re.DOTALL)
# cells of other rows are only counted
SPECIAL = (b":formula=", b'"error"', b"-spanned=", b'"percentage"')
STYLE = re.compile(rb"<style:style\b%s>(.*?)</style:style>" % ATTRIBUTES, re.DOTALL)
STRUCK = re.compile(rb"text-line-through-(?:style|type)=[\"'](?!none)")
RAISED = re.compile(rb"text-position=[\"'](?:super|[1-9])")
SPAN = re.compile(rb"<text:span\b%s>(.*?)</text:span>" % ATTRIBUTES, re.DOTALL)
# LibreOffice marks an error as an empty text and shows its name
ERRORS = ("#", "Err:")


def facts_by_title(archive: zipfile.ZipFile) -> dict[str, Facts]:
    """The facts of every sheet, by title; raises Refused for what is too large, broken or declares entities."""
    tables, rest = _Tables(), b""
    for block in blocks(archive, "content.xml"):
        if b"<!" in block:
            raise Refused(ENTITIES)
        rest += block
        cut = max(rest.rfind(b"<table:table-row"), rest.rfind(b"<table:table "))
        if cut > 0:
            tables.look(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > ROW_BYTES:
            raise Refused(f"một dòng dài hơn {ROW_BYTES // 2**20} MB", sheet=tables.title)
    tables.look(rest)
    return tables.found


@dataclass
class _Tables:
    """The sheets met so far; rows and columns are counted from 0."""

    found: dict[str, Facts] = field(default_factory=dict)
    title: str = ""
    row: int = 0
    column: int = 0
    struck: set[str] = field(default_factory=set)  # names of styles
    raised: set[str] = field(default_factory=set)

    def look(self, block: bytes) -> None:
        if not self.found:
            self._styles(block)
        for piece in block.split(ROW_END):
            first = FIRST_CELL.search(piece)
            cells = piece[first.start() :] if first else b""
            for tag, attributes, closed in TAG.findall(piece[: len(piece) - len(cells)]):
                if tag == b"table":
                    self.title = _attributes(attributes).get("table:name", "")
                    self.found[self.title] = Facts()
                    self.row = self.column = 0
                elif self.title in self.found:
                    read = self._column if tag == b"table-column" else self._row
                    read(_attributes(attributes), b"" if closed else cells)

    def _styles(self, block: bytes) -> None:
        for raw, content in STYLE.findall(block):
            name = _attributes(raw).get("style:name", "")
            self.struck |= {name} if STRUCK.search(content) else set()
            self.raised |= {name} if RAISED.search(content) else set()

    def _column(self, attributes: dict[str, str], _: bytes) -> None:
        count = _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility", "visible") != "visible":
            self.found[self.title].hidden_columns.append(range(self.column, self.column + count))
        self.column += count

    def _row(self, attributes: dict[str, str], cells: bytes) -> None:
        facts, rows = self.found[self.title], _count(attributes, "table:number-rows-repeated")
        visibility = attributes.get("table:visibility", "visible")
        if visibility != "visible":
            facts.hidden_rows.append(range(self.row, self.row + rows))
            facts.filtered = facts.filtered or visibility == "filter"
        filled = _filled(cells)
        columns = filled.count(b"<table:table-cell") + filled.count(b"<table:covered-table-cell")
        if columns:
            facts.filled += rows * columns
            width = columns + sum(int(count) - 1 for count in REPEATED.findall(filled))
            self._reach(facts, (self.row + rows - 1, width - 1))
        if any(word in filled for word in self._special_words):
            self._special(facts, range(self.row, self.row + rows), filled)
        self.row += rows

    def _special(self, facts: Facts, rows: range, cells: bytes) -> None:
        """Adds the cells without a value and the merged blocks that begin in a row, written once for `rows`."""
        column = 0
        for raw, content in CELL.findall(cells):
            attributes = _attributes(raw)
            count = _count(attributes, "table:number-columns-repeated")
            if text := _without_value(attributes, content):
                facts.texts |= {(row, at): text for row in rows for at in range(column, column + count)}
            if content:
                self._fonts(
                    facts, [(row, at) for row in rows for at in range(column, column + count)], attributes, content
                )
            down, across = (_count(attributes, f"table:number-{way}-spanned") for way in ("rows", "columns"))
            if down > 1 or across > 1:
                facts.merged.append((rows.start, column, rows.start + down - 1, column + across - 1))
            column += count

    @cached_property
    def _special_words(self) -> tuple[bytes, ...]:
        """What a row has that is looked at cell by cell: known once the first row comes, as styles stand before."""
        names = (f'table:style-name="{html.escape(name)}"'.encode() for name in sorted(self.struck))
        return (*SPECIAL, *names, *([b"<text:span"] if self.struck | self.raised else []))

    def _fonts(self, facts: Facts, places: list[Place], attributes: dict[str, str], content: bytes) -> None:
        """Adds what the fonts and the format of filled cells say, written once for `places`."""
        if attributes.get("office:value-type") == "percentage":
            facts.percent += places
        told = self._written_over(content) if b"<text:span" in content else None
        if told == ALL_STRUCK or attributes.get("table:style-name") in self.struck:
            facts.struck += places
        elif told:
            facts.written_over |= dict.fromkeys(places, told)

    def _written_over(self, content: bytes) -> str | None:
        parts: list[Part] = []
        for paragraph in SHOWN.findall(content):
            pieces = SPAN.split(paragraph)
            for plain, raw, within in zip(pieces[::3], [*pieces[1::3], b""], [*pieces[2::3], b""], strict=True):
                name = _attributes(raw).get("text:style-name", "")
                parts += [
                    Part(_bare(plain), False, False),
                    Part(_bare(within), name in self.struck, name in self.raised),
                ]
        return written_over(parts)

    def _reach(self, facts: Facts, place: Place) -> None:
        facts.lowest = place
        if place[1] > facts.rightmost[1]:
            facts.rightmost = place
        check_reach(facts, self.title)


def _filled(cells: bytes) -> bytes:
    """The cells of a row without the blank ones at its end."""
    while (last := cells.rfind(b"<table:")) >= 0:
        tail = cells[last:]
        if not tail.endswith(b"/>") or b"value" in tail or b"formula" in tail or b"spanned" in tail:
            break
        cells = cells[:last]
    return cells


def _without_value(attributes: dict[str, str], content: bytes) -> str | None:
    """The text of a cell that holds an error or a formula not computed; None for one with a value."""
    shown = _bare(b"".join(SHOWN.findall(content)[-1:])).strip()
    formula, kind = attributes.get("table:formula"), attributes.get("office:value-type")
    blank = not attributes.get("office:string-value")
    if attributes.get("calcext:value-type") == "error" or (formula and blank and shown.startswith(ERRORS)):
        return shown if shown.startswith(ERRORS) else "#N/A"
    return f"={formula.partition('=')[2]}" if formula and kind is None else None


def _bare(content: bytes) -> str:
    """The letters of some XML."""
    return html.unescape(re.sub(r"<[^>]*>", "", content.decode("utf-8", "replace")))


def _attributes(raw: bytes) -> dict[str, str]:
    return {
        name.decode(): html.unescape((one or other).decode("utf-8", "replace"))
        for name, one, other in ATTRIBUTE.findall(raw)
    }


def _count(attributes: dict[str, str], key: str) -> int:
    return max(int(attributes.get(key, 1) or 1), 1)
