"""Numbers and dates as Vietnamese official documents write them: 1.647 hộ; 5,59 %; ngày 05 tháng 01 năm 2023."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, cast

import pandas as pd
from babel.numbers import format_decimal

from analysis.review.printed import half_up

MINUS = "−"


def integer(value: object) -> str:
    """`1.647`; blank for a missing value."""
    return _write(value, 0)


def rate(value: object) -> str:
    """`5,59`: two decimals, half up; blank for a missing value."""
    return _write(value, 2)


def ratio(value: object) -> str:
    """`0,0225`: four decimals, for the poverty index."""
    return _write(value, 4)


def money(value: object) -> str:
    """Million VND: `1.250`, `37,5`; as many decimals as there are, two at most."""
    if value is None or pd.isna(value):
        return ""
    # rounded first: a sum of floats carries digits that no money has (9189,100000000001)
    places = -cast(int, half_up(value, 2).normalize().as_tuple().exponent)  # a letter only for what is no number
    return _write(value, max(0, places))


def fixed(value: object, places: int) -> str:
    """The value with so many decimals; blank for a missing one."""
    return _write(value, places)


def number(value: object) -> str:
    """A number of unknown kind: whole numbers without decimals, others with two at most."""
    return money(value)


def signed(value: Any, places: int = 2) -> str:
    """`+0,40`, `−0,40`, `0,00`: a change."""
    text = _write(value, places)
    return f"+{text}" if text and value > 0 and text.strip("0,") else text


def change(value: object) -> str:
    """`+3`, `−3`, `0`: a change of a count; blank for a missing value."""
    return signed(value, 0) if value is not None and not pd.isna(value) else ""


def _write(value: object, places: int) -> str:
    return "" if value is None or pd.isna(value) else _written(value, places)


@lru_cache(maxsize=1 << 14, typed=True)
def _written(value: object, places: int) -> str:
    # counts of a commune are few, and stand in many tables
    text = format_decimal(half_up(value, places), _pattern(places), locale="vi_VN")
    return text.replace("-", MINUS) if text.strip("-0,") else text.lstrip("-")


def _pattern(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")


def date_long(day: date | str) -> str:
    """`ngày 05 tháng 01 năm 2023`: a leading zero for days under 10 and months 1 and 2 only (NĐ 30/2020/NĐ-CP).

    `day`: a date, or its ISO text 2023-01-05; other text raises ValueError.
    """
    day = date.fromisoformat(day) if isinstance(day, str) else day
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
