"""The standing words of the half-year's report, from half_year_words.toml, filled in for a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.document.figure import Figure
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end, in_period
from analysis.presentation.said import SILENT, Said, Value, filled, listed, words_of
from analysis.review.counting import TOTAL

NAMED = 5  # villages or lines named in a sentence; the annex has the rest


def words(key: str) -> str:
    """The words under a key `section.name`; KeyError for one that is not there."""
    section, _, name = key.partition(".")
    return words_of(Path(__file__).parent / "half_year_words.toml")[section][name]


def told(page: PageOf, key: str, **values: Value) -> Said:
    """The sentence under `key`, filled in; unit, place, level, year, period and day are those of the page."""
    own: dict[str, Value] = {"unit": page.unit, "place": page.places, "level": page.level, "year": page.year}
    own |= {"period": in_period(page.period), "day": at_end(page.period)}
    return filled(words(key), **own | values)


def counted(column: str, value: int, unit: str = "dòng") -> tuple[Figure, str]:
    """A count that only sentences of the report have, written as a whole number."""
    return Figure("half_year", TOTAL, column, int(value), unit), "integer"


def some(page: PageOf, named: Sequence[Said], key: str, column: str) -> Said:
    """The first NAMED, and how many others there are under `key`; `column`: of that count in figures.csv."""
    more = len(named) - NAMED
    rest = told(page, key, number=counted(column, more)) if more > 0 else SILENT
    return listed([*named[:NAMED], rest])
