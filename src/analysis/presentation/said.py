"""Sentences of a document: a template of a TOML file with figures and names put in, each figure kept for figures.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tomli

from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.presentation.prose import bullets, listing, paragraphs
from analysis.presentation.units import write

FORMS = {"hộ": "integer", "người": "integer", "%": "rate", "điểm %": "rate", "triệu đồng": "money"}
TIE = "\u00a0"  # a number and what it counts stand on one line


class Said(NamedTuple):
    """A sentence and the figures it says."""

    text: str
    figures: tuple[Figure, ...] = ()

    # two sentences are put together as sentences, not as the tuples they are kept in
    def __add__(self, other: Said) -> Said:  # type: ignore[override]
        return Said(" ".join(filter(None, [self.text, other.text])), self.figures + other.figures)


SILENT = Said("")
Value = Figure | tuple[Figure, str] | Said | str | int


@cache
def words_of(path: Path) -> dict[str, dict]:
    """The standing words of a document by section and name."""
    return tomli.loads(path.read_text(encoding="utf-8"))


def filled(template: str, **values: Value) -> Said:
    """The template with each `{name}` replaced; a figure is written as its unit is and tied to the word after it.

    A value: a Figure, a Figure with its form, another sentence with its figures, or words.
    """
    used = set(re.findall(r"{(\w+)}", template))
    figures: dict[str, tuple[Figure, ...]] = {}
    written: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, Said):
            written[name], figures[name] = value.text, value.figures
        elif isinstance(value, str | int):
            written[name] = str(value)
        else:
            figure, form = (value, FORMS.get(value.unit, "number")) if isinstance(value, Figure) else value
            written[name], figures[name] = write(figure.value, form), (figure,)
            template = template.replace(f"{{{name}}} ", f"{{{name}}}{TIE}")
    found = tuple(figure for name, each in figures.items() if name in used for figure in each)
    return Said(template.format_map(written), found)


def joined(parts: Iterable[Said], by: str = "; ") -> Said:
    """The parts as one, run in."""
    kept = [part for part in parts if part.text]
    return Said(by.join(part.text for part in kept), figures_said(kept))


def listed(parts: Iterable[Said]) -> Said:
    """`a, b và c`."""
    kept = [part for part in parts if part.text]
    return Said(listing([part.text for part in kept]), figures_said(kept))


def blank(what: str) -> Said:
    """What only the unit itself can say and has not said: a mark that nobody overlooks."""
    return Said(f"[…đơn vị bổ sung: {what}…]")


def as_paragraphs(*parts: Said) -> Shown:
    """The sentences as paragraphs, with their figures."""
    return paragraphs(*(part.text for part in parts), figures=figures_said(parts))


def as_bullets(*parts: Said) -> Shown:
    """The sentences as a list, with their figures."""
    told = [part for part in parts if part.text]
    return bullets((part.text for part in told), figures=figures_said(told)) if told else paragraphs()


def figures_said(parts: Iterable[Said]) -> tuple[Figure, ...]:
    """The figures of all parts, each once."""
    return tuple(dict.fromkeys(figure for part in parts for figure in part.figures))
