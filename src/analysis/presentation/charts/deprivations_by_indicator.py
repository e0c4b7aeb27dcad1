"""Deprivations of the poor by indicator (thiếu hụt dịch vụ xã hội cơ bản), in households, against the year before."""

from __future__ import annotations

from functools import partial

import matplotlib.figure
import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart, review_source
from analysis.presentation.charts.rows import axes_of_rows, bar, height_of_rows, label, zero_line
from analysis.presentation.charts.style import DARK, LIGHT, Sheet
from analysis.presentation.charts.words import NBSP, households, inside
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.prose import listing

FIRST = 3


def deprivations_by_indicator(page: PageOf, counts: pd.DataFrame, before: pd.DataFrame | None = None) -> Shown:
    """Bars of households by indicator, most first; with `before` last year's as a pale bar behind, the change in words.

    `counts`, `before`: form T4 (households, never shares of a group that shrinks). Under two standards nothing is
    compared: `before` is left out.
    """
    codes = [code for code in page.labels if not withheld(counts.at["total", code])]
    now = counts.loc["total", ["base", *codes]].astype("Int64")
    if now.isna().any() or not now["base"]:
        none = {} if now.isna().any() else {"why": "không có hộ nghèo"}
        return no_chart("Thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo", **none)
    rows = pd.DataFrame({"now": now[codes].astype(int)})
    then = before.loc["total", ["base", *codes]] if before is not None and page.comparable else None
    compared = then is not None and bool(then.notna().all())
    rows["before"] = then[codes].astype(int) if then is not None and compared else -1
    rows = rows.sort_values("now", ascending=False, kind="stable").rename(index=page.labels)
    labels = [f"{integer(r.now)}{_moved(r.now - r.before) if compared else ''}" for r in rows.itertuples()]
    about = f"Số hộ nghèo thiếu hụt từng chỉ số, cuối năm {page.year}, xếp từ cao đến thấp; n = {households(now['base'])} nghèo."
    if len(codes) < len(page.labels):
        about += " Chỉ số không nêu: số hộ không công bố."
    if then is not None and compared:
        base = int(then["base"])
        about += f" Thanh nhạt: {page.start_moment} (n = {households(base)} nghèo); trong ngoặc: số hộ tăng, giảm so với {page.before('năm trước')}."
    return chart(
        _finding(rows, int(now["base"]), compared),
        about,
        review_source(page, both=compared),
        "; ".join(
            f"{name}: {_told(row, page.before('năm trước') if compared else '')}" for name, row in rows.iterrows()
        )
        + ".",
        partial(_paint, rows, labels, compared),
        height_of_rows(list(rows.index)),
        _changes(rows, page.labels) if compared else (),
    )


def _finding(rows: pd.DataFrame, base: int, compared: bool) -> str:
    first = rows[rows["now"] > 0].head(FIRST)
    if first.empty:
        return f"Không hộ nào trong {households(base)} nghèo thiếu hụt chỉ số nào"
    most = listing([f"{inside(name)} ({households(row.now)})" for name, row in first.iterrows()])
    text = f"Trong {households(base)} nghèo, thiếu hụt nhiều nhất là {most}"
    grown = rows[rows["now"] > rows["before"]] if compared else rows.iloc[:0]
    if grown.empty:
        return text
    grown = grown.assign(more=grown["now"] - grown["before"]).sort_values("more", ascending=False, kind="stable")
    name, row = grown.index[0], grown.iloc[0]
    return f"{text}; tăng nhiều nhất: {inside(name)} (thêm {households(row.more)})"


def _moved(change: int) -> str:
    return f" ({'giảm' if change < 0 else 'tăng'}{NBSP}{integer(abs(change))})" if change else " (không đổi)"


def _told(row: pd.Series, compared: str) -> str:
    return f"{households(row.now)}, {compared} {households(row.before)}" if compared else households(row.now)


def _changes(rows: pd.DataFrame, labels: dict[str, str]) -> list[Figure]:
    codes = {label: code for code, label in labels.items()}
    return [
        Figure("deprivations_by_indicator", "total", f"{codes[name]}_change", int(row.now - row.before), "hộ")
        for name, row in rows.iterrows()
    ]


def _paint(
    rows: pd.DataFrame, labels: list[str], compared: bool, figure: matplotlib.figure.Figure, sheet: Sheet
) -> None:
    high = max(rows[["now", "before"]].max(axis=None), 1)
    axes = axes_of_rows(figure, sheet, list(rows.index), labels, 0, high)
    for position, (row, words) in enumerate(zip(rows.itertuples(), labels, strict=True)):
        if compared and row.before:
            bar(axes, sheet, position, 0, row.before, color=LIGHT)
        if row.now:
            bar(axes, sheet, position, 0, row.now, color=DARK, part=0.6 if compared else 1)
        label(axes, sheet, position, max(row.now, row.before, 0), words)
    zero_line(axes, sheet, len(rows))
