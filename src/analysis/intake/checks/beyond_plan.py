"""Results far beyond what was planned, money beyond what was given, percentages beyond a hundred: asked at the very
cell.
"""

from __future__ import annotations

from analysis.findings import Finding
from analysis.intake.checks.lines import MONEY, Line, lines_of
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import number_text
from analysis.rules.plausible import plausible

AT_MOST = "at_most"  # an objective that is met by staying below


def check_beyond(sheet: Sheet) -> list[Finding]:
    """The warnings for the lines of objectives.csv or programme.csv."""
    return [found for line in lines_of(sheet) for found in (*_results(line, sheet.file), *_disbursed(line, sheet.file))]


def _results(line: Line, file: str) -> list[Finding]:
    most, actual = plausible(), line.get("actual")
    plan = "planned" if "planned" in line else "target"
    if _percent(line):
        return [
            _told(line, file, column, f"tỷ lệ phần trăm, không quá {number_text(most.most_percent)}", "kiểm tra dấu thập phân của ô này, hoặc đơn vị tính của dòng", "percent_plausible")
            for column in (plan, "actual")
            if (line.get(column) or 0) > most.most_percent
        ]  # fmt: skip
    planned = line.get(plan)
    if not planned or not actual or line.get("direction") == AT_MOST:
        return []
    if actual < most.most_of_plan * planned or actual - planned < most.more_than_plan:
        return []
    return [_told(line, file, "actual", f"gần kế hoạch {number_text(planned)} (cột {plan})", "kiểm tra chữ số của hai ô; vượt kế hoạch thật thì ghi rõ ở cột note", "actual_beyond_plan")]  # fmt: skip


def _disbursed(line: Line, file: str) -> list[Finding]:
    disbursed, given = line.get("disbursed"), [line[column] for column in MONEY if line.get(column) is not None]
    if not disbursed or not given or disbursed <= plausible().most_disbursed * sum(given):
        return []
    return [_told(line, file, "disbursed", f"không quá số vốn của dòng: {number_text(sum(given))} triệu đồng", "kiểm tra chữ số và dấu thập phân của ô này và của các cột vốn; vốn bổ sung trong năm thì ghi vào cột vốn", "disbursed_beyond_money")]  # fmt: skip


def _percent(line: Line) -> bool:
    return str(line.get("unit") or "").strip() == "%"


def _told(line: Line, file: str, column: str, expected: str, remedy: str, check: str) -> Finding:
    return Finding("warning", file, int(line[ROW]), column, number_text(line[column]), expected, remedy, check)
