"""Numbers that are a person's: of a telephone, an identity card, a card of health insurance, an account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.personal.facts import patterns

FEWEST = 9  # figures that each of them has
DIGITS = re.compile(r"\d(?:\D?\d){8}")
SPACES = re.compile(r"[\s.-]")


def numbers_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such numbers stand in the text: beginning, end, what they are."""
    if not DIGITS.search(text):
        return
    for kind, pattern in patterns("numbers"):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), kind


def is_number(text: str) -> str | None:
    """What kind of personal number the whole cell of a column of words is; None where it is none."""
    bare = SPACES.sub("", text)
    if not bare.isdigit() or len(bare) < FEWEST:
        return None
    return next((kind for kind, pattern in patterns("whole_cells") if pattern.fullmatch(bare)), None)
