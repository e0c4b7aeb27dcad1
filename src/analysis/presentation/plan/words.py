"""The standing words of the plan: sentences of plan_words.toml with figures and names put in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import tomli

from analysis.presentation.said import Said, Value, filled


def words(key: str) -> Any:
    """The standing words under a key `section.name`, a text, a list or a table of texts; KeyError for one that is not in plan_words.toml."""
    section, _, name = key.partition(".")
    return _words()[section][name]


def said(key: str, **values: Value) -> Said:
    """The sentence under `key`, filled in. A value: a Figure (written as its unit is), a Figure with its form, or words."""
    return filled(words(key), **values)


@cache
def _words() -> dict[str, dict]:
    return tomli.loads((Path(__file__).parent / "plan_words.toml").read_text(encoding="utf-8"))
