"""What figures can plausibly be, as data that an official may correct (plausible.toml): beyond it is asked, never
mended.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Plausible:
    """The limits as the file names and explains them; `projects`: codes of the programme."""

    most_money: float
    fraction_beside: float
    small_percent: tuple[str, ...]
    first_escape: int
    most_members: int
    members_times: float
    members_more: int
    most_persons: int
    register_times: float
    register_more: int
    persons_times: float
    stale_share: float
    plan_from_month: int
    review_from_month: int
    review_to_month: int
    target_times: float
    most_of_plan: float
    more_than_plan: float
    most_disbursed: float
    most_percent: float
    most_unit_cost: float
    unit_cost_times: float
    few_blanks: float
    gather_from: int
    gather_share: float
    projects: tuple[str, ...]


@cache
def plausible() -> Plausible:
    """The limits that ship with the package."""
    text = tomllib.loads((Path(__file__).parent / "plausible.toml").read_text(encoding="utf-8"))
    parts = text.pop("projects")
    codes = [code for project, number in parts.items() for code in (project, *(f"{project}.TDA{n}" for n in range(1, number + 1)))]  # fmt: skip
    return Plausible(**text | {"small_percent": tuple(text["small_percent"])}, projects=tuple(codes))
