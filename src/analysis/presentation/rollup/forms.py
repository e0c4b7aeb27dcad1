"""Forms T1–T7 of all communes, in the heads of the review's own."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.display import Shown
from analysis.presentation.forms import LISTED, MOVEMENT_NOTE, T2, T3, deprivation_head, head_t1
from analysis.presentation.rollup.coverage import coverage
from analysis.presentation.rollup.page import RollupOf
from analysis.presentation.table import Column, Group, Head, table
from analysis.presentation.units import PERCENT

SHORT: Head = (
    Column("households", "Tổng số hộ dân"),
    Group("Hộ nghèo", (Column("poor", "Số hộ"), Column("poor_rate", "Tỷ lệ %"))),
    Group("Hộ cận nghèo", (Column("near_poor", "Số hộ"), Column("near_poor_rate", "Tỷ lệ %"))),
)
RATES_OF_SUMS = "Tỷ lệ của dòng tổng là tổng số hộ chia tổng số hộ dân của những nơi có đủ hai số."


def table_classes(page: RollupOf, classes: pd.DataFrame) -> Shown:
    """Households, poor and near-poor, in households. `classes`: form T1 of all."""
    columns = [column.code for part in SHORT for column in ([part] if isinstance(part, Column) else part.parts)]
    caption = f"Hộ nghèo, hộ cận nghèo cuối năm {page.year}"
    return _table(page, "T1", classes[columns], SHORT, caption, RATES_OF_SUMS, wide=False)


def rollup_t1(page: RollupOf, classes: pd.DataFrame) -> Shown:
    """Biểu T1 of all."""
    caption = f"Biểu T1. Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {page.year}"
    return _table(page, "T1", classes, head_t1(classes), caption, RATES_OF_SUMS)


def rollup_t2(page: RollupOf, households: pd.DataFrame, persons: pd.DataFrame) -> Shown:
    """Biểu T2 of all, two lines a row."""
    return _movements(page, "T2", households, persons, T2, "Biểu T2. Tổng hợp diễn biến hộ nghèo")


def rollup_t3(page: RollupOf, households: pd.DataFrame, persons: pd.DataFrame) -> Shown:
    """Biểu T3 of all, two lines a row."""
    return _movements(page, "T3", households, persons, T3, "Biểu T3. Tổng hợp diễn biến hộ cận nghèo")


def rollup_deprivations(page: RollupOf, counts: pd.DataFrame, klass: str) -> Shown:
    """Biểu T4 (poor), T6 (near-poor) of all, in households."""
    name = {"poor": "T4", "near_poor": "T6"}[klass]
    caption = f"Biểu {name}. Các chỉ số thiếu hụt dịch vụ xã hội cơ bản của {LISTED[klass]} (số hộ)"
    return _table(page, name, counts, deprivation_head(page, rates=False), caption, wide=True)


def rollup_deprivation_rates(page: RollupOf, rates: pd.DataFrame, klass: str) -> Shown:
    """Biểu T5 (poor), T7 (near-poor) of all, in % of the households of the class."""
    name, counts = {"poor": ("T5", "T4"), "near_poor": ("T7", "T6")}[klass]
    caption = f"Biểu {name}. Tỷ lệ thiếu hụt dịch vụ xã hội cơ bản của {LISTED[klass]} (%)"
    blank = f"Ô để trống: không có {LISTED[klass]} hoặc không có số liệu."
    head = deprivation_head(page, rates=True)
    notes = _joined(coverage(page, counts), blank if rates["base"].fillna(0).eq(0).any() else "")
    return table(name, rates, head, caption, default=PERCENT, wide=True, note=notes, first=page.place)


def _movements(
    page: RollupOf, name: str, households: pd.DataFrame, persons: pd.DataFrame, head: Head, caption: str
) -> Shown:
    names = {"Hộ": f"{name}_households", "Nhân khẩu": f"{name}_persons"}
    told = {f"{line}: {words}" for line, form in names.items() if (words := coverage(page, form))}
    frames = {"Hộ": households, "Nhân khẩu": persons}
    note = _joined(MOVEMENT_NOTE, *sorted(told))
    return table(names, frames, head, f"{caption} năm {page.year}", note=note, first=page.place)


def _table(
    page: RollupOf, name: str, frame: pd.DataFrame, head: Head, caption: str, note: str = "", wide: bool | None = None
) -> Shown:
    return table(name, frame, head, caption, note=_joined(coverage(page, name), note), first=page.place, wide=wide)


def _joined(*notes: str) -> str:
    return " ".join(note for note in notes if note)
