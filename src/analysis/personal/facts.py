"""The facts of personal.toml, in the writing in which names are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import tomli

from analysis.intake.text import fold

Words = frozenset[tuple[str, ...]]


class Facts(NamedTuple):
    """Words and names as `key` writes them. `place_like`: family names that also begin names of places; `bodies`: words
    of an office, a place, a function, `functions` the last of these alone.
    """

    families: Words
    minority_families: Words
    place_like: Words
    middle: frozenset[str]
    titles: Words
    bodies: Words
    functions: Words
    public: Words


def key(text: str, *, bare: bool) -> str:
    """The text without case, and `bare` without diacritics, as those type who have no Vietnamese keyboard."""
    return fold(text) if bare else unicodedata.normalize("NFC", text).casefold()


def facts(bare: bool = False) -> Facts:
    """What personal.toml says, for texts with diacritics or without (`bare`)."""
    return _facts(bare)


@cache
def _said() -> dict:
    return tomli.loads((Path(__file__).parent / "personal.toml").read_text(encoding="utf-8"))


@cache
def _facts(bare: bool) -> Facts:
    said = _said()

    def words(name: str) -> Words:
        return frozenset(tuple(key(each, bare=bare).split()) for each in said[name])

    families = words("families") | words("families_like_places")
    return Facts(
        families=families,
        minority_families=words("minority_families"),
        place_like=words("families_like_places"),
        middle=frozenset(key(each, bare=bare) for each in said["middle"]),
        titles=words("titles"),
        # without diacritics vụ and Vũ are one
        bodies=(words("bodies") | words("offices")) - (families if bare else frozenset()),
        functions=words("offices"),
        public=frozenset(tuple(fold(name).split()) for name in said["public_names"]),
    )


@cache
def patterns(place: Literal["numbers", "whole_cells"]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of people's numbers with their patterns: `numbers` in a text, `whole_cells` of one without its spaces."""
    said = _said()
    province = f"(?:{'|'.join(said['provinces'])})"
    return tuple(
        (kind, re.compile(pattern.replace("PROVINCE", province), re.IGNORECASE))
        for kind, all_of_kind in said[place].items()
        for pattern in all_of_kind
    )
