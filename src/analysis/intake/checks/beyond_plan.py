"""Results far beyond what was planned, money beyond what was given, percentages beyond a hundred: asked at the very
cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from analysis.findings import Finding
from analysis.intake.checks.lines import BUDGET, MONEY, Line, lines_of
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import fold, number_text
from analysis.rules.plausible import plausible

# units of measure that count those of the register, each once
COUNTED_IN = {"ho": "households", "nguoi": "persons", "khau": "persons", "nhan khau": "persons"}
FEWEST = 4  # lines with money: fewer show no habit
OWN_MONEY = (*BUDGET, "money_mobilised")  # credit is lent to many at once
FEW_MILLIONS = 1000  # triệu đồng: a line with less is no project written in thousands
AT_MOST = "at_most"  # an objective that is met by staying below


def check_beyond(sheet: Sheet, register: Mapping[str, int] = MappingProxyType({})) -> list[Finding]:
    """The warnings for the lines of objectives.csv or programme.csv. `register`: households and persons of the unit."""
    found = []
    lines = lines_of(sheet)
    usual, apart = _say_what_is_spent(lines), _apart(lines)
    for line in lines:
        found += [_unlike(line, sheet.file, apart)] if apart and _money(line, OWN_MONEY) > apart else []
        many = _more_than_live_here(line, sheet.file, register)
        found += [
            *many,
            *([] if many else _results(line, sheet.file)),
            *_disbursed(line, sheet.file),
            *_hardly_spent(line, sheet.file, usual),
        ]
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


def _say_what_is_spent(lines: list[Line]) -> bool:
    """Whether nearly every line with money says how much of it is disbursed."""
    said = [line.get("disbursed") is not None for line in lines if _money(line)]
    return len(said) >= FEWEST and sum(said) >= (1 - plausible().gather_share) * len(said)


def _hardly_spent(line: Line, file: str, usual: bool) -> list[Finding]:
    """Nothing, or next to nothing, disbursed of a line that has reached half its plan: a blank where others have none,
    cells in other columns, or money in another unit than the disbursement.
    """
    planned, actual, given, most = line.get("planned"), line.get("actual"), _money(line), plausible()
    if not given or not planned or not actual or 2 * actual < planned or (spent := line.get("disbursed")) == 0:
        return []
    if (spent is None and not usual) or (spent is not None and spent >= most.least_disbursed * given):
        return []
    return [
        _told(
            line,
            file,
            "disbursed",
            f"gần số vốn của dòng: {number_text(given)} triệu đồng, "
            f"vì đã thực hiện {number_text(actual)} / {number_text(planned)}",
            "kiểm tra các ô của dòng có lệch cột không, tiền có ghi bằng nghìn đồng không; chưa giải ngân thì ghi 0",
            "disbursed_far_below",
        )
    ]


def _apart(lines: list[Line]) -> float:
    """The largest sum of money of many lines where few have twenty times as much or more; 0 where none are apart."""
    sums = sorted(money for line in lines if (money := _money(line, OWN_MONEY)))
    gaps = ((more / less, place) for place, (less, more) in enumerate(pairwise(sums), 1))
    gap, place = max(gaps, default=(0, 0))
    many = place >= max(FEWEST - 1, len(sums) - place + 1)
    return sums[place - 1] if many and gap >= plausible().money_times and sums[place] >= FEW_MILLIONS else 0


def _unlike(line: Line, file: str, most: float) -> Finding:
    column = max(OWN_MONEY, key=lambda code: line.get(code) or 0)
    return _told(
        line,
        file,
        column,
        f"số tiền không cách xa các dòng khác, nhiều nhất {number_text(most)} triệu đồng một dòng",
        "kiểm tra dòng này có ghi bằng nghìn đồng không; đúng là triệu đồng thì ghi rõ ở cột note",
        "money_unlike_others",
    )


def _money(line: Line, columns: Sequence[str] = MONEY) -> float:
    return sum(line.get(column) or 0 for column in columns)


def _percent(line: Line) -> bool:
    return str(line.get("unit") or "").strip() == "%"


def _told(line: Line, file: str, column: str, expected: str, remedy: str, check: str) -> Finding:
    return Finding("warning", file, int(line[ROW]), column, number_text(line[column]), expected, remedy, check)
