"""A figure of a report (số liệu): its name in figures.csv, its value in full precision, its unit."""

from __future__ import annotations

import numbers
from typing import Any, NamedTuple, cast

import pandas as pd


class Figure(NamedTuple):
    """One figure of a report, full precision; value None where the figure does not exist."""

    table: str
    row: str
    column: str
    value: int | float | str | None
    unit: str


def plain(value: Any) -> int | float | str | None:
    """The value in JSON types: int, float, str, or None for what is missing."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    return int(value) if isinstance(value, numbers.Integral) or pd.api.types.is_bool(value) else float(value)


def plain_number(value: Any) -> float | None:
    """The same of a value that is a number or missing."""
    return cast("float | None", plain(value))


def number_in(figure: Figure) -> float | None:
    """The value of a figure that is a number or missing."""
    return cast("float | None", figure.value)


def full_precision(value: int | float | str | None) -> str:
    """The value as figures.csv writes it: whole numbers without decimals, a missing one blank."""
    return "" if value is None else value if isinstance(value, str) else repr(value)
