"""Objectives against the programme: where the two tell the same thing differently, both places are named."""

from __future__ import annotations

from typing import NamedTuple

from analysis.findings import Finding
from analysis.intake.checks.lines import BUDGET, Line, credit_alone, lines_of
from analysis.intake.checks.slips import HALF_A_STEP, Cell, slips
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import fold, number_text

MONEY_SECTION, MONEY_UNIT = "IV.1", "trieu dong"
SAME_WORDS = 5  # a name this long whose every word stands in the other's is about the same thing
Side = tuple[list[Cell], str]  # the cells that a sum is made of, and their file


class Kind(NamedTuple):
    """A kind of money (ngân sách, vốn huy động, vốn tín dụng): words of an objective that plan it, columns of the
    programme.
    """

    words: tuple[str, ...]
    columns: tuple[str, ...]
    name: str


KINDS = (
    Kind(("tin dung", "vay von", "von vay"), ("money_credit",), "vốn tín dụng"),
    Kind(("huy dong",), ("money_mobilised",), "vốn huy động"),
    Kind(("ngan sach",), BUDGET, "ngân sách các cấp"),
)


def check_across(objectives: Sheet, programme: Sheet) -> list[Finding]:
    """A warning for each objective that a line of the programme contradicts, and for each sum of money that is not the
    other's.
    """
    lines = lines_of(objectives), lines_of(programme), objectives.file, programme.file
    return [*_same_thing(*lines), *_money_planned(*lines), *_money_spent(*lines)]


def _same_thing(objectives: list[Line], programme: list[Line], file: str, other: str) -> list[Finding]:
    named = [(line, _words(line)) for line in programme]
    findings = []
    for objective in objectives:
        words = set(fold(str(objective.get("name") or "")).split())
        for line, wanted in named:
            if len(wanted) >= SAME_WORDS and wanted <= words:
                findings += _compared(objective, line, file, other)
    return findings


def _words(line: Line) -> set[str]:
    """The words of a project's name without what comes before a colon (“Dự án 5:”)."""
    return set(fold(str(line.get("name") or "").rpartition(":")[2]).split())


def _compared(objective: Line, line: Line, file: str, other: str) -> list[Finding]:
    place = f"{other} dòng {line[ROW]} ({line['code']})"
    planned, actual = line.get("planned"), line.get("actual")
    if fold(str(objective.get("unit") or "")) == fold(str(line.get("unit") or "")) != "":
        pairs = (("target", "planned", "kế hoạch"), ("actual", "actual", "thực hiện"))
        return [
            _finding(objective, file, column, f"{number_text(line[theirs])} như {place}, cột {theirs}: hai dòng cùng một việc, cùng đơn vị tính", f"sửa {word} ở một trong hai tệp cho khớp", "objective_is_programme")
            for column, theirs, word in pairs
            if None not in (objective.get(column), line.get(theirs)) and objective[column] != line[theirs]
        ]  # fmt: skip
    done, unit = objective.get("actual"), str(objective.get("unit") or "").strip()
    if unit == "%" and done is not None and done >= 100 and planned and actual is not None and actual < planned:
        return [_finding(objective, file, "actual", f"dưới 100 %, vì {place} mới đạt {number_text(actual)} trên {number_text(planned)} {line.get('unit') or ''}".rstrip(),
                         "kiểm tra hai số; hai dòng tính trên đối tượng khác nhau thì ghi rõ đối tượng trong tên", "objective_is_programme")]  # fmt: skip
    return []


def _money_lines(objectives: list[Line]) -> list[tuple[Line, Kind]]:
    """The lines of section IV.1 in million VND with the kind of money that each plans; a line that names none or
    several is left out.
    """
    found = []
    for line in objectives:
        if str(line.get("section") or "").strip() != MONEY_SECTION or fold(str(line.get("unit") or "")) != MONEY_UNIT:
            continue
        name = fold(str(line.get("name") or ""))
        kinds = [kind for kind in KINDS if any(word in name for word in kind.words)]
        if len(kinds) == 1:
            found.append((line, kinds[0]))
    return found


def _money_planned(objectives: list[Line], programme: list[Line], file: str, other: str) -> list[Finding]:
    lines = _money_lines(objectives)
    findings = []
    for kind in KINDS:
        own = [line for line, of in lines if of is kind and line.get("target") is not None]
        cells = _given(programme, kind.columns)
        if not own or not cells:
            continue
        theirs, ours = _sum(cells), sum(line["target"] for line in own)
        if abs(ours - theirs) >= HALF_A_STEP:
            columns = " + ".join(kind.columns)
            slip = _slipped((cells, other), ([(line, "target") for line in own], file), f"tổng {kind.name}")
            findings += slip or [_finding(own[0], file, "target", f"tổng {kind.name} {number_text(theirs)} triệu đồng trong {other} (cột {columns})" + _together(own),
                                     f"sửa chỉ tiêu ở {file} hoặc số tiền của các dòng trong {other} cho khớp", "money_is_programme")]  # fmt: skip
    return findings


def _money_spent(objectives: list[Line], programme: list[Line], file: str, other: str) -> list[Finding]:
    """What objectives say was spent of budget and mobilised money; only where they speak of all of it."""
    lines = _money_lines(objectives)
    mobilised, budget = KINDS[1], KINDS[2]
    own = [line for line, kind in lines if kind in (mobilised, budget)]
    kinds = {kind for _, kind in lines}
    any_mobilised = bool(_sum(_given(programme, ("money_mobilised",))))
    if (
        budget not in kinds
        or (any_mobilised and mobilised not in kinds)
        or any(line.get("actual") is None for line in own)
    ):
        return []
    cells = _given([line for line in programme if not credit_alone(line)], ("disbursed",))
    theirs, ours = _sum(cells), sum(line["actual"] for line in own)
    if not cells or abs(ours - theirs) < HALF_A_STEP:
        return []
    slip = _slipped((cells, other), ([(line, "actual") for line in own], file), "tổng đã giải ngân")
    return slip or [_finding(own[0], file, "actual", f"tổng đã giải ngân {number_text(theirs)} triệu đồng trong {other} (cột disbursed, không tính vốn tín dụng)" + _together(own),
                     f"sửa kết quả ở {file} hoặc số đã giải ngân trong {other} cho khớp", "money_is_programme")]  # fmt: skip


def _slipped(theirs: Side, ours: Side, what: str) -> list[Finding]:
    """The warning at the one cell of both sides that makes them agree with its noughts or its decimal mark put
    right.
    """
    told = []
    for (cells, file), (others, other) in ((theirs, ours), (ours, theirs)):
        for line, column, right in slips(cells, _sum(others)):
            expected = f"{number_text(right)}, để {what} bằng {number_text(_sum(others))} triệu đồng như trong {other}"
            told.append(_finding(line, file, column, expected, "kiểm tra chữ số không và dấu thập phân của ô này", "money_is_programme"))  # fmt: skip
    return told if len(told) == 1 else []


def _together(own: list[Line]) -> str:
    return f"; cộng các dòng {_rows(own)}" if len(own) > 1 else ""


def _rows(own: list[Line]) -> str:
    return ", ".join(str(line[ROW]) for line in own)


def _given(programme: list[Line], columns: tuple[str, ...]) -> list[Cell]:
    """The cells of these columns that hold an amount."""
    return [(line, column) for line in programme for column in columns if line.get(column) is not None]


def _sum(cells: list[Cell]) -> float:
    return sum(line[column] for line, column in cells)


def _finding(line: Line, file: str, column: str, expected: str, remedy: str, check: str) -> Finding:
    return Finding("warning", file, int(line[ROW]), column, number_text(line[column]), expected, remedy, check)
