"""Targets of the plan by village (chỉ tiêu giao cho từng thôn): poor at the start, to be lifted, left at the end."""

from __future__ import annotations

from functools import partial
from typing import Any

import matplotlib.figure
import pandas as pd

from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart
from analysis.presentation.charts.rows import MOST_ROWS, axes_of_rows, bar, height_of_rows, label, zero_line
from analysis.presentation.charts.style import DARK, LIGHT, Sheet
from analysis.presentation.charts.words import NBSP, households, left_out
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf


def targets_by_village(page: PageOf, targets: pd.DataFrame) -> Shown:
    """A bar a village, most poor first: what is to be left (full) and what is to be lifted (hatched). `targets`: `village_targets`.

    A village without poor households and without a target is not drawn.
    """
    columns = ["poor_start", "reduction", "poor_end"]
    rows = targets.drop(index="total", errors="ignore")[columns].astype("Int64").dropna().astype(int)
    rows = rows[(rows["poor_start"] > 0) | (rows["reduction"] != 0)].sort_values(
        ["poor_start", "reduction"], ascending=False, kind="stable"
    )
    if rows.empty:
        known = targets["poor_start"].notna().all() and targets["reduction"].notna().all()
        return no_chart(f"Chỉ tiêu giảm hộ nghèo theo {page.places}", **({"why": "không có hộ nghèo"} if known else {}))
    shown = rows.head(MOST_ROWS)
    about = (
        f"Số hộ nghèo theo {page.places}, xếp từ nơi nhiều hộ nghèo nhất. Cả thanh: đầu năm {page.year}; "
        f"gạch chéo: chỉ tiêu giảm trong năm; tô kín: còn lại cuối năm."
        f"{left_out(len(rows), len(shown), page.places, 'nhiều hộ nghèo nhất')}"
    )
    labels = [_label(row) for row in shown.itertuples()]
    return chart(
        _finding(page, rows),
        about,
        f"Nguồn: kết quả rà soát {page.start_moment}; chỉ tiêu kế hoạch năm {page.year}.",
        "; ".join(f"{row.Index}: {_label(row)}" for row in rows.itertuples()) + ".",
        partial(_paint, shown, labels),
        height_of_rows(list(shown.index)),
    )


def _finding(page: PageOf, rows: pd.DataFrame) -> str:
    most = rows["reduction"].max()
    leaders = list(rows.index[rows["reduction"] == most])
    if not rows["reduction"].any():
        poor = households(rows["poor_start"].sum())
        return f"Năm {page.year} không giao {page.places} nào giảm hộ nghèo; đầu năm có {poor} nghèo"
    left = rows["poor_end"].sum()
    whole = f"Năm {page.year} giảm {households(rows['reduction'].sum())} nghèo, "
    whole += f"còn {households(left)}" if left else "không còn hộ nào"
    if len(rows) == 1 or most <= 0 or len(leaders) > 2:
        return whole
    named = " và ".join(leaders)
    return f"{whole}; {named} giảm nhiều nhất{', mỗi nơi' if len(leaders) > 1 else ':'} {households(most)}"


def _label(row: Any) -> str:
    return f"{integer(row.poor_start)}, giảm{NBSP}{integer(row.reduction)}, còn{NBSP}{integer(row.poor_end)}"


def _paint(rows: pd.DataFrame, labels: list[str], figure: matplotlib.figure.Figure, sheet: Sheet) -> None:
    high = rows[["poor_start", "poor_end"]].max(axis=None)
    axes = axes_of_rows(figure, sheet, list(rows.index), labels, min(0, rows["poor_end"].min()), high)
    for position, (row, words) in enumerate(zip(rows.itertuples(), labels, strict=True)):
        if row.reduction:
            bar(
                axes,
                sheet,
                position,
                row.poor_end,
                row.poor_start,
                color=LIGHT,
                hatch="////",
                edgecolor=DARK,
                linewidth=0.6,
            )
        if row.poor_end:
            bar(axes, sheet, position, 0, row.poor_end, color=DARK)
        label(axes, sheet, position, max(row.poor_start, row.poor_end), words)
    zero_line(axes, sheet, len(rows))
