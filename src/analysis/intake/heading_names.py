"""What a heading means: the column it names, alone or under its merged headings, or the columns it could mean."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import tomli

from analysis.intake.dictionary import Column, Table
from analysis.intake.text import fold

WORDS = tomli.loads((Path(__file__).parent / "heading_words.toml").read_text(encoding="utf-8"))
# another unit of money than million đồng is refused by `head_findings`, not by the column being unknown
IN_BRACKETS = frozenset([*WORDS["in_brackets"], *WORDS["other_money"]])
ROW_NUMBERS = frozenset(WORDS["row_numbers"])
NEUTRAL = frozenset(WORDS["neutral"])
NUMBERING = re.compile(
    r"^\s*(\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}(\.\d{1,2})*\s*[.)\-:]|\d{1,2}(\.\d{1,2})+|[IVX]{1,5}[.)]|[a-zA-Z][.)])\s*(?=\S)"
)
BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
OF_THE_YEAR = re.compile(r"\b(dau|cuoi) nam (19|20)\d\d\b")
IN_PERCENT = re.compile(r"[(\[]\s*(tỷ lệ|tỉ lệ)?\s*%\s*[)\]]", re.IGNORECASE)
FORMULA = re.compile(r"^[\d\s=+\-−–/:*x×%().]*$")
NEAR = 0.8  # of the letters of two headings: one typing error in a short one, two or three in a long one


def bare(text: str) -> str:
    """The heading folded, without what adds no meaning: numbering, units in brackets, line breaks; abbreviations written out.

    `"2. Số hộ DTTS\\n(hộ)"` gives `"so ho dan toc thieu so"`.
    """
    text = letters(text)
    without = BRACKETS.sub(lambda found: " " if _adds_nothing(found[1]) else found[0], text)
    without = without if fold(without) else text  # "(1)" is all there is
    folded = fold(NUMBERING.sub("", without)) or fold(without)
    if " nam " in folded:
        folded = OF_THE_YEAR.sub(r"\1 nam", folded)
    return " ".join(WORDS["abbreviations"].get(word, word) for word in folded.split())


def letters(text: str) -> str:
    """The text with Đ for the Icelandic Eth that looks the same."""
    return text.replace("\u00d0", "Đ").replace("\u00f0", "đ")


def _adds_nothing(within: str) -> bool:
    return fold(letters(within)) in IN_BRACKETS or bool(FORMULA.match(within))


class Meaning(NamedTuple):
    """What a heading names: one column, or those it could name (`either`), or nothing."""

    column: Column | None = None
    either: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def meaning(table: Table, heading: str, above: tuple[str, ...] = (), *, numbers: bool = True) -> Meaning:
    """What the heading means under the merged headings above it, outermost first.

    With the headings above it first; alone only where none of them makes it another thing (“Số hộ” under “Hộ nghèo”).
    `numbers`: whether a column may be named by its number in the form.
    """
    names = _names(table)
    own = bare(heading)
    if not own:
        return Meaning()
    over = [word for word in map(bare, above) if word]
    for start in range(len(over)):
        whole = " ".join([*over[start:], own])
        if column := names.get(whole) or _place(table, whole):
            return Meaning(column)
        if whole in _either(table):
            return Meaning(either=tuple(_either(table)[whole]))
    column = names.get(fold(letters(heading))) or names.get(own) or _place(table, own)
    if column is not None and IN_PERCENT.search(heading) and not _may_be_percent(column):
        return Meaning()
    if column is not None and not numbers and is_number(own):
        return Meaning()
    if column is not None:
        changed = _changed(table, column, over) or (own in _general(table) and not set(over) <= NEUTRAL)
        return Meaning() if changed else Meaning(column)
    either = _either(table).get(own, ())
    return Meaning(either=tuple(either)) if either and not _changed_any(table, either, over) else Meaning()


def _may_be_percent(column: Column) -> bool:
    """Whether a column may hold percentages: rates, and what the unit of a line says."""
    return column.code.endswith("_rate") or column.code in ("target", "planned", "actual") or column.kind == "text"


def is_number(name: str) -> bool:
    """Whether a heading is only the number or letter of a column in the form."""
    return bool(re.fullmatch(r"\d{1,2}|[a-e]", bare(name)))


def says_nothing(text: str) -> bool:
    """Whether a cell of a head names no column: blank, the number of a column, a unit such as “(hộ)” or “%”."""
    inner = text.strip().strip("()[]").strip()
    return not inner or is_number(text) or _adds_nothing(inner)


def near(one: str, other: str) -> bool:
    """Whether two headings differ by a typing error, or one stands whole in the other."""
    first, second = bare(one), bare(other)
    if not first or not second:
        return False
    if _digits(first) == _digits(second) and SequenceMatcher(None, first, second).ratio() >= NEAR:
        return True
    fewer, more = sorted((first.split(), second.split()), key=len)
    return len(fewer) >= 2 and f" {' '.join(fewer)} " in f" {' '.join(more)} " and len(more) <= 2 * len(fewer)


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)  # B1 and B2 are not one heading mistyped


@cache
def _names(table: Table) -> dict[str, Column]:
    names: dict[str, Column] = {}
    for rank in (lambda c: (c.code, c.heading), lambda c: c.also):
        for column in table.columns:
            for name in rank(column):
                names.setdefault(fold(name), column)
                names.setdefault(bare(name), column)
    return names


def _general(table: Table) -> list[str]:
    """Names that mean what stands above them: “Hộ”, “Khẩu”."""
    return WORDS["general"].get(table.name, [])


def _either(table: Table) -> dict[str, list[str]]:
    return WORDS["either"].get(table.name, {})


def _changed(table: Table, column: Column, over: list[str]) -> bool:
    words = WORDS["changed_by"].get(table.name, {})
    return any(f" {word} " in f" {text} " and column.code in codes for text in over for word, codes in words.items())


def _changed_any(table: Table, codes: list[str], over: list[str]) -> bool:
    return any(_changed(table, table.column(code), over) for code in codes)


def _place(table: Table, own: str) -> Column | None:
    """The column of villages where the heading is made of names of places below the commune: “Thôn/bản, tổ dân phố”."""
    words, kinds = own.split(), set(WORDS["place_kinds"])
    if not kinds & set(words) or not set(words) <= kinds | set(WORDS["place_words"]):
        return None
    return next((column for column in table.columns if column.code == "village"), None)
