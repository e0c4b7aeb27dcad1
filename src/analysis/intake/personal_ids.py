"""Numbers of households that are the identity cards or telephones of their heads."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from analysis.personal.numbers import is_number

LONG = r"^\s*\+?\d(?:[ .-]?\d){8,11}\s*$"
SHARED = 7  # figures at the beginning that a register's own numbers have in common: those of the commune
NEXT = 0.2  # of a register's own numbers, counted up, at least so many are followed by the next


def personal_ids(ids: pl.Series) -> Callable[[str], str | None] | None:
    """What tells the kind of an id that is a person's number; None where none is.

    Numbers counted up, or alike in their beginning, are a register's own, however long.
    """
    found = ids.filter(ids.str.contains(LONG))
    kinds = {text: kind for text in found if (kind := is_number(text))}
    if not kinds or (len(kinds) > 1 and _counted(list(kinds))):
        return None
    return kinds.get


def _counted(numbers: list[str]) -> bool:
    if len({number[:SHARED] for number in numbers}) == 1:
        return True
    values = {int("".join(filter(str.isdigit, number))) for number in numbers}
    return sum(value + 1 in values for value in values) >= NEXT * len(values)
