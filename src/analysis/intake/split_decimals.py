"""A number with a decimal comma that a file divided by commas has cut in two: 1,96 without quotation marks is two
cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from analysis.findings import Finding
from analysis.intake.dictionary import Column
from analysis.intake.placeholders import IN_WORDS
from analysis.intake.values import KINDS, decimal_readings

WHOLE = re.compile(r"\s*-?(\d+|\d{1,3}(\.\d{3})+)\s*")
FRACTION = re.compile(r"\s*\d{1,3}\s*")
MOST_CUTS = 8


def joined_numbers(
    records: list[list[str]], bottom: int, columns: Mapping[int, Column], file: str
) -> tuple[list[list[str]], list[Finding]]:
    """The records with such numbers in one cell again, and an error for each row, which then needs no other.

    A row that says something either way stays as it is, with a warning.

    Only where joining explains the row: as many cells as the head has, each saying something of its column's kind. A
    comma at the end of most rows is no cell too many. `bottom`: the index of the head's last row.
    """
    width = len(records[bottom]) if records else 0
    below = range(bottom + 1, len(records))
    if all(len(records[index]) <= width for index in below):
        return records, []
    usual = Counter(len(records[index]) for index in below).most_common(1)[0][0]
    records, findings = list(records), []
    for index in below:
        record = records[index]
        if not max(width, usual) < len(record) <= width + MOST_CUTS:
            continue
        ways = list(islice(_joinings(record, 0, width, columns), 2))
        if ways and _sound(record, columns) and not any(map(str.strip, record[width:])):
            findings.append(_asked(file, index + 1, len(record), width))  # or a sign too many at the end
        elif ways:
            records[index] = ways[0]
            findings.append(_cut(file, index + 1, record, ways, columns))
    return records, findings


def _joinings(record: list[str], start: int, width: int, columns: Mapping[int, Column]) -> Iterator[list[str]]:
    """The records that are sound with cells joined from `start` on, as many as the head has too few."""
    for at in range(start, min(width, len(record) - 1)):
        if at in columns and _may_be_cut(columns[at], record[at], record[at + 1]):
            joined = [*record[:at], f"{record[at].strip()},{record[at + 1].strip()}", *record[at + 2 :]]
            if len(joined) > width:
                yield from _joinings(joined, at + 1, width, columns)
            elif _sound(joined, columns):
                yield joined


def _may_be_cut(column: Column, whole: str, fraction: str) -> bool:
    has_fractions = column.kind == "decimal" or (column.kind == "printed" and column.code.endswith("_rate"))
    return has_fractions and bool(WHOLE.fullmatch(whole) and FRACTION.fullmatch(fraction))


def _sound(record: list[str], columns: Mapping[int, Column]) -> bool:
    return all(_says(record[at].strip(), column) for at, column in columns.items())


def _says(text: str, column: Column) -> bool:
    """Whether the cell can be read as its column asks, or is blank where it may be."""
    if not text:
        return not column.filled
    if column.kind == "printed":
        return bool(decimal_readings(text))
    if column.code in IN_WORDS:
        return not decimal_readings(text)
    try:
        KINDS["text" if column.kind == "restricted" else column.kind].parse(text)
    except (ValueError, OverflowError):
        return False
    return True


def _asked(file: str, row: int, cells: int, width: int) -> Finding:
    return Finding("warning", file, row, None, f"{cells} ô, ô cuối trống", f"{width} ô như hàng tiêu đề",
                   "kiểm tra dòng này có số thập phân nào chưa đặt trong nháy kép không; không có thì bỏ dấu ngăn cột thừa ở cuối dòng", "row_width")  # fmt: skip


def _cut(file: str, row: int, record: list[str], ways: list[list[str]], columns: Mapping[int, Column]) -> Finding:
    """The error: at the column of the number where there is one way to join, of the whole row where there are
    several.
    """
    at = next(at for at, cell in enumerate(ways[0]) if cell != record[at])
    column, value = (columns[at].code, ways[0][at]) if len(ways) == 1 else (None, f"{len(record)} ô")
    return Finding("error", file, row, column, value, f"số thập phân trong một ô, {len(ways[0])} ô như hàng tiêu đề",
                   "đặt số có dấu phẩy thập phân trong nháy kép, hoặc lưu lại từ Excel với dấu chấm phẩy ngăn cột", "row_width")  # fmt: skip
