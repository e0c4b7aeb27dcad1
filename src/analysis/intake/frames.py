"""Cells of text -> a typed frame and the findings about its head and its cells."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heads import find_head, head_findings
from analysis.intake.text import fold, tidy
from analysis.intake.values import KINDS, decimal, decimal_mark

TOTAL_LABELS = frozenset({"tong cong", "tong so", "tong", "cong", "toan xa", "toan phuong", "tong toan xa", "total"})


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
    columns, width = head.columns, max(len(cells.records[head.bottom]), max(head.columns, default=0) + 1)
    rows, numbers = [], []
    for index in range(head.bottom + 1, len(cells.records)):
        record = cells.records[index]
        if not any(cell.strip() for cell in record) or _numbering(record):
            continue
        if len(record) > width and any(cell.strip() for cell in record[width:]):
            findings.append(_too_wide(cells.file, index + 1, record, width))
            continue
        if len(record) < width:
            findings.append(_too_narrow(cells.file, index + 1, record, width))
        rows.append((record + [""] * width)[:width])
        numbers.append(index + 1)
    text = pd.DataFrame(rows, columns=range(width), dtype="str")
    frame = pd.DataFrame({"source_row": pd.Series(numbers, dtype="int64")})
    key = next((position for position, column in columns.items() if column.code == "village"), None)
    if key is not None and table.name in ("villages", "targets", "households"):
        is_total = text[key].map(lambda cell: fold(cell) in TOTAL_LABELS).astype(bool)
        if table.name == "targets":
            text.loc[is_total, key] = "total"
        else:
            text, frame = text[~is_total].reset_index(drop=True), frame[~is_total].reset_index(drop=True)
    parts = {"source_row": frame["source_row"]}
    for position, column in columns.items():
        if column.kind == "restricted":
            if keep_restricted:
                parts[column.code] = text[position].map(tidy)
            continue
        parts[column.code], wrong = _column(text[position], column, frame["source_row"], cells.file)
        findings += wrong
    order = [column.code for column in table.columns if column.code in parts]
    return pd.DataFrame(parts)[["source_row", *order]], findings


def _column(text: pd.Series, column: Column, rows: pd.Series, file: str) -> tuple[pd.Series, list[Finding]]:
    kind = KINDS[column.kind]
    # each distinct text is read once: a province's half-million cells hold a handful of different answers
    codes, distinct = pd.factorize(text)
    mark = decimal_mark(list(distinct)) if column.kind == "decimal" else None
    values, wrong = [], set()
    for position, cell in enumerate(distinct):
        blank = not cell.strip()
        try:
            if blank and column.kind != "text":
                values.append(kind.blank)
            else:
                values.append(decimal(cell, mark) if column.kind == "decimal" else kind.parse(cell))
        except (ValueError, OverflowError):
            values.append(kind.blank)
            wrong.add(position)
        if blank and column.filled:
            wrong.add(position)
    series = (
        pd.Series(values, dtype="object").take(codes).reset_index(drop=True)
        if len(distinct)
        else pd.Series([], dtype="object")
    )
    findings = [
        _cell(file, column, text.iloc[index], int(rows.iloc[index]), kind.expected)
        for index in ([] if not wrong else [i for i, code in enumerate(codes) if code in wrong])
    ]
    return series.astype(kind.dtype), findings


def _cell(file: str, column: Column, value: str, row: int, expected: str) -> Finding:
    if not value.strip():
        return Finding(
            "error",
            file,
            row,
            column.code,
            "",
            f"{expected}; không được để trống",
            "điền giá trị của ô này",
            "filled_cell",
        )
    remedy = "sửa lại ô này theo giá trị cho phép"
    if column.kind == "decimal":
        remedy = "ghi lại theo cách viết số của Việt Nam (dấu chấm ngăn hàng nghìn, dấu phẩy thập phân) để không hiểu được hai cách"
    return Finding("error", file, row, column.code, value, expected, remedy, "readable_cell")


def _numbering(record: list[str]) -> bool:
    """Whether the record is the row A B 1 2 3 … of an official form."""
    filled = [cell.strip() for cell in record if cell.strip()]
    numbers = [int(cell) for cell in filled if cell.isdecimal() and len(cell) < 4]
    letters = [cell for cell in filled if cell in {"A", "B", "C"}]
    return bool(letters) and len(letters) + len(numbers) == len(filled) and numbers == sorted(set(numbers))


def _too_wide(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("error", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "thường do dấu phẩy thập phân chưa đặt trong nháy kép; lưu lại từ Excel hoặc dùng dấu chấm phẩy ngăn cột", "row_width")  # fmt: skip


def _too_narrow(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("warning", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "các ô thiếu được coi là để trống; kiểm tra dòng này có bị cắt không", "row_width")  # fmt: skip
