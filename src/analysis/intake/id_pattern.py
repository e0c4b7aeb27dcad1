"""The one pattern that a register's own numbers follow: then none of them needs a look of its own, however many there
are.
"""

from __future__ import annotations

import re
from itertools import product

import polars as pl

from analysis.intake.identity_checks import suspect

SAMPLE = 1000  # numbers all over a column that give the pattern; every one is then held to it
OUTLINE = re.compile("[0-9A-Za-z./_-]*")
WIDTHS = range(1, 5)  # of a number of any length, as far as it matters for looking like a date or a power


def pattern_of(*columns: pl.Series) -> str | None:
    """The regular expression that all numbers of the columns follow, None where there is none.

    Where there is one, no two different numbers are one household's and none is a date, a power or an error: letters and
    signs are the same in all, and each of the figures between them has one width in all, or never a nought before it.
    """
    sample = [text for column in columns for text in column.gather_every(len(column) // SAMPLE + 1) if text]
    outlines = {re.sub("[0-9]+", "0", text) for text in sample}
    if len(outlines) != 1 or not OUTLINE.fullmatch(outline := outlines.pop()):
        return None
    figures = zip(*(re.findall("[0-9]+", text) for text in sample), strict=True)
    widths = [{len(one) for one in each} for each in figures]
    free = [len(each) > 1 for each in widths]
    if any(free) and re.search("[./_-]", outline) and not re.search("[A-Za-z]", outline):
        return None  # a long number is one however it is grouped: 1-23-456 and 12-3-456
    if any(suspect(_filled(outline, ["9" * width for width in each])) for each in _each_width(widths, free)):
        return None
    parts = [
        "(0|[1-9][0-9]*)" if any_width else f"[0-9]{{{min(each)}}}"
        for each, any_width in zip(widths, free, strict=True)
    ]
    pattern = f"^{_filled(outline.replace('.', '[.]'), parts)}$"
    return pattern if all(column.str.contains(pattern).all() for column in columns) else None


def has_letters(pattern: str) -> bool:
    """Whether a pattern's numbers have letters in them: such a number is no placeholder, and nothing in it is to be
    tidied.
    """
    return re.search("[A-Za-z]", pattern) is not None


def _each_width(widths: list[set[int]], free: list[bool]) -> product:
    return product(*(WIDTHS if any_width else each for each, any_width in zip(widths, free, strict=True)))


def _filled(outline: str, figures: list[str]) -> str:
    """The outline with each 0 in it as the next of the figures."""
    each = iter(figures)
    return re.sub("0", lambda _: next(each), outline)
