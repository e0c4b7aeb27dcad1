"""Rules over the rows of a sheet -> findings, one for each row that breaks a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from analysis.findings import Finding, Severity
from analysis.intake.sheets import ROW, Sheet

Text = str | Callable[..., str]  # of the row; further arguments have values of their own


@dataclass(frozen=True)
class Rule:
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
    """A finding for each rule and row that breaks it. The rules are asked all at once: nearly always none is broken."""
    if not rules:
        return []
    broken = sheet.frame.select(rule.broken.any().alias(str(number)) for number, rule in enumerate(rules)).row(0)
    return [
        rule.finding(sheet, row)
        for rule, any_row in zip(rules, broken, strict=True)
        if any_row
        for row in sheet.frame.filter(rule.broken).iter_rows(named=True)
    ]


def _text(text: Text, row: dict) -> str:
    return text if isinstance(text, str) else text(row)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
