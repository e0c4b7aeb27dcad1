"""Checks of the plan's lines, a file at a time: a code twice, an objective that nothing answers, money below zero,
credit among mobilised money.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from analysis.findings import Finding, Severity
from analysis.intake.checks.code_forms import NEAR, meant
from analysis.intake.review_codes import REVIEW_CODES, from_review
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.support import catalogue_codes
from analysis.intake.text import did_you_mean, fold
from analysis.rules.plausible import plausible

Line = dict[str, Any]  # a row by code name, None where it has no number
FEWEST_LINES = 5  # fewer have no way of writing
FAR = 0.75  # of a code that is none of the programme's: “D4” is DA4
BUDGET = ("money_central", "money_province", "money_district")
MONEY = (*BUDGET, "money_mobilised", "money_credit")
# “giảm nghèo” behind another noun names the work, not a rate that falls: cán bộ giảm nghèo
WORK_OF_THE_PROGRAMME = re.compile(r"(?<!le)(?<!muc)(?<!do)(?<!tieu) giam ngheo\b")
CREDIT_CODE, CREDIT_WORDS = "CS.TINDUNG", ("tin dung", "vay von", "von vay")


def check_objectives(objectives: Sheet) -> list[Finding]:
    """Findings of objectives.csv alone."""
    lines, file = lines_of(objectives), objectives.file
    findings = _twice(lines, file)
    asked = [line for line in lines if from_review(line.get("source")) and line.get("actual") is None]
    for line in asked:
        if line["code"] not in REVIEW_CODES:
            findings.append(_told(line, file, "warning", "code", line["code"], "mã mà kết quả rà soát trả lời được, khi source là review: " + ", ".join(REVIEW_CODES),
                                  "sửa mã" + did_you_mean(str(line["code"]), REVIEW_CODES) + "; hoặc ghi source là reported và điền cột actual theo báo cáo của đơn vị", "answered_by_review"))  # fmt: skip
    findings += _nearly_reviewed(lines, file, {found.row for found in findings})
    findings += _forms(lines, file, {found.row for found in findings})
    findings += _without_source([line for line in lines if line not in asked], file, column="source" in objectives)
    findings += check_percent(objectives)
    for line in lines:
        if line.get("target") is None and line.get("actual") is None and line not in asked:
            findings.append(_told(line, file, "warning", "target", None, f"chỉ tiêu hoặc kết quả của “{line.get('name') or line['code']}”",
                                  "điền cột target; việc không đo bằng số thì ghi đơn vị tính “nhiệm vụ”, chỉ tiêu 1; không phải mục tiêu thì bỏ dòng", "objective_says_something"))  # fmt: skip
    return findings


def _nearly_reviewed(lines: list[Line], file: str, told: set[int | None]) -> list[Finding]:
    """A warning for each code that is nearly one the review answers: as it stands nothing answers it, or the unit
    itself.
    """
    codes = [str(line["code"] or "") for line in lines]
    near = {line[ROW]: meant(code, REVIEW_CODES, codes) for line, code in zip(lines, codes, strict=True) if code}
    return [
        _told(line, file, "warning", "code", line["code"], f"mã {near[line[ROW]]}, mã mà kết quả rà soát trả lời",
              f"có phải {near[line[ROW]]} không? nếu phải thì sửa mã", "answered_by_review")
        for line in lines
        if line[ROW] not in told and near.get(line[ROW])
    ]  # fmt: skip


def _without_source(lines: list[Line], file: str, *, column: bool) -> list[Finding]:
    """A warning where the review could answer and nothing says that it does: a line, or all of them where the column
    lacks.
    """
    blank = [
        line
        for line in lines
        if line["code"] in REVIEW_CODES and line.get("actual") is None and not fold(str(line.get("source") or ""))
    ]
    expected = "review (tính từ kết quả rà soát), hoặc reported (đơn vị báo cáo) và có kết quả ở cột actual"
    if blank and not column:
        codes = ", ".join(str(line["code"]) for line in blank)
        return [
            Finding(
                "warning",
                file,
                None,
                "source",
                None,
                expected,
                f"thêm cột source (Nguồn số liệu) rồi ghi review cho các dòng {codes}; chưa có thì các dòng này không có kết quả",
                "answered_by_review",
            )
        ]
    return [_told(line, file, "warning", "source", "", expected, "điền cột source; để trống thì dòng này không có kết quả", "answered_by_review") for line in blank]  # fmt: skip


def lines_of(sheet: Sheet) -> list[Line]:
    """The rows of objectives.csv or programme.csv."""
    return list(sheet.frame.iter_rows(named=True))


def _of_programme(code: str) -> bool:
    """Whether a code is one of the programme's, or an activity or policy below one: `DA3.TDA2.1`, `CS.BHYT`."""
    below = re.fullmatch(r"(CS|DA\d+(?:\.TDA\d+)?)(?:[.-][^\s.-]+)*", code)
    return below is not None and (below[1] in plausible().projects or (below[1] == "CS" and code != "CS"))


def check_percent(objectives: Sheet) -> list[Finding]:
    """A warning where a percentage stands as a fraction: 0,93 beside 100 %, beside a target of 1, or alone."""
    findings = []
    for line in lines_of(objectives):
        # a reduction of 0,5 % is no fraction
        name = WORK_OF_THE_PROGRAMME.sub("", fold(str(line.get("name") or "")))
        small = any(word in name.split() for word in plausible().small_percent)
        for column, other in (("actual", "target"), ("target", "actual")):
            value, beside = line.get(column), line.get(other)
            if str(line.get("unit") or "").strip() != "%" or not value or not 0 < value <= 1:
                continue
            if beside and beside >= plausible().fraction_beside:
                findings.append(
                    _fraction(line, objectives.file, column, value, f"tỷ lệ phần trăm như {beside:g} ở cột {other}")
                )
            elif not small and value < 1 and (beside is None or (column, beside) == ("actual", 1)):
                findings.append(
                    _fraction(line, objectives.file, column, value, "tỷ lệ phần trăm, không phải phần thập phân")
                )
    return findings


def _fraction(line: Line, file: str, column: str, value: float, expected: str) -> Finding:
    return _told(line, file, "warning", column, f"{value:g}".replace(".", ","), expected,
                 f"nếu là {100 * value:g} % thì ghi {100 * value:g}".replace(".", ","), "percent_not_fraction")  # fmt: skip


def check_programme(programme: Sheet) -> list[Finding]:
    """Findings of programme.csv alone."""
    lines, file = lines_of(programme), programme.file
    findings = [*_twice(lines, file), *_codes(programme), *_saying_nothing(programme)]
    return [*findings, *_forms(lines, file, {found.row for found in findings}), *check_money(programme)]


def _saying_nothing(programme: Sheet) -> list[Finding]:
    """A warning for each line that has a code and neither a name nor a number: a cell that strayed there."""
    numbers = [column for column in ("planned", "actual", *MONEY, "disbursed") if column in programme]
    return [
        _told(line, programme.file, "warning", "code", line["code"],
              "mỗi dòng một dự án, chính sách: tên, kế hoạch, kinh phí",
              "điền các ô của dòng; ô ghi nhầm ở đó thì xóa", "line_says_something")
        for line in lines_of(programme)
        if "name" in programme and not line["name"] and all(line[column] is None for column in numbers)
    ]  # fmt: skip


def _codes(programme: Sheet) -> list[Finding]:
    """A warning for each code that is nearly one of the programme's or the catalogue's: “D4”, “DA3.TDAl”, “CS.BHT”."""
    findings = []
    known = [*dict.fromkeys((*plausible().projects, *catalogue_codes()))]
    codes = [str(line["code"] or "") for line in lines_of(programme)]
    for line, code in zip(lines_of(programme), codes, strict=True):
        # a unit's own codes are its own
        near = meant(code, known, codes, near=NEAR if _of_programme(code) else FAR)
        if code and near:
            findings.append(_told(line, programme.file, "warning", "code", code, f"mã của chương trình, ví dụ {near}", f"có phải {near} không? nếu phải thì sửa mã", "programme_code"))  # fmt: skip
    return findings


def _forms(lines: list[Line], file: str, told: set[int | None]) -> list[Finding]:
    """A warning for the one code that is written otherwise than all others: `nv.1`, `CS-BHYT`, `DA4.`; other files
    know it by its letters.
    """
    forms = {int(line[ROW]): _form(str(line["code"] or "")) for line in lines}
    counts = Counter(form for each in forms.values() for form in each)
    return [
        _told(line, file, "warning", "code", line["code"], "mã viết như các mã khác của tệp: chữ hoa, dấu ngăn, dấu cách", "sửa mã cho giống cách viết của các mã kia và của các tệp khác", "code_form")
        for line in lines
        if len(lines) >= FEWEST_LINES and line[ROW] not in told and any(counts[form] == 1 for form in forms[int(line[ROW])])
    ]  # fmt: skip


def _form(code: str) -> set[str]:
    """What of its writing may set a code apart: small letters, a sign between or after its parts."""
    found = {sign for sign in " -/,;" if sign in code} | {"end" for _ in code[-1:] if code.endswith((".", "-", "/"))}
    return found | {"small" for letter in code[:2] if letter.islower()}


def check_money(programme: Sheet) -> list[Finding]:
    """An error for money below zero, a warning for a bank's credit that stands among mobilised money."""
    lines, file = lines_of(programme), programme.file
    findings = []
    for line in lines:
        for column in (*MONEY, "disbursed"):
            value = line.get(column)
            if value is not None and value < 0:
                findings.append(_told(line, file, "error", column, f"{value:g}", "số tiền không âm (triệu đồng)",
                                      "sửa dấu của số; kinh phí bị cắt giảm thì ghi số còn lại", "money_not_negative"))  # fmt: skip
            if value is not None and value > plausible().most_money:
                findings.append(_told(line, file, "warning", column, f"{value:.15g}", "số tiền tính bằng triệu đồng",
                                      f"{value:,.0f} triệu đồng là quá lớn với một xã; số đang ghi bằng đồng hay nghìn đồng thì chia lại".replace(",", "."), "money_in_million"))  # fmt: skip
        if (line.get("money_mobilised") or 0) > 0 and not line.get("money_credit") and looks_like_credit(line):
            findings.append(_told(line, file, "warning", "money_mobilised", f"{line['money_mobilised']:g}", "vốn huy động, không phải vốn vay ngân hàng, là khoản người vay phải trả",
                                  "chuyển số tiền sang cột money_credit (Vốn tín dụng)", "credit_apart"))  # fmt: skip
    return findings


def looks_like_credit(line: Line) -> bool:
    """Whether code or name says that the line is a loan of the policy bank."""
    name = fold(str(line.get("name") or ""))
    return str(line["code"]).startswith(CREDIT_CODE) or any(words in name for words in CREDIT_WORDS)


def credit_alone(line: Line) -> bool:
    """Whether the line has credit and no other money: what it disbursed is credit too, never budget."""
    return bool(line.get("money_credit")) and not any(line.get(column) for column in (*BUDGET, "money_mobilised"))


def _twice(lines: Iterable[Line], file: str) -> list[Finding]:
    first: dict[object, int] = {}
    findings = []
    for line in lines:
        row = first.setdefault(line["code"], line[ROW])
        if row != line[ROW] and line["code"]:
            findings.append(_told(line, file, "error", "code", line["code"], f"mỗi mã một dòng; mã này đã có ở dòng {row}",
                                  "bỏ dòng trùng hoặc sửa mã", "unique_line"))  # fmt: skip
    return findings


def _told(
    line: Line, file: str, severity: Severity, column: str, value: object, expected: str, remedy: str, check: str
) -> Finding:
    shown = None if value is None else str(value)
    return Finding(severity, file, int(line[ROW]), column, shown, expected, remedy, check)
