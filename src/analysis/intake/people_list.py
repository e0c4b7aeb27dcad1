"""The official list of the 54 peoples (peoples.toml): what a spelling, a number, a near spelling means by it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tomli

MAJORITY = "Kinh"  # no. 1 of the list; households of every other people are ethnic minorities (dân tộc thiểu số)
FOREIGN_CODES = frozenset({55, 56})  # người nước ngoài, in lists of codes that go on after the 54
_CODE = re.compile(r"(\d{1,2})(?:[.,]0)?")
_NUMBERING = re.compile(r"^\d{1,2}\s*[-–.:)]?\s*(?=\D)|(?<=\D)\s*[-–(]?\s*\d{1,2}\)?$")
_TITLE = re.compile(r"^(người dân tộc|dân tộc|người|dt|d\.t|đồng bào)\b[\s.:]*", re.IGNORECASE)


class Doubt(NamedTuple):
    """Why a spelling has no name of the list. `kind`: unknown, ambiguous, several, code, group, foreign, undetermined.

    `nearest`: the peoples it may mean, the nearest first; `stops`: it may be the majority, so that nothing can be counted.
    """

    kind: str
    nearest: tuple[str, ...] = ()
    stops: bool = False


def page_names() -> tuple[str, ...]:
    """The 54 peoples as pages name them, in the order of the official list."""
    return tuple(_numbers("number")[number] for number in range(1, 55))


def listed(name: str) -> str | Doubt | None:
    """What the list knows under the name, with or without a title ("dân tộc …") or a number: a people, a doubt, nothing."""
    bare = _NUMBERING.sub("", name)
    known = (_known().get(people_key(spelling)) for spelling in (name, _TITLE.sub("", name), bare, _TITLE.sub("", bare)))  # fmt: skip
    return next((found for found in known if found), None)


def code_of(name: str) -> int | None:
    """The number that stands in place of a name: `01`, `1`, `1.0`; None for what is no number."""
    code = _CODE.fullmatch(name)
    return int(code[1]) if code else None


def numbered(number: int) -> tuple[str, ...]:
    """The peoples that the official lists give this number: one, two where the lists differ, none over 54."""
    return tuple(dict.fromkeys(_numbers(which)[number] for which in ("number", "number_2008") if 1 <= number <= 54))


def nearest_people(name: str) -> tuple[str, ...]:
    """The people whose name, or other name, is spelled most like this one; empty where none is near."""
    known = {key: people for key, people in _known().items() if isinstance(people, str)}
    match = difflib.get_close_matches(people_key(_TITLE.sub("", name)), known, n=1, cutoff=0.7)
    return (known[match[0]],) if match else ()


def people_key(text: str) -> str:
    """The letters and digits alone, without diacritics and case: `H'Mông`, `hmong` and `H-MÔNG` are one."""
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in bare if letter.isalnum())


@cache
def _list() -> dict:
    return tomli.loads((Path(__file__).parent / "peoples.toml").read_text(encoding="utf-8"))


@cache
def _numbers(which: str) -> dict[int, str]:
    return {people[which]: people["name"] for people in _list()["peoples"]}


@cache
def _known() -> dict[str, str | Doubt]:
    known: dict[str, str | Doubt] = {}
    for kind, words in _list()["no_people"].items():
        known |= {people_key(word): Doubt(kind, stops=kind == "undetermined") for word in words}
    for word, peoples in _list()["ambiguous"].items():
        known[people_key(word)] = Doubt("ambiguous", tuple(peoples), stops=MAJORITY in peoples)
    for people in _list()["peoples"]:
        known |= {people_key(name): people["name"] for name in (people["name"], people["official"], *people["aliases"])}
    return known
