"""Cells that say nothing ("-", "…", "không có", "n/a"): no reason, no helper and no name, whatever stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl

from analysis.findings import Finding
from analysis.intake.text import first_few, tidy

# as typed with and without diacritics; compared without case, stops and brackets around them
WORDS = frozenset(
    {
        "không", "khong", "không có", "khong co", "ko có", "ko co", "k có", "không có gì", "chưa", "chưa có", "chua co",
        "không rõ", "khong ro", "chưa rõ", "chua ro", "không biết", "chưa biết", "chưa xác định", "không xác định",
        "trống", "bỏ trống", "để trống", "đang cập nhật", "chưa cập nhật", "cập nhật sau", "bổ sung sau",
        "n/a", "null", "none", "nil", "n.a",
    }
)  # fmt: skip
AS_TYPED = frozenset({"ko", "nan", "NaN"})  # with a capital they may be the name of a village
# what programs write for nothing; where a name must stand, NA may be one: thôn Na in capitals
MISSING = frozenset({"NA", "<NA>", "NaT"})
# columns of text that may stay blank: a placeholder there is a blank cell. In every other column of text that must
# be filled (a household's number, village, people; a line's code and name) it is refused as a blank cell is.
OPTIONAL = frozenset(
    {"override_reason", "helper", "responsible", "note", "section", "unit", "source", "indicator", "head_name"}
)
IN_WORDS = frozenset(
    {"override_reason", "helper", "responsible", "indicator", "unit", "source", "note"}
)  # never a number alone
NAMES = frozenset({"household_id", "village", "ethnicity", "code", "name"})
# a letter lost in a conversion, and an error of a spreadsheet, are unknown, which is not blank
_UNKNOWN = re.compile(r"[?\ufffd]|^#")
_NOUGHT_OR_CROSS = re.compile(r"0+([.,]0+)?|[x×]+")
UNITS = frozenset("%‰₫$")  # signs that are units
_AROUND = " \t.,;:!()[]{}\"'“”‘’*"


def is_placeholder(text: str) -> bool:
    """Whether a cell of text is filled and yet says nothing. Not for columns of numbers, yes and no, or classes."""
    bare = tidy(text)
    if bare in AS_TYPED:
        return True
    bare = bare.casefold()
    if not bare or _UNKNOWN.search(bare):
        return False
    if not any(letter.isalnum() for letter in bare):
        return not set(bare) & UNITS
    bare = bare.strip(_AROUND)
    return bare in WORDS or _NOUGHT_OR_CROSS.fullmatch(bare) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell of text that may stay blank is as good as blank."""
    return is_placeholder(text) or tidy(text) in MISSING


def blanked(file: str, column: str, places: Mapping[str, tuple[int, int]]) -> list[Finding]:
    """The one note of a column that may stay blank. `places`: placeholder -> its first row, how many cells hold it."""
    if not places:
        return []
    number = sum(count for _, count in places.values())
    return [
        Finding("note", file, min(row for row, _ in places.values()), column, "”, “".join(places), "chữ, hoặc để trống",
                f"{number} ô chỉ có dấu hay chữ giữ chỗ, đã đọc là ô trống; có nội dung thì ghi vào", "placeholder")
    ]  # fmt: skip


def refused(file: str, row: int, column: str, text: str) -> Finding:
    """The error of a placeholder where a name must stand: the cell is as good as blank."""
    return Finding("error", file, row, column, text, "không để trống; dấu hay chữ giữ chỗ không phải tên, mã",
                   "điền tên hoặc mã thật vào ô, hoặc bỏ dòng nếu dòng thừa", "filled_cell")  # fmt: skip


def number_for_words(file: str, column: str, cells: pl.DataFrame) -> Finding:
    """One warning for a column of words with numbers in it: the cells of their rows may stand a column away. `cells`:
    columns `text`, `row`.
    """
    rows = first_few(cells["row"])
    return Finding(
        "warning",
        file,
        cells["row"][0],
        column,
        cells["text"][0],
        "chữ; một con số đứng riêng không phải nội dung của cột này",
        f"so dòng này với các dòng khác xem các ô có bị lệch cột không; {len(cells)} ô: dòng {rows}",
        "number_for_words",
    )
