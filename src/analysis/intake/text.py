"""Text as people type it: composition, spaces, case and diacritics forgiven where only the meaning counts."""

from __future__ import annotations

import unicodedata

from analysis.likeness import did_you_mean, fold, nearest

__all__ = ["did_you_mean", "fold", "nearest", "number_text", "tidy"]


def tidy(text: str) -> str:
    """The text in NFC, with runs of white space (no-break spaces too) as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def number_text(number: float | None) -> str:
    """A number as it stands in a message: `12,5`; `để trống` where there is none."""
    return "để trống" if number is None else f"{number:.10g}".replace(".", ",")
