"""A text as a message may repeat it: names of people as initials, their numbers by their first figures."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import cast

from analysis.personal.names import is_name, names_in
from analysis.personal.numbers import is_number, numbers_in

FLOAT = re.compile(r"\d[.,]\d{5,}[eE]\+?1[01]")  # what Excel makes of a long number
INSURED = re.compile(r"[A-Za-z]{2}[ .-]?\d(?:[ .-]?\d){12}")
FIRST = 3  # figures of a number that are shown: of a telephone the network, of a card the province


@lru_cache(maxsize=65_536)
def masked(text: str, *, certain: bool = False) -> str:
    """The text with each name as `N… V… A…` and each number as `098…`; as it is where it has neither.

    `certain`: where names of places stand, only what can hardly be one.
    """
    if is_name(text, certain=certain):
        return initials(text)
    whole, text = text, unicodedata.normalize("NFC", text)
    hidden = [(start, end, _cut(text[start:end])) for start, end, _ in numbers_in(text)]
    hidden += [(start, end, initials(text[start:end])) for start, end in names_in(text)]
    if not hidden:
        return whole
    shown, last = "", 0
    for start, end, words in sorted(hidden):
        if start >= last:
            shown += text[last:start] + words
            last = end
    return shown + text[last:]


def masked_cell(text: str) -> str:
    """A cell that is no value of its column: a name also in small letters as initials, the number of a paper cut."""
    if is_number(text) or FLOAT.fullmatch(text.strip()) or INSURED.search(text):
        return _cut(text)
    small = re.sub(r"[\d().,/-]+", " ", text)
    return initials(text) if is_name(" ".join(small.split()).title()) else text


def initials(name: str) -> str:
    """The first letter of each word."""
    return " ".join(f"{word[0]}…" for word in name.split())


def _cut(number: str) -> str:
    first = cast(re.Match, re.search(r"\d", number)).start()  # a number has a digit
    return f"{number[: first + FIRST]}…"
