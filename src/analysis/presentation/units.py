"""The unit and the way of writing of every column, from units.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomli

from analysis.presentation import numbers

HOUSEHOLDS = ("hộ", "integer")
PERSONS = ("người", "integer")
PERCENT = ("%", "rate")
POINTS = ("điểm %", "signed")


@cache
def _by_column() -> dict[str, tuple[str, str]]:
    text = tomli.loads((Path(__file__).parent / "units.toml").read_text(encoding="utf-8"))
    return {column: (group["unit"], group["format"]) for group in text.values() for column in group["columns"]}


def measure(column: str, default: tuple[str, str] = HOUSEHOLDS) -> tuple[str, str]:
    """(unit, format) of a column; `default` for the columns that mean households here and percent there."""
    return _by_column().get(column, default)


def write(value: object, form: str) -> str:
    """The value as the format writes it; blank for a missing one."""
    return getattr(numbers, form)(value)
