"""Cells of text -> a sheet of typed columns and the findings about its head and its cells."""

from __future__ import annotations

import unicodedata

import numpy as np

from analysis.findings import Finding
from analysis.intake.coded import Bulk, Coded, coded
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heads import BROKEN_HEAD, Head, find_head, head_findings
from analysis.intake.rows import data_rows, suspicious_ids, suspicious_labels
from analysis.intake.sheet import Sheet, Typed
from analysis.intake.text import tidy
from analysis.intake.values import KINDS, decimal, decimal_mark

LAST_SPACE = 0x3000  # no white space of Unicode comes after the ideographic space
OTHER_SPACES = [letter for letter in map(chr, range(LAST_SPACE + 1)) if letter.isspace() and letter not in " \n"]


def sheet_of(cells: Cells, table: Table, *, keep_restricted: bool = False) -> tuple[Sheet, list[Finding]]:
    """The table's typed columns (row = a record, columns = code names present) and what is wrong with it.

    Rows that are no data are left out (see `data_rows`); the total row is kept for `targets`, as it is part of the table
    as issued, with village `total`.
    Restricted columns (names) are dropped here, so that they never get further.
    """
    head = find_head(cells.records, table)
    findings = [*cells.mended, *head_findings(cells, table, head)]
    if any(finding.check in BROKEN_HEAD for finding in findings):
        return Sheet(np.zeros(0, dtype="int64"), {}, cells.file), findings
    wanted = {p: c for p, c in head.columns.items() if keep_restricted or c.kind != "restricted"}
    numbers, columns, found = _rows(cells, head, table, list(wanted))
    findings += found
    typed = {}
    for position, column in wanted.items():
        typed[column.code], wrong = _column(columns[position], column, numbers, cells.file)
        findings += wrong
    ordered = {column.code: typed[column.code] for column in table.columns if column.code in typed}
    return Sheet(numbers, ordered, cells.file), findings


def _rows(
    cells: Cells, head: Head, table: Table, positions: list[int]
) -> tuple[np.ndarray, dict[int, Coded], list[Finding]]:
    """The row numbers, the columns and what is wrong with whole rows; the fast way where the file is regular."""
    place = {column.code: position for position, column in head.columns.items()}
    if isinstance(cells.source, Bulk):
        columns = cells.source.columns(head.bottom, positions)
        if columns is not None and not _suspicious(columns, place):
            count = len(next(iter(columns.values())).codes)
            return np.arange(count) + head.bottom + 2, columns, []
    records = cells.all_records()
    width = max(len(records[head.bottom]), max(head.columns, default=0) + 1)
    found = data_rows(records, head, table, cells.file)
    rows, numbers, findings = [], [], list(found.findings)
    for index in sorted([*found.kept, *found.total]):
        record = records[index]
        if len(record) > width and any(cell.strip() for cell in record[width:]):
            findings.append(_too_wide(cells.file, index + 1, record, width))
            continue
        if len(record) < width:
            findings.append(_too_narrow(cells.file, index + 1, record, width))
            record = record + [""] * (width - len(record))
        if index in found.total:
            record = [*record[: place["village"]], "total", *record[place["village"] + 1 :]]
        rows.append(record)
        numbers.append(index + 1)
    columns = {position: coded([record[position] for record in rows]) for position in positions}
    return np.asarray(numbers, dtype="int64"), columns, findings


def _suspicious(columns: dict[int, Coded], place: dict[str, int]) -> bool:
    """Whether some row of a large file may be no data, by the texts of the columns that name a row."""
    labels = [columns[place[code]].distinct for code in ("village", "code") if place.get(code) in columns]
    ids = [columns[place[code]].distinct for code in ("household_id",) if place.get(code) in columns]
    return any(map(suspicious_labels, labels)) or any(map(suspicious_ids, ids))


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


def _too_wide(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("error", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "thường do dấu phẩy thập phân chưa đặt trong nháy kép; lưu lại từ Excel hoặc dùng dấu chấm phẩy ngăn cột", "row_width")  # fmt: skip


def _too_narrow(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("warning", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "các ô thiếu được coi là để trống; kiểm tra dòng này có bị cắt không", "row_width")  # fmt: skip
