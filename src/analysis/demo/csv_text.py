"""Rows as CSV text under the contract's code names."""

from __future__ import annotations

import csv
import io
from typing import Any

from analysis.intake.dictionary import dictionary


def csv_text(table: str, rows: list[dict[str, Any]]) -> str:
    """The rows as CSV text under the contract's code names; a cell that a row does not have is blank."""
    columns = [column.code for column in dictionary()[table].columns]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
