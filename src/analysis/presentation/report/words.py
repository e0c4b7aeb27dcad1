"""The standing words of the reports: sentences of report_words.toml, and what the unit says itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import tomli

from analysis.document.figure import Figure, plain
from analysis.presentation.page import PageOf
from analysis.presentation.said import SILENT, Said, Value, blank, filled, joined, listed
from analysis.review.counting import TOTAL

NAMED = 5  # villages or lines named in a sentence; beyond, an annex has them


def words(key: str) -> str:
    """The standing words under a key `section.name`; KeyError for one that is not in report_words.toml."""
    section, _, name = key.partition(".")
    return _words()[section][name]


def said(key: str, **values: Value) -> Said:
    """The sentence under `key`, filled in."""
    return filled(words(key), **values)


def own_words(page: PageOf, section: str) -> tuple[Said, ...]:
    """What the unit says itself of a section (narrative.toml), a paragraph each; none where it says nothing."""
    narrative = getattr(page.data, "narrative", None)
    return tuple(Said(text) for text in (getattr(narrative, section, None) or ()))


def own_words_or_blank(page: PageOf, section: str) -> tuple[Said, ...]:
    """The same, or the mark of what is left for the unit to fill in."""
    return own_words(page, section) or (blank(words(f"blank.{section}")),)


def of_row(table: str, frame: pd.DataFrame, row: str, column: str, of: str = "hộ") -> Figure:
    """The figure of one cell of a frame; `of`: its unit."""
    return Figure(table, row, column, plain(frame.at[row, column]), of)


def of_total(table: str, frame: pd.DataFrame, column: str, of: str = "hộ") -> Figure:
    """The figure of a column in the `total` row."""
    return of_row(table, frame, TOTAL, column, of)


def counted(column: str, value: object, of: str, row: str = TOTAL) -> tuple[Figure, str]:
    """A figure that only sentences of the report have, written as a whole number."""
    return Figure("report", row, column, plain(value), of), "integer"


def few(parts: list[Said], what: str, where: str = "", most: int = NAMED) -> Said:
    """`a, b và c`; of more than `most` the first ones and `… và 4 thôn khác (Phụ lục I)`. `what`: thôn; `where`: Phụ lục I."""
    return listed(_first(parts, what, where, most))


def run_in(parts: list[Said], what: str, where: str = "", most: int = NAMED) -> Said:
    """The same of parts that are clauses: `a; b; 4 thôn khác (Phụ lục II)`."""
    return joined(_first(parts, what, where, most))


def _first(parts: list[Said], what: str, where: str, most: int) -> list[Said]:
    if len(parts) <= most:
        return parts
    place = f" ({where})" if where else ""
    rest = filled(
        f"{{more}} {what} khác{place}", more=counted(f"beyond_{most}_of_{len(parts)}", len(parts) - most, what)
    )
    return [*parts[:most], rest]


def inside(key: str, part: Said, name: str, **values: Value) -> Said:
    """The sentence under `key` with `part` at `{name}`, its figures kept."""
    told = said(key, **{name: part.text}, **values)
    return Said(told.text, (*told.figures, *part.figures))


def capital(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The first letter small, as inside a sentence; a short form like BHYT keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def way(start: Any, end: Any) -> str:
    """`down`, `up` or `same`: how `end` stands to `start`; blank where either is missing."""
    if plain(start) is None or plain(end) is None:
        return ""
    return "down" if end < start else "up" if end > start else "same"


def moved(key: str, start: object, end: object, /, **values: Value) -> Said:
    """The sentence under `key`_down, _up or _same; nothing where either end is missing."""
    how = way(start, end)
    return said(f"{key}_{how}", **values) if how else SILENT


@cache
def _words() -> dict[str, dict]:
    return tomli.loads((Path(__file__).parent / "report_words.toml").read_text(encoding="utf-8"))
