"""Rows that break a rule -> findings, one a row."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from analysis.findings import Finding, Severity
from analysis.intake.sheets import ROW, Sheet

Text = str | Callable[[dict], str]


def flag(
    sheet: Sheet,
    broken: pl.Expr,
    *,
    check: str,
    severity: Severity,
    column: str,
    expected: Text,
    remedy: Text,
    value: Text | None = None,
) -> list[Finding]:
    """A finding for each row of `sheet` for which `broken` is true; texts may be functions of the row (a dict by column)."""
    rows = sheet.frame.select(broken.alias("broken")).to_series()
    if not rows.any():
        return []
    return [
        Finding(
            severity=severity,
            file=sheet.file_of(row),
            row=row[ROW],
            column=column,
            value=_shown(row[column]) if value is None else _text(value, row),
            expected=_text(expected, row),
            remedy=_text(remedy, row),
            check=check,
        )
        for row in sheet.frame.filter(rows).iter_rows(named=True)
    ]


def _text(text: Text, row: dict) -> str:
    return text if isinstance(text, str) else text(row)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
