"""Rows of a frame that break a rule -> findings, one a row: for the few files that are checked as frames."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.findings import Finding, Severity

Text = str | Callable[[dict], str]


def flag_frame(
    frame: pd.DataFrame,
    broken: pd.Series,
    *,
    check: str,
    severity: Severity,
    file: str,
    column: str,
    expected: Text,
    remedy: Text,
    value: Text | None = None,
) -> list[Finding]:
    """A finding for each row of `frame` where `broken` holds; texts may be functions of the row."""
    mask = broken.fillna(False).to_numpy(dtype=bool)
    if not mask.any():
        return []
    rows = frame[mask]
    return [
        Finding(
            severity=severity,
            file=file,
            row=int(row["source_row"]),
            column=column,
            value=_shown(row[column]) if value is None else _text(value, row),
            expected=_text(expected, row),
            remedy=_text(remedy, row),
            check=check,
        )
        for row in rows.to_dict("records")
    ]


def _text(text: Text, row: dict) -> str:
    return text if isinstance(text, str) else text(row)


def _shown(value: object) -> str:
    return "" if pd.isna(value) else str(value)
