"""Findings as lines a person reads in a terminal: worst first, by file, the same fault told once with its rows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from analysis.findings import PARAMETERS, SEVERITY_NAMES, Finding, worst_first
from analysis.intake.dictionary import dictionary

ROWS_SHOWN = 12


def findings_lines(findings: Iterable[Finding]) -> list[str]:
    """The lines: a heading a severity with its number, then place, value, what is allowed, what to do."""
    ordered = worst_first(findings)
    if not ordered:
        return ["Dữ liệu không có gì phải sửa."]
    lines = []
    for severity, group in groupby(ordered, key=lambda finding: finding.severity):
        same_severity = list(group)
        lines += ["", f"{SEVERITY_NAMES[severity].upper()} ({len(same_severity)})"]
        for _, faults in groupby(
            same_severity, key=lambda f: (f.file, f.check, f.column, f.value, f.expected, f.remedy)
        ):
            lines += _fault(list(faults))
    return lines[1:]


def column_name(code: str | None, file: str = "") -> str:
    """`class_end (Phân loại cuối kỳ)`: the code with the heading an official knows; a key of a TOML file, a parameter
    has none.
    """
    if file.endswith(".toml") or file == PARAMETERS:
        return code or ""
    headings = (c.heading for table in dictionary().values() for c in table.columns if c.code == code)
    heading = next(headings, None)
    return f"{code} ({heading})" if heading else code or ""


def _fault(faults: list[Finding]) -> list[str]:
    first = faults[0]
    rows = [str(fault.row) for fault in faults if fault.row is not None]
    place = first.file
    if rows:
        more = f" … và {len(rows) - ROWS_SHOWN} dòng nữa" if len(rows) > ROWS_SHOWN else ""
        place += f", dòng {', '.join(rows[:ROWS_SHOWN])}{more}"
    if first.column:
        name = column_name(first.column, first.file)
        place += f", {first.part} {name}" if first.part else f" {name}"
    found = "" if first.value is None else f": “{first.value}”" if first.value else ": để trống"
    return [f"  • {place}{found}", f"      cần: {first.expected}", f"      sửa: {first.remedy}"]
