"""Codes of lines that are nearly a known one: other letters that look alike, other signs, a letter lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

NEAR = 0.9  # of a known code, as difflib measures: a letter or two of a code lost or exchanged
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def meant(code: str, known: Collection[str], there: Iterable[str], *, near: float = NEAR) -> str | None:
    """The known code that `code` is another writing of, or is near to while no other line has it; None where it is
    none.

    `there`: all codes of the file.
    """
    if code in known:
        return None
    same = {_skeleton(one): one for one in known}.get(_skeleton(code))
    if same is not None:
        return same
    free = [one for one in known if one not in set(there)]
    return next(iter(get_close_matches(code.upper(), free, 1, near)), None)


def _skeleton(code: str) -> str:
    """The code with one sign for all and one letter for those that look alike: DA3.TDAl, da3-tda1 are the same."""
    return re.sub(r"[\W_]+", ".", code.upper()).strip(".").translate(_LOOK_ALIKE)
