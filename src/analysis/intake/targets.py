"""The table of targets as issued (bảng chỉ tiêu): printed text kept, whole numbers read."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.values import count, decimal

COUNTS = ("households_start", "poor_start", "households_end", "reduction", "poor_end")
RATES = ("poor_start_rate", "reduction_rate", "poor_end_rate")
NEEDED = ("households_end", "reduction")
NUMBER = "number_of_"  # before the name of a printed column: the number it says
IS_TOTAL = pl.col("village") == "total"


def read_counts(printed: Sheet) -> tuple[Sheet, list[Finding]]:
    """The whole numbers of the issued table (row = village without the total; columns = `village` and COUNTS present) and unreadable cells.

    A printed rate is only looked at for being a number: no figure is ever computed from it.
    """
    counts = {code: _numbers(printed[code], count, pl.Int64) for code in COUNTS if code in printed}
    rates = {code: _numbers(printed[code], _rate, pl.Float64) for code in RATES if code in printed}
    read = printed.having(**{f"{NUMBER}{code}": numbers for code, numbers in (counts | rates).items()})
    rules = [*(rule for code in counts for rule in _counts(code)), *(rule for code in rates for rule in _rates(code))]
    villages = printed.having(**counts).where(~IS_TOTAL.fill_null(False))
    return Sheet(printed.file, villages.frame.select(ROW, "village", *counts)), told(read, *rules)


def _rate(text: str) -> float:
    return decimal(text, ",")


def _numbers(printed: pl.Series, read: Callable[[str], float], dtype: type[pl.DataType]) -> pl.Series:
    """Each distinct text read once: its number, null where blank or none."""
    numbers: dict[str, float | None] = {}
    for text in set(printed.drop_nulls().to_list()):
        try:
            numbers[text] = read(text) if text else None
        except ValueError:
            numbers[text] = None
    return printed.replace_strict(numbers, default=None, return_dtype=dtype)


def _counts(code: str) -> list[Rule]:
    filled = Rule(
        (pl.col(code) == "") & ~IS_TOTAL.fill_null(False), check="filled_cell", severity="error", column=code,
        expected="số nguyên không âm; không được để trống", remedy="sửa lại ô này",
    )  # fmt: skip
    readable = Rule(
        _unreadable(code), check="readable_cell", severity="error", column=code,
        expected="số nguyên không âm, ví dụ 6 hoặc 1.647", remedy="sửa lại ô này",
    )  # fmt: skip
    return [readable, filled] if code in NEEDED else [readable]


def _unreadable(code: str) -> pl.Expr:
    return pl.col(f"{NUMBER}{code}").is_null() & (pl.col(code) != "")


def _rates(code: str) -> list[Rule]:
    return [Rule(
        _unreadable(code), check="readable_cell", severity="error", column=code,
        expected="tỷ lệ phần trăm, ví dụ 2,08", remedy="sửa lại ô này",
    ), Rule(
        ~pl.col(f"{NUMBER}{code}").is_between(0, 100), check="rate_bounds", severity="warning", column=code,
        expected="tỷ lệ từ 0 đến 100 %", remedy="kiểm tra lại tử số và mẫu số của tỷ lệ đã in; báo cáo dùng tỷ lệ tính từ số hộ",
    )]  # fmt: skip
