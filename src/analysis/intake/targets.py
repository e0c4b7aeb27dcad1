"""The table of targets as issued (bảng chỉ tiêu): printed text kept, whole numbers read."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.values import count, decimal

COUNTS = ("households_start", "poor_start", "households_end", "reduction", "poor_end")
RATES = ("poor_start_rate", "reduction_rate", "poor_end_rate")
NEEDED = ("households_end", "reduction")
IS_TOTAL = pl.col("village") == "total"


def read_counts(printed: Sheet) -> tuple[Sheet, list[Finding]]:
    """The whole numbers of the issued table (row = village without the total; columns = `village` and COUNTS present) and unreadable cells.

    A printed rate is only looked at for being a number: no figure is ever computed from it.
    """
    findings: list[Finding] = []
    columns = {}
    for code in (code for code in COUNTS if code in printed):
        columns[code] = _numbers(printed[code], count, pl.Int64)
        findings += _counts(printed.having(number=columns[code]), code)
    for code in (code for code in RATES if code in printed):
        findings += _rates(printed.having(number=_numbers(printed[code], _rate, pl.Float64)), code)
    counts = printed.having(**columns).where(~IS_TOTAL.fill_null(False))
    return Sheet(printed.file, counts.frame.select(ROW, "village", *columns)), findings


def _rate(text: str) -> float:
    return decimal(text, ",")


def _numbers(printed: pl.Series, read: Callable[[str], float], dtype: type[pl.DataType]) -> pl.Series:
    """Each distinct text read once: its number, null where blank or none."""
    numbers: dict[str, float | None] = {}
    for text in printed.drop_nulls().unique():
        try:
            numbers[text] = read(text) if text else None
        except ValueError:
            numbers[text] = None
    return printed.replace_strict(numbers, default=None, return_dtype=dtype)


def _counts(printed: Sheet, code: str) -> list[Finding]:
    unreadable = pl.col("number").is_null() & (pl.col(code) != "")
    findings = flag(
        printed, unreadable, check="readable_cell", severity="error", column=code,
        expected="số nguyên không âm, ví dụ 6 hoặc 1.647", remedy="sửa lại ô này",
    )  # fmt: skip
    if code in NEEDED:
        findings += flag(
            printed, (pl.col(code) == "") & ~IS_TOTAL.fill_null(False), check="filled_cell", severity="error", column=code,
            expected="số nguyên không âm; không được để trống", remedy="sửa lại ô này",
        )  # fmt: skip
    return findings


def _rates(printed: Sheet, code: str) -> list[Finding]:
    findings = flag(
        printed, pl.col("number").is_null() & (pl.col(code) != ""), check="readable_cell", severity="error", column=code,
        expected="tỷ lệ phần trăm, ví dụ 2,08", remedy="sửa lại ô này",
    )  # fmt: skip
    findings += flag(
        printed, ~pl.col("number").is_between(0, 100), check="rate_bounds", severity="warning", column=code,
        expected="tỷ lệ từ 0 đến 100 %", remedy="kiểm tra lại tử số và mẫu số của tỷ lệ đã in; báo cáo dùng tỷ lệ tính từ số hộ",
    )  # fmt: skip
    return findings
