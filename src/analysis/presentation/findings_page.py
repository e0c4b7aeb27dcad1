"""The findings on the page (chất lượng số liệu): how many, and each with where, what and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from analysis.document.figure import Figure
from analysis.document.shown import Shown, together
from analysis.findings import SEVERITIES, SEVERITY_NAMES, Finding, worst_first
from analysis.presentation.findings_text import column_name
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import plain_table

ROWS_SHOWN = 20
MENDED = frozenset({"spelling", "encoding"})  # found and mended by reading


def findings_page(page: PageOf, findings: Sequence[Finding], households: pd.DataFrame | None = None) -> Shown:
    """How many rows were read and what was found, the same fault told once with its rows."""
    counts = {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    figures = [Figure("findings", "total", severity, number, "phát hiện") for severity, number in counts.items()]
    read = ""
    if households is not None:
        read = f"Đã đọc {len(households)} dòng hộ rà soát. "
        figures.append(Figure("findings", "total", "rows_read", len(households), "dòng"))
    if not findings:
        return paragraphs(read + "Các phép kiểm tra không phát hiện điều gì phải sửa.", figures=figures)
    told = ", ".join(f"{number} {SEVERITY_NAMES[severity].lower()}" for severity, number in counts.items() if number)
    mended = sum(finding.check in MENDED for finding in findings)
    figures.append(Figure("findings", "total", "mended", mended, "phát hiện"))
    how = (
        f" Trong đó {mended} điều đã tự sửa khi đọc (cách viết tên, bảng mã); cột “Cách xử lý” nói sửa thế nào."
        if mended
        else ""
    )
    lead = f"{read}Các phép kiểm tra phát hiện {told}. Cảnh báo không dừng báo cáo nhưng phải được giải thích trước khi ký.{how}"
    head = ("Mức", "Tệp, dòng", "Cột", "Giá trị", "Yêu cầu", "Cách xử lý")
    rows = [_row(list(group)) for _, group in groupby(worst_first(findings), key=_same_fault)]
    return together(
        paragraphs(lead, figures=figures),
        plain_table(head, rows, "Các phát hiện khi kiểm tra số liệu", kind="findings"),
    )


def _same_fault(finding: Finding) -> tuple:
    return (
        finding.severity,
        finding.file,
        finding.check,
        finding.column,
        finding.value,
        finding.expected,
        finding.remedy,
    )


def _row(faults: list[Finding]) -> tuple:
    first = faults[0]
    numbers = [str(fault.row) for fault in faults if fault.row is not None]
    rows = f", dòng {', '.join(numbers[:ROWS_SHOWN])}{' …' if len(numbers) > ROWS_SHOWN else ''}" if numbers else ""
    value = "" if first.value is None else first.value or "(để trống)"
    severity = (SEVERITY_NAMES[first.severity], f"severity {first.severity}")
    return (severity, first.file + rows, column_name(first.column, first.file), value, first.expected, first.remedy)
