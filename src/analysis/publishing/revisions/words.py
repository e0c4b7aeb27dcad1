"""Figures and times of a revision as a reader writes them."""

from __future__ import annotations

from datetime import datetime

from babel.numbers import format_decimal

from analysis.presentation import numbers
from analysis.presentation.units import measure, write
from analysis.publishing.revisions.log import Entry

DECIMALS = 16
MISSING = "không có số liệu"
FLAGS = {"1": "có", "0": "không"}
MET = {"1": "đạt", "0": "không đạt"}
FORMS = {"integer", "rate", "ratio", "money", "number", "signed"}
BY_UNIT = {"%": "rate", "điểm %": "rate", "tỷ số": "ratio", "triệu đồng": "money"}


def value_words(entry: Entry) -> tuple[str, str]:
    """The old and the new value in Vietnamese notation, with the unit; with more decimals where rounding would make them equal."""
    old, new = (_written(value, entry) for value in (entry.old, entry.new))
    if old == new:
        return _apart(entry)
    return old, new


def number_of(value: str) -> int | float | None:
    """The number that figures.csv writes so; None for a blank or for text."""
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return None


def moment(iso: str) -> str:
    """`10:05 ngày 25/11/2026` of an ISO time; the text itself where it is none."""
    try:
        return f"{datetime.fromisoformat(iso):%H:%M ngày %d/%m/%Y}"
    except (TypeError, ValueError):
        return str(iso or "")


def run_words(since: str | None, commit: str | None) -> str:
    """`lần lập 10:05 ngày 25/11/2026 (phiên bản mã nguồn 36c86d62)`."""
    when = f"lần lập {moment(since)}" if since else "lần lập trước (không rõ thời điểm)"
    return f"{when} (phiên bản mã nguồn {commit[:8]})" if commit else when


def _written(value: str, entry: Entry) -> str:
    if value == "":
        return MISSING
    number = number_of(value)
    if number is None:
        return value
    if entry.unit == "1/0":
        return (MET if entry.column.startswith("met") else FLAGS).get(value, value)
    form = entry.form if entry.form in FORMS else _form(entry)
    if form == "integer" and number != int(number):
        form = "number"
    return _with_unit(write(number, form), entry.unit)


def _form(entry: Entry) -> str:
    if entry.unit in BY_UNIT:
        return BY_UNIT[entry.unit]
    unit, form = measure(entry.column, ("", "number"))
    return form if unit == entry.unit else "number"


def _apart(entry: Entry) -> tuple[str, str]:
    """Both values with as many decimals as it takes to tell them apart."""
    was, now = number_of(entry.old), number_of(entry.new)
    if was is not None and now is not None:
        for places in range(3, DECIMALS):
            old, new = (
                format_decimal(value, "0." + "0" * places, locale="vi_VN", decimal_quantization=True)
                for value in (was, now)
            )
            if old != new:
                one, other = (_with_unit(text.replace("-", numbers.MINUS), entry.unit) for text in (old, new))
                return one, other
    return entry.old or MISSING, entry.new or MISSING


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}".strip()
