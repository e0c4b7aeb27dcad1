"""The table of targets as issued (bảng chỉ tiêu): printed text kept, whole numbers read."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.values import count, decimal

COUNTS = ("households_start", "poor_start", "households_end", "reduction", "poor_end")
RATES = ("poor_start_rate", "reduction_rate", "poor_end_rate")
NEEDED = ("households_end", "reduction")


def read_counts(printed: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Finding]]:
    """The whole numbers of the issued table (row = village; columns = COUNTS present, Int64) and unreadable cells.

    A printed rate is only looked at for being a number: no figure is ever computed from it.
    """
    findings: list[Finding] = []
    villages = printed[printed["village"] != "total"]
    counts = pd.DataFrame(index=pd.Index(villages["village"], name="village"))
    for column in printed.columns.intersection(COUNTS):
        values = []
        for cell, row, village in zip(printed[column], printed["source_row"], printed["village"], strict=True):
            values.append(_read(cell, row, column, village, file, findings))
        counts[column] = pd.array(values, dtype="Int64")[(printed["village"] != "total").to_numpy()]
    for column in printed.columns.intersection(RATES):
        for cell, row in zip(printed[column], printed["source_row"], strict=True):
            _check_rate(cell, row, column, file, findings)
    return counts, findings


def _read(cell: str, row: int, column: str, village: str, file: str, findings: list[Finding]) -> object:
    if not cell:
        if column in NEEDED and village != "total":
            findings.append(_finding(file, row, column, "", "số nguyên không âm; không được để trống", "filled_cell"))
        return pd.NA
    try:
        return count(cell)
    except ValueError:
        findings.append(_finding(file, row, column, cell, "số nguyên không âm, ví dụ 6 hoặc 1.647", "readable_cell"))
        return pd.NA


def _check_rate(cell: str, row: int, column: str, file: str, findings: list[Finding]) -> None:
    if not cell:
        return
    try:
        value = decimal(cell, ",")
    except ValueError:
        findings.append(_finding(file, row, column, cell, "tỷ lệ phần trăm, ví dụ 2,08", "readable_cell"))
        return
    if not 0 <= value <= 100:
        findings.append(
            Finding("warning", file, row, column, cell, "tỷ lệ từ 0 đến 100 %",
                    "kiểm tra lại tử số và mẫu số của tỷ lệ đã in; báo cáo dùng tỷ lệ tính từ số hộ", "rate_bounds")
        )  # fmt: skip


def _finding(file: str, row: int, column: str, value: str, expected: str, check: str) -> Finding:
    return Finding("error", file, row, column, value, expected, "sửa lại ô này", check)
