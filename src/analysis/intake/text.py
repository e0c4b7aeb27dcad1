"""Text as people type it: composition, spaces, case and diacritics forgiven where only the meaning counts."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def tidy(text: str) -> str:
    """The text in NFC, with runs of white space (no-break spaces too) as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text without diacritics, case and punctuation: `"Mã hộ "`, `"MÃ HỘ"` and `"ma_ho"` give `"ma ho"`."""
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    letters = bare if bare.isascii() else "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", letters))


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known name most like `text`, diacritics aside, or None where none is near."""
    by_fold = {fold(name): name for name in known}
    match = difflib.get_close_matches(fold(text), by_fold, n=1, cutoff=0.6)
    return by_fold[match[0]] if match else None


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """`", có phải “…”?"` for a remedy, or nothing where no known name is near."""
    match = nearest(text, known)
    return f"; có phải “{match}” không?" if match else ""


def number_text(number: float | None) -> str:
    """A number as it stands in a message: `12,5`; `để trống` where there is none."""
    return "để trống" if number is None else f"{number:.10g}".replace(".", ",")
