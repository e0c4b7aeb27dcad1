"""Forms T1–T7 of all communes, in the heads of the review's own."""

from __future__ import annotations

import pandas as pd

from analysis.document.head import Column, Group, Head, leaves
from analysis.document.shown import Shown
from analysis.presentation.forms import LISTED, MOVEMENT_NOTE, T2, T3, deprivation_head, head_t1
from analysis.presentation.rollup.coverage import CLASSES, both_known, coverage, rate_words
from analysis.presentation.rollup.page import RollupOf
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT

SHORT: Head = (
    Column("households", "Tổng số hộ dân"),
    Group("Hộ nghèo", (Column("poor", "Số hộ"), Column("poor_rate", "Tỷ lệ %"))),
    Group("Hộ cận nghèo", (Column("near_poor", "Số hộ"), Column("near_poor_rate", "Tỷ lệ %"))),
)


def table_classes(page: RollupOf, classes: pd.DataFrame) -> Shown:
    """Households, poor and near-poor, in households. `classes`: form T1 of all."""
    columns = [column.code for column in leaves(SHORT)]
    caption = f"Hộ nghèo, hộ cận nghèo cuối năm {page.year}"
    return _table(page, "T1", classes[columns], SHORT, caption, _rates(page), wide=False)


def rollup_t1(page: RollupOf, classes: pd.DataFrame) -> Shown:
    """Biểu T1 of all."""
    caption = f"Biểu T1. Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {page.year}"
    return _table(page, "T1", classes, head_t1(classes), caption, _rates(page))


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
    return table(
        name, rates, head, caption, default=PERCENT, wide=True, note=notes, first=page.place, labels=labels(page, rates)
    )


def _movements(
    page: RollupOf, name: str, households: pd.DataFrame, persons: pd.DataFrame, head: Head, caption: str
) -> Shown:
    names = {"Hộ": f"{name}_households", "Nhân khẩu": f"{name}_persons"}
    told = {f"{line}: {words}" for line, form in names.items() if (words := coverage(page, form))}
    frames = {"Hộ": households, "Nhân khẩu": persons}
    note = _joined(MOVEMENT_NOTE, *sorted(told))
    named = labels(page, households)
    return table(names, frames, head, f"{caption} năm {page.year}", note=note, first=page.place, labels=named)


def _table(
    page: RollupOf, name: str, frame: pd.DataFrame, head: Head, caption: str, note: str = "", wide: bool | None = None
) -> Shown:
    notes, named = _joined(coverage(page, name), note), labels(page, frame)
    return table(name, frame, head, caption, note=notes, first=page.place, wide=wide, labels=named)


def labels(page: RollupOf, frame: pd.DataFrame) -> dict[str, str]:
    """The names of the rows as lines of a table begin."""
    return {name: page.titled(name) for name in frame.index}


def _rates(page: RollupOf) -> str:
    """What the rates of the total are of, where they are not of every commune in the counts beside them."""
    some = [klass for klass in CLASSES if len(both_known(page, klass)) < len(page.reviewed)]
    row = "Dòng tổng (dòng của những nơi bị bỏ ra cũng tính như vậy)" if page.grouped else "Dòng tổng"
    return " ".join(f"{row}: {words}" for klass in some if (words := rate_words(page, klass)))


def _joined(*notes: str) -> str:
    return " ".join(note for note in notes if note)
