"""The number of a household (mã hộ) as typed -> the key by which two of them are one, in a register and across two years.

What a person's hand or Excel changes does not make another household: case, spaces, hyphens, an apostrophe before it,
letters nobody sees, digits of full width, ".0" of a number. Between two digits a sign stays, for 1-12 is not 11-2;
only a number of nine digits or more (số định danh, số sổ) is one number however it is grouped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.intake.letters import FOREIGN_TWINS, INVISIBLE, TWINS

if TYPE_CHECKING:
    import polars

TWIN_OF = {
    letter: twin for letter, twin in (TWINS | FOREIGN_TWINS).items() if ord(letter) < 0xFF00
}  # NFKC does the rest
# patterns that Python and Polars read alike: no look around, no \d or \s
UNSEEN = f"[{INVISIBLE}]"
DROPPED = f"[{INVISIBLE}'’‘`ʼ]"
BEFORE = "^[ \t\u00a0]*['’‘`]+"
FLOAT = r"^([0-9]+)[.,]0$"
BETWEEN = r"[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000_./\\\u2044\u2215\u00b7\u2022\u002d\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]+"
STEPS = (
    (BETWEEN, "-"),
    ("^-|-$", ""),
    ("([^0-9-])-", "${1}"),
    ("-([^0-9-])", "${1}"),
)
LONG = "^[0-9]{9,}$"
ZEROS = "(^|[^0-9])0+([0-9])"
_PYTHON = tuple((re.compile(pattern), new.replace("${1}", r"\1")) for pattern, new in STEPS)
_TWINS = str.maketrans(TWIN_OF)
_DIGITS = str.maketrans("012345678", "999999999")


def identity(text: str) -> str:
    """The key of a household's number: `KT–001`, `kt 001`, `KT001` give `kt001`; `079 123 456 789` and `079123456789` one."""
    bare = re.sub(DROPPED, "", text)
    key = unicodedata.normalize("NFKC", bare.translate(_TWINS)).lower().strip(" ")
    key = re.sub(FLOAT, r"\1", key)
    for pattern, new in _PYTHON:
        key = pattern.sub(new, key)
    joined = key.replace("-", "")
    return joined if re.match(LONG, joined) else key


def without_zeros(key: str) -> str:
    """The key with every number in it as one counts: `kt001` -> `kt1`; `0` stays."""
    return re.sub(ZEROS, r"\1\2", key)


def without_zeros_expr(key: polars.Expr) -> polars.Expr:
    """The same as `without_zeros`, of a column of keys."""
    return key.str.replace_all(ZEROS, "${1}${2}")


def strip_zeros(now: Iterable[str], before: Iterable[str] = ()) -> bool:
    """Whether leading zeros are to be left out of a unit's keys: some have them, and they tell no two households apart.

    `now`, `before`: the keys of the two years. Where both years have 012 and 12, these are two households for good.
    """
    now, before = set(now), set(before)
    if not any(re.search(ZEROS, key) for key in now | before):
        return False
    return not (_told_by_zeros(now) & _told_by_zeros(before))


def keys(ids: Sequence[str], before: Sequence[str] = ()) -> tuple[Sequence[str], Sequence[str]]:
    """What to compare both years' numbers by, row by row: their keys, zeros left out where the unit's numbers allow."""
    now, then = [*map(identity, ids)], [*map(identity, before)]
    if strip_zeros(now, then):
        return [*map(without_zeros, now)], [*map(without_zeros, then)]
    return now, then


def shape(text: str) -> str:
    """The number with every digit as 9: `KT-0001` and `KT-0412` have one shape, `KT-9999`."""
    return text.translate(_DIGITS)


def shape_expr(column: polars.Expr) -> polars.Expr:
    """The same as `shape`, of a column of text."""
    return column.str.replace_all("[0-9]", "9")


def shapes(texts: polars.Series) -> list[str]:
    """The different shapes of a column's texts: of thousands of villages named Thôn 1, Thôn 2 one."""
    import polars as pl

    different = texts.unique().cast(pl.String).to_frame("text")
    return different.select(shape_expr(pl.col("text")).unique()).to_series().to_list()


def all_different(ids: polars.Series) -> bool:
    """Whether no number of the column stands twice; numbers whose hashes differ do, and hashes are soon compared."""
    return ids.hash().n_unique() == len(ids) or ids.is_unique().all()


def told_apart(ids: polars.Series) -> bool:
    """Whether no two different numbers of the column can be one household: then no key need be made of half a million.

    So it is with a register's own numbers: what stands between their figures is written one way, and figures differ
    by more than leading zeros.
    """
    import polars as pl

    column = pl.col(ids.name)
    shapes = ids.to_frame().select(shape_expr(column).unique()).to_series().drop_nulls()
    outlines = {re.sub("9+", "9", one) for one in shapes}
    if len({re.sub("[9-]+", "9", identity(one)) for one in outlines}) < len(outlines):
        return False
    return ids.to_frame().select(without_zeros_expr(column).n_unique() == column.n_unique()).item()


def shown(text: str) -> str:
    """The number as the person wrote it, for pages and findings: without letters nobody sees and Excel's apostrophe."""
    return " ".join(re.sub(BEFORE, "", re.sub(UNSEEN, "", text)).split())


def _told_by_zeros(all_keys: set[str]) -> set[str]:
    """The keys that fall together with another of the set once zeros are left out."""
    by_bare: dict[str, set[str]] = {}
    for key in all_keys:
        by_bare.setdefault(without_zeros(key), set()).add(key)
    return {key for same in by_bare.values() if len(same) > 1 for key in same}
