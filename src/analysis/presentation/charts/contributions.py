"""Contribution of each indicator to the adjusted headcount (đóng góp vào chỉ số nghèo đa chiều)."""

from __future__ import annotations

from functools import partial

import matplotlib.figure
import pandas as pd

from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart, review_source
from analysis.presentation.charts.rows import axes_of_rows, bar, height_of_rows, label
from analysis.presentation.charts.style import DARK, Sheet
from analysis.presentation.charts.words import NBSP, inside, per_cent
from analysis.presentation.page import PageOf
from analysis.presentation.prose import listing

FIRST = 3


def contributions(page: PageOf, index: pd.DataFrame) -> Shown:
    """Bars of contribution_d01…d12 of the `total` row of `poverty_index`, largest first."""
    labels = page.labels
    values = index.loc["total", [f"contribution_{code}" for code in labels]].set_axis(list(labels))
    values = values.dropna().astype(float).sort_values(ascending=False, kind="stable")
    if values.empty:
        what = "Đóng góp của từng chỉ số vào chỉ số nghèo đa chiều"
        headcount = index.loc["total"].get("headcount", pd.NA)
        if pd.isna(headcount):
            return no_chart(what)
        return no_chart(what, "hộ nghèo không thiếu hụt chỉ số nào" if headcount else "không có hộ nghèo")
    first = values.head(FIRST)
    words = [per_cent(value) for value in values]
    names = [labels[code] for code in values.index]
    return chart(
        f"{_names(labels, first)} góp {per_cent(first.sum())} số thiếu hụt của hộ nghèo",
        f"Phần của từng chỉ số trong tổng số thiếu hụt của hộ nghèo (%), năm {page.year}, xếp từ cao đến thấp; 12 chỉ số cộng lại là 100{NBSP}%.",
        review_source(page),
        "; ".join(f"{name}: {share}" for name, share in zip(names, words, strict=True)) + ".",
        partial(_paint, names, values, words),
        height_of_rows(names),
        [Figure("contributions", "total", "first_three", float(first.sum()), "%")],
    )


def _names(labels: dict[str, str], first: pd.Series) -> str:
    names = listing([inside(labels[code]) for code in first.index])
    return names[:1].upper() + names[1:]


def _paint(
    names: list[str], values: pd.Series, words: list[str], figure: matplotlib.figure.Figure, sheet: Sheet
) -> None:
    axes = axes_of_rows(figure, sheet, names, words, 0, values.max())
    for row, (value, share) in enumerate(zip(values, words, strict=True)):
        bar(axes, sheet, row, 0, value, color=DARK)
        label(axes, sheet, row, value, share)
