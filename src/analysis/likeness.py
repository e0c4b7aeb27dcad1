"""The known name that a typed one is most like: case, diacritics and punctuation forgiven."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

NEAR, NEARER = 0.6, 0.8
MARKS = re.compile("[\u0300-\u036f]+")  # of Vietnamese letters, and of most others
WORD = re.compile(r"[^\W_]+")
NUMBERS = re.compile(r"(?<!\S)\d+(?!\S)")  # that stand alone: Thôn 9, not DA5


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text without diacritics, case and punctuation: `"Mã hộ "`, `"MÃ HỘ"` and `"ma_ho"` give `"ma ho"`."""
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    letters = MARKS.sub("", bare)
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(WORD.findall(letters))


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known name most like `text`, diacritics aside, or None where none is near; Thôn 9 is not like Thôn 2."""
    numbers, names = NUMBERS.findall(text), list(known)
    if not numbers:
        return _nearest(text, names, NEAR)
    # a number too many is a slip only where the rest is nearly the same
    return _nearest(text, [name for name in names if NUMBERS.findall(name) == numbers], NEAR) or _nearest(
        text, [name for name in names if not NUMBERS.findall(name)], NEARER
    )


def _nearest(text: str, names: list[str], cutoff: float) -> str | None:
    by_fold = {fold(name): name for name in names}
    match = difflib.get_close_matches(fold(text), by_fold, n=1, cutoff=cutoff)
    return by_fold[match[0]] if match else None


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """`", có phải “…”?"` for a remedy, or nothing where no known name is near."""
    match = nearest(text, known)
    return f"; có phải “{match}” không?" if match else ""
