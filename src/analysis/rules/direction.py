"""The words that make an objective a maximum (càng thấp càng tốt), where no column says so."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from analysis.rules.load import RULES, Rule, Words, load


class Direction(Rule):
    """`at_most`: words that stand right before the target's own number."""

    at_most: tuple[Words, ...] = Field(description='các cụm từ trong ngoặc vuông, ví dụ ["không quá", "tối đa"]')


@cache
def direction() -> Direction:
    """The words as the file has them."""
    return load(RULES / "direction.toml", Direction)
