"""Everything found in a year: what intake finds, files that must be there, and the issued table's arithmetic."""

from __future__ import annotations

from pathlib import Path

from analysis.findings import Finding, worst_first
from analysis.intake import YearData, makeable, open_year
from analysis.intake.mid_year import half_year_findings
from analysis.intake.support import unknown_codes
from analysis.planning.catalogue import catalogue
from analysis.planning.issued_table import COUNTS, FORM_NUMBERS, Difference, decimal_marks, differences
from analysis.planning.village_targets import village_targets
from analysis.project import raw_dir

KINDS = {"wrong": "sai", "truncated": "cắt số lẻ, không làm tròn", "fewer_decimals": "thiếu chữ số thập phân"}


def all_findings(unit: str, year: int, data_dir: str | Path = "", period: str = "") -> list[Finding]:
    """The findings of `giamngheo check`, worst first; raises InputError only for a wrong unit or year."""
    data = open_year(unit, year, data_dir=str(data_dir), period=period)
    findings = [*data.findings, *makeable(data)[2], *issued_findings(data), *support_findings(data)]
    if not data.period:
        plans = {"objectives": data.objectives, "programme": data.programme}
        findings += half_year_findings(raw_dir(data_dir), unit, year, plans)
    return worst_first(findings)


def issued_findings(data: YearData) -> list[Finding]:
    """A warning for each printed cell of the issued table that is not what the counts give, a note for mixed marks."""
    parts = (data.targets, data.target_counts, data.previous_households, data.previous_villages)
    if any(part is None for part in parts) or any(f.severity == "error" for f in data.findings):
        return []
    computed = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    rows = dict(zip(data.targets["village"], data.targets["source_row"], strict=True))
    findings = [_difference(difference, rows[difference.village]) for difference in differences(data.targets, computed)]
    marks = decimal_marks(data.targets)
    if len(marks) > 1:
        found = ", ".join(f"{number} ô dùng dấu “{mark}”" for mark, number in marks.items())
        findings.append(
            Finding("note", "targets.csv", None, None, found, "một dấu thập phân: dấu phẩy",
                    "khi in lại, viết thống nhất dấu phẩy; việc đọc số không bị ảnh hưởng", "decimal_mark")
        )  # fmt: skip
    return findings


def support_findings(data: YearData) -> list[Finding]:
    """A warning for each priced support that the catalogue does not have."""
    return [] if data.support is None else unknown_codes(data.support, list(catalogue(data.year - 1)))


def _difference(difference: Difference, row: int) -> Finding:
    if difference.column in COUNTS:
        expected = str(int(difference.computed))
    else:
        exact = f"{difference.computed:.4f}".replace(".", ",")
        expected = f"{difference.numerator} / {difference.denominator} = {exact} %"
    place = "Tổng cộng" if difference.village == "total" else difference.village
    return Finding("warning", "targets.csv", int(row), difference.column, difference.printed,
                   f"{expected} ({place}, cột ({FORM_NUMBERS[difference.column]}))",
                   f"{KINDS[difference.kind]}; báo cáo dùng số tính lại, bảng so sánh nêu ô này", "issued_table")  # fmt: skip
