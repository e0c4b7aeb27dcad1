"""The issued table against the computed one (bảng đã ban hành và bảng tính lại): each cell that differs, marks, caption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.document.figure import Figure, plain
from analysis.document.head import leaves
from analysis.document.shown import Shown
from analysis.planning.caption import CaptionFault
from analysis.planning.issued_table import FORM_NUMBERS, Difference
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.plan.target_table import target_head
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.table import plain_table
from analysis.presentation.units import measure
from analysis.presentation.written import Written, figure_cell

KINDS = {
    "wrong": "sai",
    "truncated": "cắt số lẻ, không làm tròn",
    "fewer_decimals": "thiếu chữ số thập phân",
}


def comparison(
    page: PageOf,
    differences: Sequence[Difference],
    caption_faults: Sequence[CaptionFault],
    marks: Mapping[str, int],
    *,
    issued: bool = True,
) -> Shown:
    """The issued table against the computed one: each cell that differs with the arithmetic, the marks, the caption."""
    if not issued:
        return paragraphs("Chưa có bảng chỉ tiêu ban hành để so sánh.")
    if not (differences or caption_faults or len(marks) > 1):
        return paragraphs("Bảng đã ban hành trùng với bảng tính lại ở mọi ô.")
    by_kind = {kind: sum(d.kind == kind for d in differences) for kind in KINDS}
    told = (
        ", ".join(f"{number} ô {KINDS[kind]}" for kind, number in by_kind.items() if number) or "không có ô nào khác số"
    )
    shown = paragraphs(f"So với bảng tính lại từ số hộ, bảng đã ban hành có: {told}.")
    if differences:
        head = (page.place, "Cột", "Số đã in", "Số tính lại", "Phép tính", "Loại")
        shown += plain_table(
            head,
            [_difference(page, d) for d in differences],
            "Các ô của bảng đã ban hành khác với số tính lại",
            kind="comparison",
        )
    other = [f"Tên bảng: in “{f.printed}”, đúng là “{f.expected}” ({f.reason})." for f in caption_faults]
    if len(marks) > 1:
        counted = " và ".join(f"{number} ô dùng dấu “{mark}”" for mark, number in marks.items())
        other.append(f"Dấu thập phân không thống nhất: {counted}; văn bản tiếng Việt dùng dấu phẩy.")
    return shown + bullets(other) if other else shown


def _difference(page: PageOf, d: Difference) -> tuple:
    unit = measure(d.column)[0]
    printed = Figure("issued_comparison", d.village, f"{d.column}.printed", plain(d.printed_value), unit)
    computed = figure_cell(
        Figure("issued_comparison", d.village, f"{d.column}.computed", plain(d.computed), unit),
        "integer" if d.denominator is None else "rate",
    )
    arithmetic = ""
    if d.denominator is not None:
        exact = f"{d.computed:.4f}".replace(".", ",")
        arithmetic = f"{integer(d.numerator)} / {integer(d.denominator)} = {exact} % → {computed.text}"
    heading = {c.code: c.heading for c in leaves(target_head(page))}[d.column]
    village = "Tổng cộng" if d.village == "total" else d.village
    return (
        village,
        f"({FORM_NUMBERS[d.column]}) {heading}",
        # as printed, which is what is wrong with it
        Written(d.printed, "n", figure=printed, form="printed"),
        computed,
        arithmetic,
        (KINDS[d.kind], f"mark {d.kind}"),
    )
