"""Whole rows of a sheet's XML -> how far filled cells reach, error values, formulas without a value, merged and hidden."""

from __future__ import annotations

import html
import re

from analysis.intake.book.facts import Block, Facts, Place, column_of, letters
from analysis.intake.book.fonts import ALL_STRUCK, WORDS, Fonts, runs_of, written_over
from analysis.intake.book.refused import Refused

TRUE = rb"[\"'](?:1|true)[\"']"
NAMED = re.compile(rb"\sr\s*=\s*[\"']\s*([A-Za-z]*)([0-9]*)\s*[\"']")
REFERENCE = re.compile(r"([A-Za-z]{1,9})([0-9]{1,9})(?::([A-Za-z]{1,9})([0-9]{1,9}))?$")


class Rows:
    """Looks through rows and adds what it finds to `facts`; `stale`: the file asks to be computed anew when opened.

    `every`: every filled cell is counted; otherwise only whether one stands outside the area that any sheet may take.
    """

    def __init__(self, prefix: bytes, facts: Facts, stale: bool, every: bool, fonts: Fonts):
        self.facts, self.row_start, self.every, self.near = facts, b"<" + prefix + b"row", every, True
        self.fonts = fonts
        self._last_row = 0
        p = re.escape(prefix)
        value = rb"<%sv\b[^>]*/>|<%sv\b[^>]*>\s*</%sv>" % (p, p, p)
        if stale:
            # programs that cannot compute leave a nought, and ask for the computing
            value += rb"|<%sv\b[^>]*>0</%sv>" % (p, p)
        self._filled = re.compile(rb'<%sc r="([A-Za-z]+)([0-9]+)"[^>]*(?<!/)>\s*<(?!/)' % p)
        self._odd = re.compile(rb'<%sc(?=[\s>/])(?! r="[A-Za-z]+[0-9]+")' % p)
        # up to ZZ9999, 7 million cells: as good as every sheet ends there, and a look at its last cells can be saved
        self._far = re.compile(rb'<%sc(?=[\s>/])(?! r="[A-Za-z]{1,2}[0-9]{1,4}")' % p)
        self._tag = re.compile(rb"<%s(row|c)(?=[\s>/])([^>]*)>" % p)
        self._error = re.compile(
            rb'<%sc r="([A-Za-z]+)([0-9]+)"[^>]*\bt=["\']e["\'][^>]*(?<!/)>(?:(?!</%sc>).)*?'
            rb"<%sv\b[^>]*>\s*([^<]*?)\s*</%sv>" % (p, p, p, p),
            re.DOTALL,
        )
        self._formula = re.compile(
            rb'<%sc r="([A-Za-z]+)([0-9]+)"([^>]*)>\s*<%sf\b[^>]*?(?:/>|>([^<]*)</%sf>)\s*(%s)?\s*</%sc>'
            % (p, p, p, value, p)
        )
        styles = b"|".join(b"%d" % style for style in sorted(fonts.struck | fonts.percent))
        self._styled = styles and re.compile(
            rb'<%sc r="([A-Za-z]+)([0-9]+)"[^>]*?\ss="(%s)"[^>]*(?<!/)>\s*<(?!/)' % (p, styles)
        )
        self._shared = fonts.strings and re.compile(
            rb'<%sc r="([A-Za-z]+)([0-9]+)"[^>]*?\st="s"[^>]*>\s*<%sv\b[^>]*>\s*(\d+)\s*</' % (p, p)
        )
        self._inline = re.compile(
            rb'<%sc r="([A-Za-z]+)([0-9]+)"[^>]*?\st="inlineStr"[^>]*>(.*?)</%sc>' % (p, p), re.DOTALL
        )
        self._formula_start = b"<" + prefix + b"f"
        self._hidden_row = re.compile(rb"<%srow\b[^>]*\bhidden=%s[^>]*>" % (p, TRUE))
        self._column = re.compile(rb"<%scol\b[^>]*\bhidden=%s[^>]*>" % (p, TRUE))
        self._merged = re.compile(rb"<%smergeCell\b[^>]*\bref=[\"']([^\"']*)[\"']" % p)
        self._foreign = re.compile(rb"<(?!%s)\w*:?(?:sheetData|row|c)[\s>]" % p) if prefix else FOREIGN

    @classmethod
    def of(cls, start: bytes, facts: Facts, stale: bool, every: bool, fonts: Fonts) -> Rows | None:
        """The looker for a sheet that begins with `start`; None for one that is no table of cells (a chart)."""
        root = re.search(rb"<(\w+:)?(worksheet|chartsheet|dialogsheet|macrosheet)[\s>]", start)
        if root is None:
            raise Refused("phần XML bên trong sổ tính bị hỏng")
        return cls(root[1] or b"", facts, stale, every, fonts) if root[2] == b"worksheet" else None

    def look(self, block: bytes) -> None:
        """Adds what stands in a block of whole rows."""
        if b"<!" in block or (
            (b":c" in block or b":row" in block or b":sheetData" in block) and self._foreign.search(block)
        ):
            raise Refused("phần XML của trang tính viết khác mọi chương trình bảng tính")
        if not self.every:
            self.near = self.near and not self._far.search(block)
            if not self.near:
                return
        elif self._odd.search(block):
            block = self._numbered(block)
        else:
            self._last_row = self._row_of(block)
        facts = self.facts
        if self.every and (filled := self._filled.findall(block)):
            facts.filled += len(filled)
            self._reach(filled)
        if b't="e"' in block or b"t='e'" in block:
            for name, row, text in self._error.findall(block):
                facts.texts[int(row) - 1, column_of(name.decode())] = _text(text) or "#N/A"
        if self._formula_start in block:
            for found in self._formula.finditer(block):
                self._formula_without_value(found)
        self._fonts(block)
        self._around(block)

    def _fonts(self, block: bytes) -> None:
        """Adds the cells that are struck out, shown as a percentage, or written in several fonts."""
        facts, fonts = self.facts, self.fonts
        if self._styled:
            for name, row, style in self._styled.findall(block):
                place = _place(name, row)
                if int(style) in fonts.struck:
                    facts.struck.append(place)
                if int(style) in fonts.percent:
                    facts.percent.append(place)
        told = []
        if self._shared:
            told += [
                (_place(name, row), fonts.strings.get(int(number))) for name, row, number in self._shared.findall(block)
            ]
        if b"inlineStr" in block and any(word in block for word in WORDS):
            told += [
                (_place(name, row), written_over(runs_of(runs))) for name, row, runs in self._inline.findall(block)
            ]
        facts.struck += [place for place, text in told if text == ALL_STRUCK]
        facts.written_over |= {place: text for place, text in told if text and text != ALL_STRUCK}

    def _reach(self, filled: list[tuple[bytes, bytes]]) -> None:
        facts = self.facts
        lowest = max({row for _, row in filled}, key=int)
        if int(lowest) - 1 > facts.lowest[0]:
            name = next(name for name, row in filled if row == lowest)
            facts.lowest = (int(lowest) - 1, column_of(name.decode()))
        widest = max({name for name, _ in filled}, key=lambda name: column_of(name.decode()))
        if column_of(widest.decode()) > facts.rightmost[1]:
            row = next(row for name, row in filled if name == widest)
            facts.rightmost = (int(row) - 1, column_of(widest.decode()))

    def _formula_without_value(self, found: re.Match[bytes]) -> None:
        name, row, attributes, formula, value = found.groups()
        # a formula may rightly give a text of no letters
        if re.search(rb"\bt=[\"']str[\"']", attributes) and value is not None:
            return
        self.facts.texts[int(row) - 1, column_of(name.decode())] = "=" + (_text(formula or b"") or "…")

    def _around(self, block: bytes) -> None:
        facts = self.facts
        if b"hidden=" in block:
            for tag in self._hidden_row.findall(block):
                named = NAMED.search(tag)
                if named and named[2]:
                    facts.hidden_rows.append(range(int(named[2]) - 1, int(named[2])))
            for tag in self._column.findall(block):
                first, last = (re.search(rb"\b%s=[\"'](\d+)[\"']" % key, tag) for key in (b"min", b"max"))
                if first and last:
                    facts.hidden_columns.append(range(int(first[1]) - 1, int(last[1])))
        if b"mergeCell" in block:
            facts.merged += filter(None, map(_block, self._merged.findall(block)))
        facts.filtered = facts.filtered or b"filterColumn" in block

    def _row_of(self, block: bytes) -> int:
        tag = block.rfind(self.row_start + b" ")
        named = NAMED.search(block, tag, block.find(b">", tag)) if tag >= 0 else None
        return int(named[2]) if named and named[2] else self._last_row + block.count(self.row_start + b">")

    def _numbered(self, block: bytes) -> bytes:
        """The block with every row and cell under its number: a program may leave out what follows from the order."""
        column = 0

        def numbered(tag: re.Match[bytes]) -> bytes:
            nonlocal column
            named = NAMED.search(tag[2])
            rest = NAMED.sub(b"", tag[2])
            start = tag[0][: tag.start(2) - tag.start()]
            if tag[1] == b"row":
                self._last_row = int(named[2]) if named and named[2] else self._last_row + 1
                column = 0
                return b'%s r="%d"%s>' % (start, self._last_row, rest)
            if named and named[1] and named[2]:
                column = column_of(named[1].decode()) + 1
                place = named[1] + named[2]
            else:
                column += 1
                place = f"{letters(column - 1)}{max(self._last_row, 1)}".encode()
            return b'%s r="%s"%s>' % (start, place, rest)

        return self._tag.sub(numbered, block)


FOREIGN = re.compile(rb"<\w+:(?:sheetData|row|c)[\s>]")


def _place(name: bytes, row: bytes) -> Place:
    return int(row) - 1, column_of(name.decode())


def _text(raw: bytes) -> str:
    return html.unescape(raw.decode("utf-8", errors="replace")).strip()


def _block(reference: bytes) -> Block | None:
    """A merged block as numbers; None for a reference to one cell or to nothing."""
    found = REFERENCE.match(reference.decode("ascii", errors="replace"))
    if not found or not found[3]:
        return None
    return int(found[2]) - 1, column_of(found[1]), int(found[4]) - 1, column_of(found[3])
