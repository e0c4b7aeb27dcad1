"""What does not fit: each fault with unit, column, what stands there and what enters; what stands twice, refused,
failed.
"""

from __future__ import annotations

import re

from analysis.document.shown import NOTHING, Shown, together
from analysis.intake.summary.forms import summary_forms
from analysis.presentation.findings_text import column_name
from analysis.presentation.numbers import integer, rate
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.rollup.page import RollupOf
from analysis.presentation.table import plain_table
from analysis.rollup.fault import Fault

WHAT = {
    "closes": "cuối kỳ không bằng đầu kỳ − giảm + tăng",
    "cross": "chuyển giữa hộ nghèo và hộ cận nghèo ghi khác nhau ở T2 và T3",
    "ends": "số cuối kỳ ghi khác nhau giữa các biểu",
    "part": "phần lớn hơn tổng",
    "sum": "tổng số thiếu hụt không bằng tổng các chỉ số",
    "least": "hộ nghèo thiếu hụt ít hơn mức của chuẩn",
    "most": "hộ cận nghèo thiếu hụt nhiều hơn mức của chuẩn",
    "persons": "số người không hợp với số hộ",
    "bounds": "tỷ lệ ngoài 0–100 %",
    "rate": "tỷ lệ không phải của số hộ bên cạnh",
    "base": "các tỷ lệ suy ra số hộ khác",
    "missing": "thiếu số",
    "chain": "đầu kỳ khác cuối kỳ rà soát trước",
}
MEASURES = {"households": " (hộ)", "persons": " (nhân khẩu)"}
RATES = re.compile(r"_rate$")


def unfit_page(page: RollupOf) -> Shown:
    """Everything that does not fit, in sentences by kind, then each line."""
    data = page.data
    if not (data.faults or data.twice or data.refused or data.failed or data.findings):
        return paragraphs("Các phép kiểm tra không thấy điều gì không khớp; không đơn vị nào đứng hai lần.")
    return together(_kinds(page), _faults(page), _twice(page), _refused(page), _failed(page), _cells(page))


def _kinds(page: RollupOf) -> Shown:
    """How many communes each rule is broken in, by form."""
    by_kind: dict[tuple[str, str], list[str]] = {}
    for fault in page.data.faults:
        by_kind.setdefault((_form(fault), fault.what), []).append(fault.unit)
    told = [
        f"Biểu {form}: {WHAT[what]}: {page.named(list(dict.fromkeys(units)))}."
        for (form, what), units in by_kind.items()
    ]
    return bullets(told)


def _faults(page: RollupOf) -> Shown:
    if not page.data.faults:
        return NOTHING
    head = (page.commune, "Biểu, cột", "Ghi", "Phải là", "Điều không khớp", "Đưa vào tổng")
    rows = [
        (page.titled(fault.unit), f"{_form(fault)}, {_column(page, fault)}", _value(fault), _dotted(fault.expected), WHAT[fault.what], _dotted(fault.entered))
        for fault in page.data.faults
    ]  # fmt: skip
    return plain_table(head, rows, "Số liệu không khớp, từng dòng", kind="findings", wide=True)


def _twice(page: RollupOf) -> Shown:
    if not page.data.twice:
        return NOTHING
    rows = [(page.titled(one.unit), _dotted(one.found), one.counted) for one in page.data.twice]
    head = (page.commune, "Đứng hai lần ở", "Cách tính")
    return plain_table(head, rows, "Đơn vị đứng hai lần, chỉ tính một lần", kind="findings", wide=True)


def _refused(page: RollupOf) -> Shown:
    if not page.data.refused:
        return NOTHING
    rows = [(finding.file, finding.value or "", finding.expected) for finding in page.data.refused]
    return plain_table(
        ("Tệp, trang tính", "Vì sao", "Cần"), rows, "Biểu không đọc được, không cộng", kind="findings", wide=True
    )


def _failed(page: RollupOf) -> Shown:
    if not page.data.failed:
        return NOTHING
    rows = [
        (page.titled(unit.label), f"{len(unit.failed)} lỗi; {unit.failed[0].place}: {unit.failed[0].expected}",
         f"giamngheo check --unit {unit.folder} --year {page.year}, sửa rồi tổng hợp lại")
        for unit in page.data.failed
    ]  # fmt: skip
    return plain_table(
        (page.commune, "Lỗi", "Cách sửa"), rows, "Đơn vị có số liệu gốc lỗi, không dùng", kind="findings", wide=True
    )


def _cells(page: RollupOf) -> Shown:
    """What was found in reading the forms that are used."""
    if not page.data.findings:
        return NOTHING
    rows = [
        (f"{finding.file}, dòng {finding.row}" if finding.row else finding.file, _heading(finding.column), finding.value or "", finding.expected)
        for finding in page.data.findings
    ]  # fmt: skip
    return plain_table(
        ("Tệp, dòng", "Cột", "Ghi", "Cần"), rows, "Ô, dòng của biểu tổng hợp phải xem lại", kind="findings", wide=True
    )


def _form(fault: Fault) -> str:
    form, _, measure = fault.form.partition("_")
    return form + MEASURES.get(measure, "")


def _column(page: RollupOf, fault: Fault) -> str:
    if fault.column in page.labels:
        return page.labels[fault.column]
    return summary_forms()[fault.form.partition("_")[0]].column(fault.column).heading


def _heading(code: str | None) -> str:
    columns = (c for form in summary_forms().values() for c in form.columns if c.code == code)
    found = next(columns, None)
    return found.heading if found else column_name(code)


def _value(fault: Fault) -> str:
    if fault.value is None:
        return "để trống"
    of_rates = RATES.search(fault.column) or fault.form in ("T5", "T7")
    return f"{rate(fault.value)} %" if of_rates and fault.column != "base" else integer(fault.value)


def _dotted(text: str) -> str:
    """The words with whole numbers as documents write them (`1.647`); a year in a path stays."""
    return re.sub(r"(?<![\d,/])\d{4,}(?![\d,/])|(?<=\d/)\d{4,}", lambda found: integer(int(found[0])), text)
