"""Text as people type it: composition, spaces, case and diacritics forgiven where only the meaning counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.likeness import did_you_mean, fold, nearest

if TYPE_CHECKING:
    import polars as pl

__all__ = ["did_you_mean", "first_few", "fold", "nearest", "number_text", "tidy"]


def tidy(text: str) -> str:
    """The text in NFC, with runs of white space (no-break spaces too) as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def number_text(number: float | None) -> str:
    """A number as it stands in a message: `12,5`; `để trống` where there is none."""
    return "để trống" if number is None else f"{number:.10g}".replace(".", ",")


def first_few(values: Sequence | pl.Series, most: int = 5) -> str:
    """The first of many as they stand in a message: `2, 7, 9, 12, 15, …`."""
    return ", ".join(map(str, values[:most])) + (", …" if len(values) > most else "")
