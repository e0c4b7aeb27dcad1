"""The table as issued against its own arithmetic: each printed cell that differs from what the counts give, and how."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.gathered import first_told
from analysis.intake.sheets import ROW, Sheet
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
KINDS = {"wrong": "sai", "truncated": "cắt số lẻ, không làm tròn", "fewer_decimals": "thiếu chữ số thập phân"}

Counted = Mapping[str, Mapping[str, int | None]]  # village (or total) -> column -> number, None where there is none


class Difference(NamedTuple):
    """One printed cell that differs. kind: wrong (sai), truncated (cắt số lẻ), fewer_decimals (thiếu chữ số thập
    phân).
    """

    village: str
    column: str
    printed: str
    printed_value: float
    computed: float
    kind: str
    numerator: int | None = None
    denominator: int | None = None


def check_issued(targets: Sheet, counted: Counted) -> list[Finding]:
    """A warning for each printed cell of the issued table that is not what the counts give, a note for mixed marks.

    `targets`: the issued table as printed; `counted`: what the review and the table's own whole numbers give.
    """
    rows, file = list(targets.frame.iter_rows(named=True)), targets.file
    places = {row["village"]: row[ROW] for row in rows}
    findings = first_told(
        differing(rows, counted),
        kind=lambda difference: difference.column,
        tell=lambda difference: _finding(difference, places[difference.village], file),
        rows=len(rows),
    )
    findings += _blanks(rows, counted, file)
    marks = marks_used(row[column] for column in RATES for row in rows if column in row)
    if len(marks) > 1:
        found = ", ".join(f"{number} ô dùng dấu “{mark}”" for mark, number in marks.items())
        findings.append(
            Finding("note", file, None, None, found, "một dấu thập phân: dấu phẩy",
                    "khi in lại, viết thống nhất dấu phẩy; việc đọc số không bị ảnh hưởng", "decimal_mark")
        )  # fmt: skip
    return findings


def _blanks(rows: list[dict], counted: Counted, file: str) -> list[Finding]:
    """A note for each cell that is blank where others of its column are printed and the counts give a number."""
    printed = [column for column in FORM_NUMBERS if any(row.get(column) for row in rows)]
    return [
        Finding("note", file, int(row[ROW]), column, "", f"số ở cột ({FORM_NUMBERS[column]}) như các dòng khác",
                "bảng đã ban hành để trống ô này; báo cáo dùng số tính lại", "issued_blank")
        for row in rows
        for column in printed
        if not row[column] and _known(counted.get(row["village"], {}), column)
    ]  # fmt: skip


def _known(counts: Mapping[str, int | None], column: str) -> bool:
    """Whether the counts give the number of a column."""
    if column in COUNTS:
        return counts.get(column) is not None
    above, below = QUOTIENTS[column]
    return counts.get(above) is not None and bool(counts.get(below))


def counted_from(villages: Sheet, households: Sheet, target_counts: Sheet) -> Counted:
    """The counts of the form (columns 1, 2, 6, 8, 9), by village of the register and `total`, each from its source.

    The same arithmetic as `planning.village_targets`, which makes frames of it: (9) = (2) − (8).
    """
    poor = poor_by_village(households)
    planned = {row["village"]: row for row in target_counts.frame.iter_rows(named=True)}
    start = villages.frame.select("village", "households").iter_rows()
    counted: dict[str, dict[str, int | None]] = {}
    for village, households_start in start:
        plan = planned.get(village, {})
        counted[village] = {
            "households_start": households_start,
            "poor_start": poor.get(village, 0),
            "households_end": plan.get("households_end"),
            "reduction": plan.get("reduction"),
        }
    columns = ("households_start", "poor_start", "households_end", "reduction")
    counted["total"] = {column: _sum(row[column] for row in counted.values()) for column in columns}
    for row in counted.values():
        lifted, poor_start = row["reduction"], row["poor_start"]
        row["poor_end"] = None if lifted is None or poor_start is None else poor_start - lifted
    return counted


def poor_by_village(households: Sheet) -> dict[str, int]:
    """How many poor households each village has at the end of the review; villages without any are left out."""
    poor = (pl.col("class_end") == "poor") & pl.col("village").is_not_null()
    return dict(households.frame.lazy().filter(poor).group_by("village").len().collect().iter_rows())


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; a sum with a missing part is missing."""
    parts = list(numbers)
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def differing(rows: Iterable[dict], counted: Counted) -> list[Difference]:
    """The printed cells that are not what the counts give, in the order of the table.

    A rate is right when it equals the computed one rounded half up to two decimals, however it is written.
    """
    return [
        difference
        for row in rows
        if (counts := counted.get(row["village"])) is not None
        for column in FORM_NUMBERS
        if (cell := row.get(column)) and (difference := _compare(row["village"], column, cell, counts))
    ]


def marks_used(cells: Iterable[str]) -> dict[str, int]:
    """How many printed rates use each decimal mark, e.g. {",": 13, ".": 5}; more than one key is a mixed table."""
    marks: Counter[str] = Counter()
    for cell, number in Counter(cells).items():
        if mark := next((letter for letter in cell if letter in ",."), ""):
            marks[mark] += number
    return dict(sorted(marks.items()))


@lru_cache(maxsize=65_536)
def _number(cell: str, is_count: bool) -> float | None:
    """The number a cell says, None where it says none: intake has reported that."""
    try:
        return count(cell) if is_count else decimal(cell, ",")
    except ValueError:
        return None


def _compare(village: str, column: str, cell: str, counted: Mapping[str, int | None]) -> Difference | None:
    """What is wrong with a printed cell; nearly every one is right, and there are tens of thousands."""
    if column in COUNTS:
        right = counted[column]
        if right is None or cell == str(right) or (value := _number(cell, True)) is None or value == right:
            return None
        return Difference(village, column, cell, value, right, "wrong")
    numerator, denominator = QUOTIENTS[column]
    above, below = counted[numerator], counted[denominator]
    if above is None or not below or (value := _number(cell, False)) is None:
        return None
    # half up in whole numbers first: exact fractions are slow
    if value == (20_000 * above + below) // (2 * below) / 10**DECIMALS:
        return None
    return _rate(village, column, cell, value, above, below)


def _rate(village: str, column: str, cell: str, value: float, above: int, below: int) -> Difference | None:
    places = len(re.split(r"[.,]", cell)[1]) if re.search(r"[.,]", cell) else 0
    written = Decimal(str(value))
    if written == _percent(above, below, DECIMALS):
        return None
    if places < DECIMALS and written == _percent(above, below, places):
        kind = "fewer_decimals"
    elif written == _percent(above, below, places, cut=True):
        kind = "truncated"
    else:
        kind = "wrong"
    return Difference(village, column, cell, value, 100 * above / below, kind, above, below)


def _percent(above: int, below: int, places: int, *, cut: bool = False) -> Decimal:
    """The exact rate to so many decimals; half up as official tables round, not half to even, or cut off."""
    parts = abs(above) * 100 * 10**places
    whole = parts // below if cut else (2 * parts + below) // (2 * below)
    return Decimal(whole if above >= 0 else -whole).scaleb(-places)


def _finding(difference: Difference, row: int, file: str) -> Finding:
    if difference.column in COUNTS:
        expected = str(int(difference.computed))
    else:
        exact = f"{difference.computed:.4f}".replace(".", ",")
        expected = f"{difference.numerator} / {difference.denominator} = {exact} %"
    place = "Tổng cộng" if difference.village == "total" else difference.village
    return Finding("warning", file, int(row), difference.column, difference.printed,
                   f"{expected} ({place}, cột ({FORM_NUMBERS[difference.column]}))",
                   f"{KINDS[difference.kind]}; báo cáo dùng số tính lại, bảng so sánh nêu ô này", "issued_table")  # fmt: skip
