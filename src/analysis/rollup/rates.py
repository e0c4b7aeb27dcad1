"""Rates as printed against the counts beside them: bounds, noughts, and the number of households that they imply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from analysis.rollup.fault import Fault

CLOSE, ROUGH = Fraction(1, 100), Fraction(1, 20)  # points: cut off or rounded at two decimals, at one


def printed(value: float) -> Fraction:
    """The rate as it was written: the shortest decimal that is this number."""
    return Fraction(f"{value:.6f}")


def slack(value: float) -> Fraction:
    """How far a printed rate may be from the exact one: a hundredth, or half a tenth where it has one decimal."""
    return CLOSE if (10 * printed(value)).denominator > 1 else ROUGH


def fits(value: float, part: float, whole: float) -> bool:
    """Whether the rate (%) can be part ÷ whole as printed; none is of nothing but 0, and none over no households."""
    if whole == 0 or (value == 0) != (part == 0):
        return whole != 0 and value == 0 and Fraction(100 * part) / Fraction(whole) < CLOSE
    return abs(printed(value) - Fraction(100 * part) / Fraction(whole)) <= slack(value)


def implied(value: float, part: float) -> tuple[Fraction, Fraction] | None:
    """The fewest and the most households that a count and its rate can be of; None where they say nothing of it."""
    rate = printed(value)
    if part == 0 or not slack(value) < rate <= 100:
        return None
    return Fraction(100 * part) / (rate + slack(value)), Fraction(100 * part) / (rate - slack(value))


def out_of_bounds(unit: str, form: str, rates: Iterable[tuple[str, float | None]]) -> Iterator[Fault]:
    """A fault for each rate (column, value) that is no percentage."""
    for code, rate in rates:
        if rate is not None and not 0 <= rate <= 100:
            yield Fault(unit, form, code, rate, "từ 0 đến 100 %", "bounds")


def share(part: float, whole: float) -> str:
    """`5,64 %, 74/1138`: what the rate should be, in words."""
    if not whole:
        return f"để trống: không có hộ nào để chia {part}"
    return f"{100 * part / whole:.2f} %, {part}/{whole}".replace(".", ",")
