"""How names of organisations begin: whatever begins otherwise may be a person and is never printed."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from analysis.rules.load import RULES, Rule, Words, load


class Organisations(Rule):
    """`starts`: the words in lower case, with their diacritics; a space at the end keeps longer words apart."""

    starts: tuple[Words, ...] = Field(description='các chữ đầu tên trong ngoặc vuông, ví dụ ["hội ", "ubnd"]')


@cache
def organisations() -> Organisations:
    """The words as the file has them."""
    return load(RULES / "organisations.toml", Organisations)
