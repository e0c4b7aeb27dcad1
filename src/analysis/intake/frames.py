"""Cells of text -> a typed frame and the findings about its head and its cells."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pandas as pd

from analysis.findings import Finding
from analysis.intake.coded import Bulk, Coded, coded
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heads import Head, find_head, head_findings
from analysis.intake.text import fold, tidy
from analysis.intake.values import KINDS, decimal, decimal_mark

TOTAL_LABELS = frozenset({"tong cong", "tong so", "tong", "cong", "toan xa", "toan phuong", "tong toan xa", "total"})
UNTIDY = re.compile(r"^\s|\s$|\s\s|[^\S\n ]", re.MULTILINE)


def frame_of(cells: Cells, table: Table, *, keep_restricted: bool = False) -> tuple[pd.DataFrame, list[Finding]]:
    """The typed frame (row = a record, columns = code names present, and `source_row`) and what is wrong with it.

    Title rows above the head, blank rows, a numbering row (A B 1 2 3) and a total row are recognised; the total row
    is kept for `targets` (it is part of the table as issued) with village `total` and dropped elsewhere.
    Restricted columns (names) are dropped here, so that they never get further.
    """
    head = find_head(cells.records, table)
    findings = [*cells.mended, *head_findings(cells, table, head)]
    if any(finding.severity == "error" for finding in findings):
        return pd.DataFrame(), findings
    wanted = {p: c for p, c in head.columns.items() if keep_restricted or c.kind != "restricted"}
    numbers, columns, found = _rows(cells, head, list(wanted))
    findings += found
    key = next((position for position, column in wanted.items() if column.code == "village"), None)
    if key is not None and table.name in ("villages", "targets", "households"):
        is_total = columns[key].where(lambda text: fold(text) in TOTAL_LABELS)
        if table.name == "targets":
            columns[key] = coded(["total" if total else columns[key].distinct[code] for total, code in zip(is_total, columns[key].codes, strict=True)])  # fmt: skip
        elif is_total.any():
            numbers = numbers[~is_total]
            columns = {position: column.kept(~is_total) for position, column in columns.items()}
    parts = {"source_row": pd.Series(numbers, dtype="int64")}
    for position, column in wanted.items():
        parts[column.code], wrong = _column(columns[position], column, numbers, cells.file)
        findings += wrong
    order = [column.code for column in table.columns if column.code in parts]
    return pd.DataFrame(parts)[["source_row", *order]], findings


def _rows(cells: Cells, head: Head, positions: list[int]) -> tuple[np.ndarray, dict[int, Coded], list[Finding]]:
    """The row numbers, the columns and what is wrong with whole rows; the fast way where the file is regular."""
    if isinstance(cells.source, Bulk):
        columns = cells.source.columns(head.bottom, positions)
        if columns is not None:
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
        rows.append(record)
        numbers.append(index + 1)
    columns = {position: coded([record[position] for record in rows]) for position in positions}
    return np.asarray(numbers, dtype="int64"), columns, findings


def _column(text: Coded, column: Column, rows: np.ndarray, file: str) -> tuple[pd.Series, list[Finding]]:
    kind = KINDS[column.kind if column.kind != "restricted" else "text"]
    mark = decimal_mark(text.distinct) if column.kind == "decimal" else None
    if kind.parse is tidy and _tidy_already(text.distinct):
        values, wrong = text.distinct, set()
    else:
        values, wrong = _parsed(text.distinct, kind, mark)
    if column.filled:
        wrong |= {position for position, cell in enumerate(text.distinct) if not cell.strip()}
    findings = []
    if wrong:
        places = np.flatnonzero(np.isin(text.codes, list(wrong)))
        findings = [_cell(file, column, text.distinct[text.codes[i]], int(rows[i]), kind.expected) for i in places]
    # typed once a distinct text, then spread over the rows
    if kind.dtype == "bool":
        return pd.Series(np.asarray(values, dtype=bool)[text.codes]), findings
    distinct = pd.Series(values, dtype="object").astype(kind.dtype) if len(values) else pd.Series([], dtype=kind.dtype)
    return distinct.take(text.codes).reset_index(drop=True), findings


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
    """Whether `tidy` would change none of the texts; asked of all at once."""
    joined = "\n".join(texts)
    return (
        joined.count("\n") == max(len(texts) - 1, 0)
        and not UNTIDY.search(joined)
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
