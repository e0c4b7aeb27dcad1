"""Rules over the rows of a sheet -> findings, one for each row that breaks a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import polars as pl

from analysis.findings import Finding, Severity
from analysis.intake.checks.gathered import MOST
from analysis.intake.sheets import FILE, ROW, Sheet

Text = str | Callable[..., str]  # of the row; further arguments have values of their own


class Rule(NamedTuple):
    """A named rule: `broken` is true for the rows that break it; the texts may be functions of the row (a dict by
    column).
    """

    broken: pl.Expr
    check: str
    severity: Severity
    column: str
    expected: Text
    remedy: Text
    value: Text | None = None  # what the cell holds, where it is not the cell as read

    def finding(self, sheet: Sheet, row: dict) -> Finding:
        """What is told of a row that breaks the rule."""
        return Finding(
            severity=self.severity,
            file=sheet.file_of(row),
            row=row[ROW],
            column=self.column,
            value=_shown(row[self.column]) if self.value is None else _text(self.value, row),
            expected=_text(self.expected, row),
            remedy=_text(self.remedy, row),
            check=self.check,
        )


def told(sheet: Sheet, *rules: Rule) -> list[Finding]:
    """A finding for each rule and row that breaks it. The rules are asked all at once: nearly always none is broken.

    Notes are put into words as far as they are listed: which rows they tell of no other check asks.
    """
    if not rules:
        return []
    broken = sheet.frame.select(rule.broken.any().alias(str(number)) for number, rule in enumerate(rules)).row(0)
    return [
        finding
        for rule, any_row in zip(rules, broken, strict=True)
        if any_row
        for finding in _findings(sheet, rule, sheet.frame.filter(rule.broken))
    ]


def _findings(sheet: Sheet, rule: Rule, rows: pl.DataFrame) -> list[Finding]:
    more = len(rows) - MOST
    if rule.severity != "note" or more <= 1 or FILE in rows:
        return [rule.finding(sheet, row) for row in rows.iter_rows(named=True)]
    *listed, last = pl.concat([rows.head(MOST), rows.tail(1)]).iter_rows(named=True)
    return [*(rule.finding(sheet, row) for row in listed), replace(rule.finding(sheet, last), places=more)]


def _text(text: Text, row: dict) -> str:
    return text if isinstance(text, str) else text(row)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
