"""The table as issued against the table as computed, on frames: each printed cell that differs, and how."""

from __future__ import annotations

import pandas as pd

from analysis.intake.checks.issued_table import FORM_NUMBERS, Difference, differing, marks_used
from analysis.intake.targets import COUNTS, RATES

__all__ = ["FORM_NUMBERS", "Difference", "decimal_marks", "differences"]


def differences(printed: pd.DataFrame | None, computed: pd.DataFrame) -> list[Difference]:
    """The printed cells that are not what the counts give, in the order of the table.

    `printed`: the issued table as text (with its total row, village `total`); `computed`: `village_targets`. A rate is
    right when it equals the computed one rounded half up to two decimals, however it is written. None of a table
    that is not issued.
    """
    if printed is None:
        return []
    return differing(printed.to_dict("records"), counted(computed))


def counted(computed: pd.DataFrame) -> dict[str, dict[str, int | None]]:
    """The counts of `village_targets` as plain numbers: village (or total) -> column -> number, None where missing."""
    whole = computed[computed.columns.intersection(COUNTS)].to_dict("index")
    return {
        village: {column: None if pd.isna(number) else int(number) for column, number in row.items()}
        for village, row in whole.items()
    }


def decimal_marks(printed: pd.DataFrame | None) -> dict[str, int]:
    """How many printed rates use each decimal mark, e.g. {",": 13, ".": 5}; more than one key is a mixed table."""
    if printed is None:
        return {}
    return marks_used(cell for column in printed.columns.intersection(RATES) for cell in printed[column])
