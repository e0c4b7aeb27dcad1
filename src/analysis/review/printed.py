"""Rates as a report prints them, two decimals half up, and their differences (mức giảm giữa hai tỷ lệ đã in).

Published reports subtract the rates that they print: 8,11 − 6,07 = 2,04, where the unrounded rates differ by 2,05. A
reader who checks the subtraction must find it right, so the printed difference is what is shown and what judges.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

PLACES = 2
STEP = Decimal(1).scaleb(-PLACES)


def half_up(value: Any, places: int = PLACES) -> Decimal:
    """The value with so many decimals, half up; through repr, the shortest decimal that is this float, as a reader sees it."""
    exact = Decimal(int(value)) if isinstance(value, int) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def printed_difference(start: Any, end: Any) -> Decimal | None:
    """start − end of two rates (%) as printed, in points; None where either is missing."""
    return None if pd.isna(start) or pd.isna(end) else half_up(start) - half_up(end)


def printed_differences(start: pd.Series, end: pd.Series) -> pd.Series:
    """`printed_difference` row by row, Float64."""
    values = [printed_difference(*pair) for pair in zip(start, end, strict=True)]
    return pd.Series([None if value is None else float(value) for value in values], start.index, dtype="Float64")


def most_with_printed_rate(whole: int, limit: Decimal) -> int:
    """The most households of `whole` whose printed rate (%) is at most `limit`; −1 where not even none is few enough."""
    highest = limit.quantize(STEP, ROUND_FLOOR)
    if highest < 0:
        return -1
    # rates below highest + half a step print as highest; the half itself rounds up
    bound = (Fraction(highest) + Fraction(STEP) / 2) * whole / 100
    return min(whole, -int(-bound // 1) - 1)
