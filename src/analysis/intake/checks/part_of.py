"""A part that is more than its whole: the rule is declared once, in the dictionary (`within`), for every table."""

from __future__ import annotations

import polars as pl

from analysis.intake.checks.rule import Rule
from analysis.intake.dictionary import dictionary
from analysis.intake.sheets import Sheet


def parts_within_wholes(sheet: Sheet, table: str) -> list[Rule]:
    """A rule for each column of `sheet` that is a part of another: its number does not exceed that of the whole."""
    return [
        Rule(
            pl.col(part.code) > pl.col(whole),
            check=f"{part.code}_within_{whole}", severity=part.beyond, column=part.code,
            expected=lambda row, whole=whole: f"không quá {whole} = {row[whole]}",
            remedy="kiểm tra hai số của dòng này",
        )
        for part, whole in dictionary()[table].wholes.items()
        if part.code in sheet and whole in sheet
    ]  # fmt: skip
