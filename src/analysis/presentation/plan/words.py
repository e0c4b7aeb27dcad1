"""The standing words of the plan: sentences of plan_words.toml with figures and names put in."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.presentation.display import Figure, Shown
from analysis.presentation.prose import bullets, paragraphs
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


def words(key: str) -> str | list[str]:
    """The standing words under a key `section.name`; KeyError for one that is not in plan_words.toml."""
    section, _, name = key.partition(".")
    return _words()[section][name]


def said(key: str, **values: Value) -> Said:
    """The sentence under `key`, filled in. A value: a Figure (written as its unit is), a Figure with its form, or words."""
    return filled(words(key), **values)


def filled(template: str, **values: Value) -> Said:
    """The template with each `{name}` replaced; a figure is tied to the word after it."""
    figures = {name: _pair(value) for name, value in values.items() if not isinstance(value, str | int)}
    for name in figures:
        template = template.replace(f"{{{name}}} ", f"{{{name}}}{TIE}")
    written = {name: write(figure.value, form) for name, (figure, form) in figures.items()}
    text = template.format_map({name: value for name, value in values.items() if name not in figures} | written)
    used = set(re.findall(r"{(\w+)}", template))
    return Said(text, tuple(figure for name, (figure, _) in figures.items() if name in used))


def joined(parts: list[Said], by: str = "; ") -> Said:
    """The parts as one, run in."""
    return Said(by.join(part.text for part in parts), tuple(figure for part in parts for figure in part.figures))


def blank(what: str) -> Said:
    """What only the unit itself can say and has not said: a mark that nobody overlooks."""
    return Said(f"[…đơn vị bổ sung: {what}…]")


def as_paragraphs(*parts: Said) -> Shown:
    """The sentences as paragraphs, with their figures."""
    return paragraphs(*(part.text for part in parts), figures=_figures(parts))


def as_bullets(*parts: Said) -> Shown:
    """The sentences as a list, with their figures."""
    return bullets((part.text for part in parts), figures=_figures(parts))


def _figures(parts: tuple[Said, ...]) -> tuple[Figure, ...]:
    return tuple(dict.fromkeys(figure for part in parts for figure in part.figures))


def _pair(value: Figure | tuple[Figure, str]) -> tuple[Figure, str]:
    return (value, FORMS.get(value.unit, "number")) if isinstance(value, Figure) else value


@cache
def _words() -> dict[str, dict]:
    return tomllib.loads((Path(__file__).parent / "plan_words.toml").read_text(encoding="utf-8"))
