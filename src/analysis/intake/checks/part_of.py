"""A part that is more than its whole: the rule is declared once, in the dictionary (`within`), for every table."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.dictionary import dictionary
from analysis.intake.sheets import Sheet


def check_parts(sheet: Sheet, table: str) -> list[Finding]:
    """A finding for each row and column of `sheet` whose number exceeds that of the column it is a part of."""
    findings = []
    for part, whole in dictionary()[table].wholes.items():
        if part.code in sheet and whole in sheet:
            findings += flag(
                sheet, pl.col(part.code) > pl.col(whole),
                check=f"{part.code}_within_{whole}", severity=part.beyond, column=part.code,
                expected=lambda row, whole=whole: f"không quá {whole} = {row[whole]}",
                remedy="kiểm tra hai số của dòng này",
            )  # fmt: skip
    return findings
