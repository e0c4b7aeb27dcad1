"""The poverty index on the page: headcount, intensity, adjusted headcount, contributions."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown
from analysis.presentation.numbers import rate, ratio
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT

INDEX: Head = (
    Column("headcount", "Tỷ lệ hộ nghèo (H)"),
    Column("intensity", "Mức độ thiếu hụt bình quân (A)"),
    Column("adjusted_headcount", "Chỉ số nghèo đa chiều (M0 = H × A)"),
)


def table_poverty_index(page: PageOf, index: pd.DataFrame) -> Shown:
    """H, A, M0 and each indicator's contribution by village."""
    parts = tuple(Column(f"contribution_{code}", label, measure=PERCENT) for code, label in page.labels.items())
    return table(
        "poverty_index",
        index,
        (*INDEX, Group("Đóng góp của từng chỉ số (% tổng số thiếu hụt)", parts)),
        f"Chỉ số nghèo đa chiều theo {page.places} và đóng góp của từng chỉ số",
        first=page.place,
        wide=True,
        note="H, A, M0 là tỷ số từ 0 đến 1. A và đóng góp để trống nơi không có hộ nghèo.",
    )


def sentence_poverty_index(page: PageOf, index: pd.DataFrame, before: pd.DataFrame | None = None) -> Shown:
    """What the index says of the whole unit, and its change from last year where there is one."""
    total = index.loc["total"]
    if withheld(total["intensity"]):
        return paragraphs()
    if pd.isna(total["intensity"]):
        return paragraphs("Không có hộ nghèo, nên chỉ số nghèo đa chiều bằng 0 và không có mức độ thiếu hụt.")
    codes = [code for code in page.labels if not withheld(total[f"contribution_{code}"])]
    shares = total[[f"contribution_{code}" for code in codes]].astype(float).set_axis(codes)
    top = shares[shares > 0].sort_values(ascending=False, kind="stable").head(3)
    main = ", ".join(f"{page.labels[code]} ({rate(value)} %)" for code, value in top.items())
    first = {0: "", 3: f" Ba chỉ số đóng góp nhiều nhất: {main}."}.get(len(top), f" Đóng góp: {main}.")
    text = (
        f"Mỗi hộ nghèo thiếu hụt bình quân {rate(12 * total['intensity'])} trong 12 chỉ số (A = {ratio(total['intensity'])}); "
        f"M0 = {ratio(total['headcount'])} × {ratio(total['intensity'])} = {ratio(total['adjusted_headcount'])}.{first}"
    )
    mean = Figure("deprivations_per_household", "poor", "mean", float(12 * total["intensity"]), "thiếu hụt/hộ")
    return paragraphs(
        text,
        _change(total, before, page.before("cuối năm trước"))
        if page.comparable
        else "Năm trước theo chuẩn nghèo khác: không so sánh chỉ số.",
        figures=[mean],
    )


def _change(total: pd.Series, before: pd.DataFrame | None, when: str) -> str:
    if before is None:
        return ""
    last = before.loc["total", "adjusted_headcount"]
    if pd.isna(last) or pd.isna(total["adjusted_headcount"]):
        return f"Không đủ số liệu để so chỉ số với {when}."
    now = total["adjusted_headcount"]
    if ratio(last) == ratio(now):
        return f"So với {when}, M0 giữ nguyên ở {ratio(now)}."
    return f"So với {when}, M0 {'giảm' if now < last else 'tăng'} từ {ratio(last)} đến {ratio(now)}."
