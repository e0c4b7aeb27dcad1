"""What figures can plausibly be, as data that an official may correct (plausible.toml): beyond it is asked, never mended."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Plausible:
    """`most_money`: million VND on a line; `fraction_beside`: percent; `first_escape`: year; `projects`: codes of the programme.

    `most_members`: of a household; `most_persons`: of a village a household, on average; `plan_from_month`: of the year before.
    """

    most_money: float
    fraction_beside: float
    first_escape: int
    most_members: int
    most_persons: int
    plan_from_month: int
    projects: tuple[str, ...]


@cache
def plausible() -> Plausible:
    """The limits that ship with the package."""
    text = tomllib.loads((Path(__file__).parent / "plausible.toml").read_text(encoding="utf-8"))
    parts = text.pop("projects")
    codes = [code for project, number in parts.items() for code in (project, *(f"{project}.TDA{n}" for n in range(1, number + 1)))]  # fmt: skip
    return Plausible(**text, projects=tuple(codes))
