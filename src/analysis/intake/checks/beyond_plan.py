"""Results far beyond what was planned, money beyond what was given, percentages beyond a hundred: asked at the very
cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from analysis.findings import Finding
from analysis.intake.checks.lines import MONEY, Line, lines_of
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import fold, number_text
from analysis.rules.plausible import plausible

# units of measure that count those of the register, each once
COUNTED_IN = {"ho": "households", "nguoi": "persons", "khau": "persons", "nhan khau": "persons"}
AT_MOST = "at_most"  # an objective that is met by staying below


def check_beyond(sheet: Sheet, register: Mapping[str, int] = MappingProxyType({})) -> list[Finding]:
    """The warnings for the lines of objectives.csv or programme.csv. `register`: households and persons of the unit."""
    found = []
    for line in lines_of(sheet):
        many = _more_than_live_here(line, sheet.file, register)
        found += [*many, *([] if many else _results(line, sheet.file)), *_disbursed(line, sheet.file)]
    return found


def _more_than_live_here(line: Line, file: str, register: Mapping[str, int]) -> list[Finding]:
    whole = COUNTED_IN.get(fold(str(line.get("unit") or "")))
    most = register.get(whole or "")
    plan = "planned" if "planned" in line else "target"
    return [
        _told(line, file, column, f"không quá số hộ, số nhân khẩu của cả đơn vị: {number_text(most)}", "kiểm tra chữ số của ô này và đơn vị tính của dòng; đếm lượt thì ghi đơn vị tính là lượt", "more_than_the_register")
        for column in (plan, "actual")
        if most and (line.get(column) or 0) > most
    ]  # fmt: skip


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
