"""What a notebook cell shows: HTML for the reader and, in the same output, the figures behind it."""

from __future__ import annotations

import numbers
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.disclosure.withheld import withheld
from analysis.legible import legible

FIGURES_MIME = "application/vnd.giamngheo.figures+json"
RECORD_MIME = "application/vnd.giamngheo.record+json"
PUBLIC_MIME = "application/vnd.giamngheo.public+json"
TEMPLATES = Path(__file__).parent / "templates"


class Figure(NamedTuple):
    """One figure of a report, full precision; value None where the figure does not exist."""

    table: str
    row: str
    column: str
    value: int | float | str | None
    unit: str


@dataclass(frozen=True)
class Shown:
    """Something shown: safe HTML, the figures it is made of, plain text for terminals, a record for run.json."""

    html: Markup
    figures: tuple[Figure, ...] = ()
    text: str = ""
    record: dict[str, Any] = field(default_factory=dict)
    # the blocks of a public page that it is made of: without them nobody has judged whether it may be public
    public: tuple[str, ...] = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/html": str(self.html), "text/plain": self.text or self.html.striptags()}
        if self.figures:
            bundle[FIGURES_MIME] = [list(figure) for figure in self.figures]
        if self.record:
            bundle[RECORD_MIME] = self.record
        if self.public:
            bundle[PUBLIC_MIME] = list(self.public)
        return bundle

    def __add__(self, other: Shown) -> Shown:
        record = {**self.record, **other.record}
        judged = all(part.public or not part.html for part in (self, other))
        public = self.public + other.public if judged else ()
        return Shown(
            self.html + other.html, self.figures + other.figures, f"{self.text}\n{other.text}".strip(), record, public
        )


NOTHING = Shown(Markup(""))


def together(*shown: Shown) -> Shown:
    """Several things shown one after another, as one."""
    return sum(shown, NOTHING)


def figures_of(table: str, frame: pd.DataFrame, units: dict[str, str]) -> tuple[Figure, ...]:
    """Every cell of a figure frame as a Figure, row by row; `units` by column."""
    rows = [str(row) for row in frame.index]
    columns = [
        [
            Figure(table, row, str(column), _given(value), units.get(str(column), ""))
            for row, value in zip(rows, values, strict=True)
        ]
        for column, values in frame.items()
    ]
    return tuple(chain.from_iterable(zip(*columns, strict=True)))  # row by row


def _given(value: object) -> int | float | str | None:
    """`plain`; None too for a figure that a public edition withholds."""
    return None if withheld(value) else plain(value)


def plain(value: object) -> int | float | str | None:
    """The value in JSON types: int, float, str, or None for what is missing."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    return int(value) if isinstance(value, numbers.Integral) or pd.api.types.is_bool(value) else float(value)


def full_precision(value: int | float | str | None) -> str:
    """The value as figures.csv writes it: whole numbers without decimals, a missing one blank."""
    return "" if value is None else value if isinstance(value, str) else repr(value)


def render(template: str, **values: object) -> Markup:
    """The template filled in; everything that comes from data is escaped, and legible."""
    return Markup(legible(_environment().get_template(template).render(**values)))


def load_templates() -> None:
    """Makes every template ready, for whoever renders many times after."""
    templates = _environment()
    for name in templates.list_templates():
        templates.get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
