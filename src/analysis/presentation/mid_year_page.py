"""The first six months on the page: villages and objectives against the year's targets, recognitions by month."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.display import NOTHING, Figure, Shown, plain, together
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end, in_period
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import Column, Group, Head, figure_cell, plain_table, table
from analysis.presentation.units import PERCENT, measure

RECOGNITIONS = ("lần", "integer")
BY_MONTH: Head = (
    Column("recognitions", "Số lần công nhận", measure=RECOGNITIONS),
    Group("Trong đó", (Column("escaped", "Thoát nghèo", measure=RECOGNITIONS), Column("became_poor", "Vào danh sách hộ nghèo", measure=RECOGNITIONS), Column("near_poor", "Vào, ra danh sách cận nghèo", measure=RECOGNITIONS), Column("other", "Biến động khác", measure=RECOGNITIONS))),
)  # fmt: skip


def table_progress(page: PageOf, progress: pd.DataFrame) -> Shown:
    """Villages against the year's targets. `progress`: village_progress; carries all of it."""
    if not page.period:
        return NOTHING
    head: Head = (
        Group("Đầu năm", (Column("households_start", "Tổng số hộ"), Column("poor_start", "Hộ nghèo"), Column("poor_start_rate", "Tỷ lệ %"))),
        Group(f"Đến {at_end(page.period)}", (Column("poor_end", "Hộ nghèo"), Column("poor_end_rate", "Tỷ lệ %"), Column("points_actual", "Giảm (điểm %)"))),
        Group("Chỉ tiêu giảm hộ nghèo cả năm", (Column("reduction_planned", "Số hộ"), Column("reduction_actual", "Đã giảm"), Column("progress", "Đạt %", measure=PERCENT), Column("left_to_go", "Còn phải giảm"))),
    )  # fmt: skip
    note = "Tỷ lệ tính trên tổng số hộ dân đầu năm. Đã giảm = hộ nghèo đầu năm − hộ nghèo đến nay, gồm cả biến động khác; số âm là tăng. Ô “Đạt %” để trống: không giao chỉ tiêu giảm."
    return table("village_results", progress, head, f"Hộ nghèo đến {at_end(page.period)} so với chỉ tiêu cả năm theo {page.places}", first=page.place, note=note, wide=False)  # fmt: skip


def recognitions_page(page: PageOf, months: pd.DataFrame | None) -> Shown:
    """The recognitions by month. `months`: by_month."""
    if not page.period or months is None:
        return NOTHING
    if not months.at["total", "recognitions"]:
        return paragraphs(f"{in_period(page.period).capitalize()} chưa có lần công nhận nào.")
    labels = {month: f"tháng {int(month)}" for month in months.index if month != "total"}
    note = "Đếm lần công nhận, không đếm hộ: hộ được công nhận hai lần tính hai lần; biểu T2, T3 tính mỗi hộ một lần, theo trạng thái sau cùng."
    return table("recognitions", months, BY_MONTH, f"Các lần công nhận {in_period(page.period)} theo tháng", first="Tháng", labels=labels, note=note, numbered=False, wide=False)  # fmt: skip


def objectives_to_date(page: PageOf, objectives: pd.DataFrame | None, progress: pd.DataFrame | None) -> Shown:
    """Every objective and task with what was done to date in % of the year's target. `progress`: objective_progress."""
    if not page.period:
        return NOTHING
    if objectives is None or progress is None:
        return paragraphs("Chưa có tệp H1/objectives.csv của 6 tháng đầu năm, nên mục này chưa có số liệu.")
    answered, share = progress["actual"].notna(), progress["progress"]
    reached = int((share >= 100).fillna(False).sum())
    said = (
        f"Trong {integer(len(progress))} mục tiêu, nhiệm vụ của kế hoạch năm: {integer(int(answered.sum()))} dòng đã có số liệu đến nay, trong đó {integer(reached)} dòng đã bằng hoặc hơn chỉ tiêu cả năm; "
        f"{integer(int((~answered).sum()))} dòng chưa có số liệu."
    )
    rows = [
        (
            row.get("section") or row["code"],
            row["name"],
            row.get("responsible", ""),
            row.get("unit", ""),
            *(_figure(progress, row["code"], column) for column in ("target", "actual", "progress")),
            row.get("note", ""),
        )
        for row in objectives.to_dict("records")
    ]
    head = ("Mục", "Mục tiêu, nhiệm vụ", "Đơn vị chịu trách nhiệm", "Đơn vị tính", "Chỉ tiêu năm", f"Đến {at_end(page.period)}", "Đạt %", "Ghi chú")  # fmt: skip
    caption = f"Mục tiêu, nhiệm vụ của kế hoạch: thực hiện {in_period(page.period)}"
    note = "Đạt % = thực hiện đến nay / chỉ tiêu cả năm. Dòng trống ở cột thực hiện là chưa có báo cáo; mục tiêu “không quá” thì càng thấp càng tốt, không tính phần trăm."
    return together(paragraphs(said), plain_table(head, rows, caption, kind="text wide", note=note))


def _figure(progress: pd.DataFrame, code: str, column: str):
    unit, form = PERCENT if column == "progress" else measure(column, ("", "number"))
    return figure_cell(Figure("objectives", code, column, plain(progress.at[code, column]), unit), form)
