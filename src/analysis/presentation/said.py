"""A sentence with the figures it says: a template filled in, each number tied to what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.presentation.display import Figure, Shown
from analysis.presentation.prose import bullets, listing, paragraphs
from analysis.presentation.units import write

FORMS = {"hộ": "integer", "người": "integer", "%": "rate", "điểm %": "rate", "triệu đồng": "money"}
TIE = "\u00a0"  # a number and what it counts stand on one line
Value = Figure | tuple[Figure, str] | str | int


class Said(NamedTuple):
    """A sentence and the figures it says."""

    text: str
    figures: tuple[Figure, ...] = ()

    def __add__(self, other: Said) -> Said:
        return Said(" ".join(filter(None, [self.text, other.text])), self.figures + other.figures)


SILENT = Said("")


def filled(template: str, **values: Value) -> Said:
    """The template with each `{name}` replaced; a figure is tied to the word after it.

    A value: a Figure (written as its unit is), a Figure with its form, or words.
    """
    figures = {name: _pair(value) for name, value in values.items() if not isinstance(value, str | int)}
    for name in figures:
        template = template.replace(f"{{{name}}} ", f"{{{name}}}{TIE}")
    written = {name: write(figure.value, form) for name, (figure, form) in figures.items()}
    text = template.format_map({name: value for name, value in values.items() if name not in figures} | written)
    used = set(re.findall(r"{(\w+)}", template))
    return Said(text, tuple(figure for name, (figure, _) in figures.items() if name in used))


def joined(parts: Sequence[Said], by: str = "; ") -> Said:
    """The parts as one, run in; silent ones are left out."""
    told = [part for part in parts if part.text]
    return Said(by.join(part.text for part in told), figures_said(told))


def listed(parts: Sequence[Said]) -> Said:
    """`a, b và c`."""
    return Said(listing([part.text for part in parts]), figures_said(parts))


def blank(what: str) -> Said:
    """What only the unit itself can say and has not said: a mark that nobody overlooks."""
    return Said(f"[…đơn vị bổ sung: {what}…]")


def as_paragraphs(*parts: Said) -> Shown:
    """The sentences as paragraphs, with their figures."""
    return paragraphs(*(part.text for part in parts), figures=figures_said(parts))


def as_bullets(*parts: Said) -> Shown:
    """The sentences as a list, with their figures."""
    return (
        bullets((part.text for part in parts), figures=figures_said(parts))
        if any(p.text for p in parts)
        else paragraphs()
    )


def figures_said(parts: Iterable[Said]) -> tuple[Figure, ...]:
    """The figures of all parts, each once."""
    return tuple(dict.fromkeys(figure for part in parts for figure in part.figures))


def _pair(value: Figure | tuple[Figure, str]) -> tuple[Figure, str]:
    return (value, FORMS.get(value.unit, "number")) if isinstance(value, Figure) else value
