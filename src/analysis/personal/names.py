"""Names of people: a whole cell that is one, and those inside a sentence.

A family name alone says little: places, schools and campaigns bear the names of people too. What makes a name certain
is a title before it, Văn or Thị within it, or a family name that no place begins with; words of an office make it none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.intake.letters import mended_letters
from analysis.intake.people_list import listed
from analysis.intake.text import fold
from analysis.personal.facts import Facts, Words, facts, key

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*[.]?")
SECOND = re.compile(r"[^\W\d_][.]? +(?=([^\W\d_]))")  # the first letter of each word that comes a space after another
MOST_WORDS = 6
LENGTHS = range(1, 5)  # words of a body, a function, a public name
NO_NAME = re.compile(r"[\d?#=/+%&]")
# H'Bia, Y Thịnh Niê, A Blơ, K'Brép: the first letter says man or woman, no family name
OF_THE_HIGHLANDS = re.compile(r"(?:H['’]\s?|Y\s|A\s|K['’])[A-ZĐĂÂÊÔƠƯ][\w'’-]+(?:\s[A-ZĐĂÂÊÔƠƯ][\w'’-]+){0,2}")
PARTS = re.compile(r"\s*[(),;:–—]\s*|\s+-\s+")


@lru_cache(maxsize=65_536)
def is_name(text: str, *, certain: bool = False) -> bool:
    """Whether the whole text is a person's name, with a title or without; `certain`: only what can hardly be anything
    else.

    What follows in brackets or after a dash is looked at only for words of an office.
    """
    text = " ".join(mended_letters(text).split())
    if not 3 <= len(text) <= 80 or NO_NAME.search(text) or has_office(text) or _is_public(text):
        return False
    if listed(text):
        return False  # K'Ho, H'Mông: a people
    known = facts(text.isascii())
    titled, bare = _without_title(PARTS.split(text)[0], known)
    words = bare.split()
    if not 1 <= len(words) <= MOST_WORDS or not all(WORD.fullmatch(word) for word in words):
        return False
    if OF_THE_HIGHLANDS.fullmatch(bare):
        return titled or "'" in bare or "’" in bare or not certain
    family = _family(words, known)
    if not family or len(words) == family:
        return False
    if _is_certain(words, family, titled, known):
        return True
    # Kim Tân, Mai Sơn are places
    may_be_place = len(words) == 2 and (key(words[0], bare=text.isascii()),) in known.place_like
    return not certain and not may_be_place and _capital(words) and len(words) <= family + 3


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of people stand in a sentence (beginning, end): those with a title, and those with Văn, Thị
    within.
    """
    # a name has two words with a capital, or an apostrophe in it: most sentences have neither
    if not (any(map(str.isupper, SECOND.findall(text))) or "'" in text or "’" in text):
        return
    words, known, position = list(WORD.finditer(text)), facts(text.isascii()), 0
    while position < len(words):
        length = _length_at(words, position, text, known) if words[position][0][0].isupper() else 0
        if length:
            start, end = words[position].start(), words[position + length - 1].end()
            if not (_is_public(text[start:end]) or listed(text[start:end])):
                yield start, end
        position += length or 1


def has_office(text: str) -> bool:
    """Whether the text has a word of an office, a place or a function, which as a given name (Hội, Quân, Trường) begins
    no part of a text and has a capital.
    """
    bare = text.isascii()
    bodies = facts(bare).bodies
    if any(_begins(part, bodies, bare) for part in PARTS.split(text)):
        return True
    words = [word if word[0].islower() else "" for word in WORD.findall(text)]
    return any(tuple(words[at : at + n]) in bodies for at in range(len(words)) for n in LENGTHS)


def is_of_function(text: str) -> bool:
    """Whether the text begins with what a person does: `Già làng Rơ Châm …`, `Cán bộ …`."""
    return _begins(text, facts(text.isascii()).functions, text.isascii())


def _length_at(words: list[re.Match[str]], at: int, text: str, known: Facts) -> int:
    """How many words from here are a name; 0 where none begins."""
    run: list[str] = []
    for word in words[at : at + MOST_WORDS]:
        apart = run and text[words[at + len(run) - 1].end() : word.start()].strip(" ")
        if apart or not word[0][0].isupper():
            break
        run.append(word[0])
    if not run:
        return 0  # most words of a sentence
    if OF_THE_HIGHLANDS.fullmatch(" ".join(run)) and (
        "'" in run[0] or "’" in run[0] or _has_title_before(words, at, known)
    ):
        return len(run)
    family = _family(run, known) if len(run) > 1 else 0
    if not family or len(run) == family:
        return 0
    return len(run) if _is_certain(run, family, _has_title_before(words, at, known), known) else 0


def _has_title_before(words: list[re.Match[str]], at: int, known: Facts) -> bool:
    before = [key(word[0], bare=False) for word in words[max(at - 2, 0) : at]]
    return any(tuple(before[-length:]) in known.titles for length in (1, 2) if len(before) >= length)


def _is_certain(words: list[str], family: int, titled: bool, known: Facts) -> bool:
    keys = [key(word, bare=word.isascii()) for word in words]
    if any(word in facts(True).middle or word in known.middle for word in keys[family:-1]):
        return True
    minority = tuple(keys[:family]) in known.minority_families - known.place_like
    return _capital(words) and (titled or minority)


def _capital(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words)


def _family(words: list[str], known: Facts) -> int:
    """How many words at the beginning are a family name; 0 where none is."""
    bare = all(word.isascii() for word in words)
    keys = tuple(key(word, bare=False) if not bare else fold(word).replace(" ", "") for word in words[:2])
    families = known.families | known.minority_families
    return next((n for n in (2, 1) if len(words) > n and keys[:n] in families), 0)


def _without_title(text: str, known: Facts) -> tuple[bool, str]:
    words = text.split()
    for length in (2, 1):
        title = tuple(key(word, bare=False) for word in words[:length])
        if len(words) > length and title in known.titles:
            return True, " ".join(words[length:])
    return False, text


def _is_public(text: str) -> bool:
    words, public = fold(text).split(), facts().public
    return any(tuple(words[at : at + n]) in public for at in range(len(words)) for n in LENGTHS)


def _begins(text: str, known: Words, bare: bool) -> bool:
    words = key(text, bare=bare).split()[: max(LENGTHS)]
    return any(tuple(words[:n]) in known for n in LENGTHS)
