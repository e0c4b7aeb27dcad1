"""The table of targets as issued (bảng chỉ tiêu): printed text kept, whole numbers read."""

from __future__ import annotations

from analysis.findings import Finding
from analysis.intake.sheet import Sheet, Typed
from analysis.intake.values import count, decimal

COUNTS = ("households_start", "poor_start", "households_end", "reduction", "poor_end")
RATES = ("poor_start_rate", "reduction_rate", "poor_end_rate")
NEEDED = ("households_end", "reduction")
UNREADABLE = object()


def read_counts(printed: Sheet) -> tuple[Sheet, list[Finding]]:
    """The whole numbers of the issued table (row = village without the total; columns = `village` and COUNTS present) and unreadable cells.

    A printed rate is only looked at for being a number: no figure is ever computed from it.
    """
    findings: list[Finding] = []
    file = printed.file
    total = printed["village"].equals("total")
    columns = {"village": printed["village"]}
    for code in COUNTS:
        if code in printed:
            columns[code] = _numbers(printed[code], count)
            findings += _counts(printed, code, columns[code], total, file)
    for code in RATES:
        if code in printed:
            findings += _rates(printed, code, file)
    readable = {
        c: Typed(t.codes, [None if v is UNREADABLE else v for v in t.values], t.dtype) for c, t in columns.items()
    }
    return Sheet(printed.rows, readable, file).kept(~total), findings


def _numbers(printed: Typed, read) -> Typed:
    """Each distinct text read once: its number, None where blank, UNREADABLE where it is none."""
    values = []
    for text in printed.values:
        try:
            values.append(read(text) if text else None)
        except ValueError:
            values.append(UNREADABLE)
    return Typed(printed.codes, values, "Int64")


def _counts(printed: Sheet, code: str, numbers: Typed, total, file: str) -> list[Finding]:
    unreadable = numbers.where(lambda value: value is UNREADABLE)
    blank = numbers.where(lambda value: value is None) & ~total & (code in NEEDED)
    return [
        _finding(file, printed, row, code, "số nguyên không âm; không được để trống", "filled_cell")
        if blank[row]
        else _finding(file, printed, row, code, "số nguyên không âm, ví dụ 6 hoặc 1.647", "readable_cell")
        for row in (unreadable | blank).nonzero()[0]
    ]


def _rates(printed: Sheet, code: str, file: str) -> list[Finding]:
    rates = _numbers(printed[code], lambda text: decimal(text, ","))
    unreadable = rates.where(lambda value: value is UNREADABLE)
    outside = rates.where(lambda value: value not in (None, UNREADABLE) and not 0 <= value <= 100)
    return [
        _finding(file, printed, row, code, "tỷ lệ phần trăm, ví dụ 2,08", "readable_cell")
        if unreadable[row]
        else Finding("warning", file, int(printed.rows[row]), code, printed[code][row], "tỷ lệ từ 0 đến 100 %",
                     "kiểm tra lại tử số và mẫu số của tỷ lệ đã in; báo cáo dùng tỷ lệ tính từ số hộ", "rate_bounds")
        for row in (unreadable | outside).nonzero()[0]
    ]  # fmt: skip


def _finding(file: str, printed: Sheet, row: int, code: str, expected: str, check: str) -> Finding:
    return Finding("error", file, int(printed.rows[row]), code, printed[code][row], expected, "sửa lại ô này", check)
