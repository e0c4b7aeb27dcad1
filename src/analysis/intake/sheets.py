"""Cells of text -> a sheet of typed columns and the findings about its head and its cells."""

from __future__ import annotations

import unicodedata

import numpy as np

from analysis.findings import Finding
from analysis.intake.coded import Bulk, Coded, coded
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heads import Head, find_head, head_findings
from analysis.intake.sheet import Sheet, Typed
from analysis.intake.text import fold, tidy
from analysis.intake.values import KINDS, decimal, decimal_mark

TOTAL_LABELS = frozenset({"tong cong", "tong so", "tong", "cong", "toan xa", "toan phuong", "tong toan xa", "total"})
LAST_SPACE = 0x3000  # no white space of Unicode comes after the ideographic space
OTHER_SPACES = [letter for letter in map(chr, range(LAST_SPACE + 1)) if letter.isspace() and letter not in " \n"]


def sheet_of(cells: Cells, table: Table, *, keep_restricted: bool = False) -> tuple[Sheet, list[Finding]]:
    """The table's typed columns (row = a record, columns = code names present) and what is wrong with it.

    Title rows above the head, blank rows, a numbering row (A B 1 2 3) and a total row are recognised; the total row
    is kept for `targets` (it is part of the table as issued) with village `total` and dropped elsewhere.
    Restricted columns (names) are dropped here, so that they never get further.
    """
    head = find_head(cells.records, table)
    findings = [*cells.mended, *head_findings(cells, table, head)]
    if any(finding.severity == "error" for finding in findings):
        return Sheet(np.zeros(0, dtype="int64"), {}, cells.file), findings
    wanted = {p: c for p, c in head.columns.items() if keep_restricted or c.kind != "restricted"}
    key = next((position for position, column in wanted.items() if column.code == "village"), None)
    numbers, columns, found = _rows(cells, head, list(wanted), key)
    findings += found
    if key is not None:
        is_total = columns[key].where(lambda text: fold(text) in TOTAL_LABELS)
        if table.name == "targets":
            names = ["total" if fold(text) in TOTAL_LABELS else text for text in columns[key].distinct]
            columns[key] = Coded(columns[key].codes, names)
        elif is_total.any():
            numbers = numbers[~is_total]
            columns = {position: column.kept(~is_total) for position, column in columns.items()}
    typed = {}
    for position, column in wanted.items():
        typed[column.code], wrong = _column(columns[position], column, numbers, cells.file)
        findings += wrong
    ordered = {column.code: typed[column.code] for column in table.columns if column.code in typed}
    return Sheet(numbers, ordered, cells.file), findings


def _rows(
    cells: Cells, head: Head, positions: list[int], key: int | None
) -> tuple[np.ndarray, dict[int, Coded], list[Finding]]:
    """The row numbers, the columns and what is wrong with whole rows; the fast way where the file is regular.

    `key`: where the village stands. A total row may have its label in another column: it is moved there.
    """
    if isinstance(cells.source, Bulk):
        columns = cells.source.columns(head.bottom, positions)
        if columns is not None and (key is None or all(map(str.strip, columns[key].distinct))):
            count = len(next(iter(columns.values())).codes)
            return np.arange(count) + head.bottom + 2, columns, []
    records = cells.all_records()
    width = max(len(records[head.bottom]), max(head.columns, default=0) + 1)
    rows, numbers, findings = [], [], []
    for index in range(head.bottom + 1, len(records)):
        record = records[index]
        if not any(cell.strip() for cell in record) or _numbering(record):
            continue
        if len(record) > width and any(cell.strip() for cell in record[width:]):
            findings.append(_too_wide(cells.file, index + 1, record, width))
            continue
        if len(record) < width:
            findings.append(_too_narrow(cells.file, index + 1, record, width))
            record = record + [""] * (width - len(record))
        if key is not None and not record[key].strip() and _is_total(record):
            record = [*record[:key], "total", *record[key + 1 :]]
        rows.append(record)
        numbers.append(index + 1)
    columns = {position: coded([record[position] for record in rows]) for position in positions}
    return np.asarray(numbers, dtype="int64"), columns, findings


def _column(text: Coded, column: Column, rows: np.ndarray, file: str) -> tuple[Typed, list[Finding]]:
    """The column with each distinct text read once, and a finding for each cell that cannot be read or is wrongly blank."""
    kind = KINDS[column.kind if column.kind != "restricted" else "text"]
    mark = decimal_mark(text.distinct) if column.kind == "decimal" else None
    if kind.parse is tidy and _tidy_already(text.distinct):
        values, wrong = text.distinct, set()
    else:
        values, wrong = _parsed(text.distinct, kind, mark)
    if column.filled and not all(map(str.strip, text.distinct)):
        wrong |= {position for position, cell in enumerate(text.distinct) if not cell.strip()}
    findings = []
    if wrong:
        places = np.flatnonzero(np.isin(text.codes, list(wrong)))
        findings = [_cell(file, column, text.distinct[text.codes[i]], int(rows[i]), kind.expected) for i in places]
    return Typed(text.codes, values, kind.dtype), findings


def _parsed(distinct: list[str], kind, mark: str | None) -> tuple[list[object], set[int]]:
    values, wrong = [], set()
    for position, cell in enumerate(distinct):
        try:
            if not cell.strip() and kind.parse is not tidy:
                values.append(kind.blank)
            else:
                values.append(decimal(cell, mark) if kind.parse is decimal else kind.parse(cell))
        except (ValueError, OverflowError):
            values.append(kind.blank)
            wrong.add(position)
    return values, wrong


def _tidy_already(texts: list[str]) -> bool:
    """Whether `tidy` would change none of the texts; asked of all at once, as a province has half a million of them."""
    joined = "\n".join(["", *texts, ""])
    return (
        joined.count("\n") == len(texts) + 1
        and not any(untidy in joined for untidy in ("  ", "\n ", " \n"))
        and not any(space in joined for space in OTHER_SPACES)
        and unicodedata.is_normalized("NFC", joined)
    )


def _cell(file: str, column: Column, value: str, row: int, expected: str) -> Finding:
    if not value.strip():
        return Finding("error", file, row, column.code, "", f"{expected}; không được để trống",
                       "điền giá trị của ô này", "filled_cell")  # fmt: skip
    remedy = "sửa lại ô này theo giá trị cho phép"
    if column.kind == "decimal":
        remedy = "ghi lại theo cách viết số của Việt Nam (dấu chấm ngăn hàng nghìn, dấu phẩy thập phân) để không hiểu được hai cách"
    return Finding("error", file, row, column.code, value, expected, remedy, "readable_cell")


def _is_total(record: list[str]) -> bool:
    """Whether the first filled cell says that the row is a total."""
    return fold(next(cell for cell in record if cell.strip())) in TOTAL_LABELS


def _numbering(record: list[str]) -> bool:
    """Whether the record is the row A B 1 2 3 … of an official form."""
    if any(len(cell) > 6 for cell in record):
        return False
    filled = [cell.strip() for cell in record if cell.strip()]
    letters = [cell for cell in filled if cell in {"A", "B", "C"}]
    if not letters:
        return False
    numbers = [int(cell) for cell in filled if cell.isascii() and cell.isdecimal() and len(cell) < 4]
    return len(letters) + len(numbers) == len(filled) and numbers == sorted(set(numbers))


def _too_wide(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("error", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "thường do dấu phẩy thập phân chưa đặt trong nháy kép; lưu lại từ Excel hoặc dùng dấu chấm phẩy ngăn cột", "row_width")  # fmt: skip


def _too_narrow(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("warning", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "các ô thiếu được coi là để trống; kiểm tra dòng này có bị cắt không", "row_width")  # fmt: skip
