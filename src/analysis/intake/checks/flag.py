"""Rows that break a rule -> findings, one a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.findings import Finding, Severity
from analysis.intake.sheet import Sheet


@dataclass(frozen=True)
class Row:
    """One row, for texts: `row["members"]` is its value; only what a text asks for is looked up."""

    sheet: Sheet
    place: int
    more: Mapping[str, Sequence]

    def __getitem__(self, name: str) -> object:
        return self.more[name][self.place] if name in self.more else self.sheet[name][self.place]


Text = str | Callable[[Row], str]


def flag(
    sheet: Sheet,
    broken: np.ndarray,
    *,
    check: str,
    severity: Severity,
    column: str,
    expected: Text,
    remedy: Text,
    value: Text | None = None,
    more: Mapping[str, Sequence] | None = None,
) -> list[Finding]:
    """A finding for each row of `sheet` where `broken` holds; texts may be functions of the row's values.

    `more`: further values by row, for the texts.
    """
    findings = []
    for place in np.flatnonzero(broken):
        row = Row(sheet, place, more or {})
        findings.append(
            Finding(
                severity=severity,
                file=sheet.file_of(place),
                row=int(sheet.rows[place]),
                column=column,
                value=_shown(row[column]) if value is None else _text(value, row),
                expected=_text(expected, row),
                remedy=_text(remedy, row),
                check=check,
            )
        )
    return findings


def _text(text: Text, row: Row) -> str:
    return text if isinstance(text, str) else text(row)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
