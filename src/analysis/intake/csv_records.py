"""The text of a CSV file -> its records, or where and how its quoting is broken."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from analysis.findings import Finding
from analysis.intake.file_bounds import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)

DELIMITERS = ",;\t|"
SAMPLE_LINES = 30
SAMPLE_LETTERS = 1_000_000  # a file of blank lines alone has no thirtieth
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
QUOTED = re.compile(r'"[^"]*"')
# what the reader of the standard library says -> value, what is allowed, what to do
REASONS = (
    ("unexpected end of data", "dấu nháy kép mở ra mà không đóng lại", "mỗi dấu nháy kép mở có một dấu đóng",
     "xóa hoặc đóng dấu nháy kép ở dòng này; trong chữ thì viết hai dấu nháy liền nhau"),
    ("expected after", "có chữ liền sau dấu nháy kép đóng", "sau dấu nháy kép đóng là dấu ngăn cột hoặc hết dòng",
     "xóa dấu nháy thừa ở dòng này; trong chữ thì viết hai dấu nháy liền nhau"),
    ("field larger", "một ô dài hơn 131.072 chữ, thường do dấu nháy kép mở ra mà không đóng lại", "mỗi dấu nháy kép mở có một dấu đóng",
     "xóa hoặc đóng dấu nháy kép ở dòng này"),
)  # fmt: skip
OTHER = ("dòng không đúng dạng CSV", "tệp CSV đúng dạng", "mở tệp bằng Excel rồi lưu lại dạng CSV UTF-8")


class BrokenRecords(Exception):
    """The text is no table; carries the finding."""

    def __init__(self, finding: Finding):
        self.finding = finding
        super().__init__(str(finding))


def delimiter_of(text: str) -> str:
    """What divides the columns: the sign that stands equally often on the most lines of the beginning.

    A heading above the table, or decimal commas within it, have commas too, but not the same number on every line.
    """
    lines = [QUOTED.sub("", line) for line in _first_lines(text)]
    if lines and (named := re.match(r"sep=(.)", lines[0].strip(), re.IGNORECASE)) and named[1] in DELIMITERS:
        return named[1]

    def regular(sign: str) -> int:
        counts = Counter(count for line in lines if (count := line.count(sign)))
        return max((count * times for count, times in counts.items()), default=0)

    return max(DELIMITERS, key=regular)


def records_of(text: str, name: str) -> list[list[str]]:
    """The records of the text; raises BrokenRecords with the row that cannot be read, or for more cells than there can be."""
    reader = csv.reader(map(_line, LINE.finditer(text)), delimiter=delimiter_of(text), strict=True)
    records: list[list[str]] = []
    cells = 0
    kept: dict[str, str] = {}
    try:
        for record in reader:
            cells += len(record)
            if len(record) > MOST_COLUMNS:
                raise BrokenRecords(too_many_columns(len(record), name, len(records) + 1))
            if cells > MOST_CELLS or len(records) >= MOST_ROWS:
                raise BrokenRecords(too_many_rows(name) if len(records) >= MOST_ROWS else too_many_cells(name))
            # a province's cells hold a handful of answers: each is kept once
            records.append([kept.setdefault(cell, cell) for cell in record])
    except csv.Error as error:
        value, expected, remedy = next((said[1:] for said in REASONS if said[0] in str(error)), OTHER)
        raise BrokenRecords(
            Finding("error", name, len(records) + 1, None, value, expected, remedy, "readable_file")
        ) from None
    return records


def _line(match: re.Match) -> str:
    return match[0]


def _first_lines(text: str) -> Iterator[str]:
    count = 0
    for match in LINE.finditer(text, 0, SAMPLE_LETTERS):
        if match[0].strip():
            yield match[0]
            count += 1
        if count == SAMPLE_LINES:
            return
