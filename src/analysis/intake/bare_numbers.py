"""A household's number that has lost its letters: 54, 54.0 among numbers that are all like KT-0054.

A spreadsheet or a hand drops what stands before the figures; nobody can tell whose number it is, and as another
household's it would pass for one that is new, or hide one that left.
"""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.id_pattern import has_letters
from analysis.intake.identity_checks import COLUMN
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import first_few

BARE = r"^[0-9]{1,8}([.,]0+)?$"  # longer ones are numbers of a person or a book
LETTERED = r"^\pL"
FEWEST = 10  # numbers with letters: fewer make no rule
SHARE = 9  # times as many have letters


def refuse_bare(households: Sheet, like: Sheet | None = None) -> tuple[Sheet, list[Finding]]:
    """The sheet with such numbers as null, and one error that names them.

    `like`: whose numbers give the rule, if not its own.
    """
    ids = households[COLUMN]
    if households.numbers and has_letters(households.numbers):
        return households, []
    is_bare = ids.str.contains(BARE).fill_null(False)
    if not is_bare.any():
        return households, []
    known = (like or households)[COLUMN].drop_nulls()
    lettered = known.filter(known.str.contains(LETTERED))
    if len(lettered) < max(FEWEST, SHARE * known.str.contains(BARE).sum()):
        return households, []
    rows = households[ROW].filter(is_bare).to_list()
    shown = first_few(rows)
    told = Finding("error", households.file, rows[0], COLUMN, ids.filter(is_bare)[0], f"mã hộ đủ chữ và số như các mã khác, ví dụ {lettered[0]}",
                   f"gõ lại mã hộ theo sổ; {len(rows)} ô chỉ có số: dòng {shown}", "household_number")  # fmt: skip
    return households.having(**{COLUMN: pl.when(~is_bare).then(pl.col(COLUMN))}), [told]
