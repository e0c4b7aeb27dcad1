"""Numbers of households that are the identity cards, telephones, insurance numbers or names of their heads."""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

from analysis.personal.names import is_name
from analysis.personal.numbers import FEWEST, is_number, numbers_in

LONG = r"^\s*\+?\d(?:[ .-]?\d){8,11}\s*$"
MANY_FIGURES = r"\d(?:\D?\d){8}"
WORD = r"\p{L}{2}"
FIGURE = re.compile(r"\d")
NO_LETTERS = re.compile(r"[\d()./+:_-]+")
SHARED = 7  # figures at the beginning that a register's own numbers have in common: those of the commune
NEXT = 0.2  # of a register's own numbers, counted up, at least so many are followed by the next
NAME = "họ tên người"


def personal_ids(ids: pl.Series) -> Callable[[str], str | None] | None:
    """What tells the kind of an id that is a person's number or name; None where none is.

    Numbers counted up, or alike in their beginning, are a register's own, however long.
    """
    bare = {text: kind for text in ids.filter(ids.str.contains(LONG)) if (kind := is_number(text))}
    if len(bare) > 1 and (_alike(list(bare)) or _counted(list(bare))):
        bare = {}
    # a card of insurance has the same first figures all over a province: counted up alone tells it from a register's number
    within = {text: kind for text in ids.filter(ids.str.contains(MANY_FIGURES)) if (kind := _within(text))}
    if len(within) > 1 and _counted(list(within)):
        within = {}
    counted = 2 * ids.str.contains(r"\d").sum() >= len(ids)  # by figures, as registers do
    words = ids.filter(ids.str.contains(WORD))
    names = dict.fromkeys(_named(words), NAME)
    if counted:
        names |= {text: NAME for text in words.filter(~words.str.contains(r"\d")) if is_word(text)}
    found = bare | within | names
    return found.get if found else None


def are_of_a_register(ids: pl.Series) -> bool:
    """Whether ids that all follow one pattern have figures, fewer than a person's number has, and letters that are no
    name: of half a million none then needs a look of its own.
    """
    letters = " ".join(NO_LETTERS.sub(" ", ids[0]).split())
    figures = sum(map(str.isdigit, ids[0]))
    few = (ids.str.len_chars().max() or 0) - (len(ids[0]) - figures) < FEWEST
    return few and figures > 0 and not is_name(letters, certain=True)


def is_word(text: str) -> bool:
    """Whether the id is a name, or a word that no register would count by: without a figure, and in small letters or
    several words.
    """
    if FIGURE.search(text):
        bare = " ".join(NO_LETTERS.sub(" ", text).split())
        return is_name(bare, certain=len(bare.split()) < 3)
    return is_name(text) or (any(map(str.isalpha, text)) and (not text.isupper() or " " in text.strip()))


def _named(ids: pl.Series) -> pl.Series:
    """The ids whose letters are a name; of a million that differ in their figures alone the letters are judged once."""
    letters = ids.str.replace_all(NO_LETTERS.pattern, " ")
    names = [text for text in letters.unique() if is_name(" ".join(text.split()), certain=True)]
    return ids.filter(letters.is_in(names))


def _within(text: str) -> str | None:
    """The kind of a person's number that stands in an id with letters."""
    if not any(map(str.isalpha, text)):
        return None
    return next((kind for _, _, kind in numbers_in(text)), None)


def _alike(numbers: list[str]) -> bool:
    return len({number[:SHARED] for number in numbers}) == 1


def _counted(numbers: list[str]) -> bool:
    values = {int("".join(filter(str.isdigit, number))) for number in numbers}
    return sum(value + 1 in values for value in values) >= NEXT * len(values)
