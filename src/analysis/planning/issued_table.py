"""The table as issued against the table as computed: each printed cell that differs, and how."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from analysis.intake.targets import COUNTS, RATES
from analysis.intake.values import count, decimal

# the form's numbers of the columns; the print skips 4 and 5
FORM_NUMBERS = {
    "households_start": 1,
    "poor_start": 2,
    "poor_start_rate": 3,
    "households_end": 6,
    "reduction_rate": 7,
    "reduction": 8,
    "poor_end": 9,
    "poor_end_rate": 10,
}
QUOTIENTS = {
    "poor_start_rate": ("poor_start", "households_start"),
    "reduction_rate": ("reduction", "households_end"),
    "poor_end_rate": ("poor_end", "households_end"),
}
DECIMALS = 2


class Difference(NamedTuple):
    """One printed cell that differs. kind: wrong (sai), truncated (cắt số lẻ), fewer_decimals (thiếu chữ số thập phân)."""

    village: str
    column: str
    printed: str
    printed_value: float
    computed: float
    kind: str
    numerator: int | None = None
    denominator: int | None = None


def differences(printed: pd.DataFrame | None, computed: pd.DataFrame) -> list[Difference]:
    """The printed cells that are not what the counts give, in the order of the table.

    `printed`: the issued table as text (with its total row, village `total`); `computed`: `village_targets`. A rate is
    right when it equals the computed one rounded half up to two decimals, however it is written. None of a table
    that is not issued.
    """
    if printed is None:
        return []
    # plain dicts: a province has thousands of rows, and a frame is slow to ask cell by cell
    right = computed.to_dict("index")
    columns = [column for column in FORM_NUMBERS if column in printed.columns]
    return [
        difference
        for row in printed[["village", *columns]].to_dict("records")
        if row["village"] in right
        for column in columns
        if row[column] and (difference := _compare(row["village"], column, row[column], right[row["village"]]))
    ]


def decimal_marks(printed: pd.DataFrame | None) -> dict[str, int]:
    """How many printed rates use each decimal mark, e.g. {",": 13, ".": 5}; more than one key is a mixed table."""
    if printed is None:
        return {}
    cells = [cell for column in printed.columns.intersection(RATES) for cell in printed[column]]
    marks = [mark.group() for cell in cells if (mark := re.search(r"[.,]", cell))]
    return {mark: marks.count(mark) for mark in sorted(set(marks))}


def _compare(village: str, column: str, cell: str, computed: dict) -> Difference | None:
    try:
        value = count(cell) if column in COUNTS else decimal(cell, ",")
    except ValueError:
        return None  # intake has reported it
    if column in COUNTS:
        right = computed[column]
        same = pd.isna(right) or value == right
        return None if same else Difference(village, column, cell, value, int(right), "wrong")
    above, below = (computed[part] for part in QUOTIENTS[column])
    if pd.isna(above) or pd.isna(below) or below == 0:
        return None
    exact = Fraction(100 * int(above), int(below))
    places = len(re.split(r"[.,]", cell)[1]) if re.search(r"[.,]", cell) else 0
    written = Decimal(str(value))
    if written == rounded(exact, DECIMALS):
        return None
    if places < DECIMALS and written == rounded(exact, places):
        kind = "fewer_decimals"
    elif written == rounded(exact, places, ROUND_DOWN):
        kind = "truncated"
    else:
        kind = "wrong"
    return Difference(village, column, cell, value, float(exact), kind, int(above), int(below))


def rounded(value: Fraction, places: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """The exact value to so many decimals; half up as official tables round, not half to even."""
    with localcontext(prec=50):
        return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places), rounding)
