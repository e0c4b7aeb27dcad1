"""Words that several charts say alike: counts of households, lists of villages cut short, how many rows are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.presentation.numbers import integer, rate
from analysis.presentation.prose import listing

NBSP = "\u00a0"


def households(count: Any) -> str:
    """`15 hộ`, not to be broken."""
    return f"{integer(int(count))}{NBSP}hộ"


def per_cent(value: object) -> str:
    """`5,59 %`, not to be broken."""
    return f"{rate(value)}{NBSP}%"


def inside(name: str) -> str:
    """A label as it stands inside a sentence: `bảo hiểm y tế`."""
    return name[:1].lower() + name[1:]


def some(parts: Sequence[str], others: str, words: str = "khác", most: int = 3) -> str:
    """`Thôn A, Thôn B và 4 thôn khác`: the first few by name. `others`: what the rest are (`thôn`, `tổ dân phố`)."""
    # one more is named as shortly as it is counted
    if len(parts) <= most + 1:
        return listing(parts)
    return listing([*parts[:most], f"{len(parts) - most}{NBSP}{others} {words}"])


def left_out(rows: int, drawn: int, places: str, order: str) -> str:
    """A sentence on rows that are not drawn; blank where all are."""
    return f" Vẽ {drawn} {places} {order}; {rows - drawn} {places} khác xem bảng." if rows > drawn else ""
