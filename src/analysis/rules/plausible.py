"""What figures can plausibly be: beyond it is asked, never mended."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Annotated

from pydantic import Field

from analysis.rules.load import RULES, Count, Month, Number, Percent, Rule, Share, Times, Words, Year, load

Parts = Annotated[int, Field(ge=0, le=99, strict=True, description="số tiểu dự án, số nguyên từ 0")]


class Plausible(Rule):
    """The limits as the file names and explains them; `parts`: how many sub-projects each project has."""

    most_money: Number
    fraction_beside: Percent
    small_percent: tuple[Words, ...] = Field(description='các chữ không dấu trong ngoặc vuông, ví dụ ["giam", "tang"]')
    first_escape: Year
    most_members: Count
    members_times: Times
    members_more: Count
    most_persons: Count
    register_times: Times
    register_more: Count
    persons_times: Times
    stale_share: Share
    plan_from_month: Month
    review_from_month: Month
    review_to_month: Month
    target_times: Times
    most_of_plan: Times
    more_than_plan: Number
    most_disbursed: Times
    money_times: Times
    least_disbursed: Share
    most_percent: Number
    most_unit_cost: Number
    unit_cost_times: Times
    few_blanks: Share
    gather_from: Count
    gather_share: Share
    parts: dict[str, Parts] = Field(alias="projects", description="mã dự án = số tiểu dự án, ví dụ DA3 = 2")

    @cached_property
    def projects(self) -> tuple[str, ...]:
        """The codes of projects and sub-projects: `DA3`, `DA3.TDA1`, `DA3.TDA2`, …"""
        return tuple(
            code
            for project, number in self.parts.items()
            for code in (project, *(f"{project}.TDA{part}" for part in range(1, number + 1)))
        )


@cache
def plausible() -> Plausible:
    """The limits that ship with the package."""
    return load(RULES / "plausible.toml", Plausible)
