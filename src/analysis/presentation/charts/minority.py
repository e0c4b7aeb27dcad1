"""Poverty of the ethnic minorities beside that of all (hộ nghèo dân tộc thiểu số và toàn đơn vị), start and end of the year."""

from __future__ import annotations

from functools import partial
from typing import Any

import matplotlib.figure
import pandas as pd

from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart, review_source
from analysis.presentation.charts.rows import axes_of_rows, height_of_rows, label
from analysis.presentation.charts.style import DARK, MIDDLE, Sheet
from analysis.presentation.charts.words import households, per_cent
from analysis.presentation.numbers import rate
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end

NEEDED = ["start_rate", "end_rate"]


def minority_and_all(page: PageOf, everyone: pd.DataFrame, minority: pd.DataFrame) -> Shown:
    """Two rows, all and the minorities: the rate at the start (open) and at the end (full), joined where they compare.

    `everyone`: `poor_results`, `minority`: `minority_results`; their `total` rows are drawn.
    """
    names = [f"Toàn {page.level}", "Dân tộc thiểu số"]
    rows = pd.DataFrame([everyone.loc["total"], minority.loc["total"]], index=names).dropna(subset=NEEDED)
    if len(rows) < len(names):
        of_both = minority.loc["total"].reindex(["households_start", "households_end"])
        none = {"why": "sổ đăng ký không có hộ dân tộc thiểu số"} if of_both.eq(0).fillna(False).all() else {}
        return no_chart("Tỷ lệ hộ nghèo chung và của đồng bào dân tộc thiểu số", **none)
    end = at_end(page.period)
    period = f", năm {page.year}" if not page.period else ""
    about = f"Tỷ lệ hộ nghèo (%), đầu năm (vòng rỗng) và {end} (vòng kín){period}; n = {_bases(rows, page)}."
    return chart(
        _finding(page, rows, end),
        about,
        review_source(page, both=True),
        "; ".join(
            f"{name}: đầu năm {per_cent(r.start_rate)}, {end} {per_cent(r.end_rate)}" for name, r in rows.iterrows()
        )
        + ".",
        partial(_paint, rows, page.comparable, end),
        height_of_rows(list(rows.index)),
    )


def _bases(rows: pd.DataFrame, page: PageOf) -> str:
    (_, everyone), (_, minority) = rows.iterrows()
    return f"{households(everyone['households_end'])} toàn {page.level}, {households(minority['households_end'])} dân tộc thiểu số"


def _finding(page: PageOf, rows: pd.DataFrame, end: str) -> str:
    everyone, minority = rows.iloc[0], rows.iloc[1]
    if not page.comparable:
        return (
            f"Tỷ lệ hộ nghèo dân tộc thiểu số {end} {per_cent(minority['end_rate'])}, toàn {page.level} "
            f"{per_cent(everyone['end_rate'])}; hai kỳ theo hai chuẩn nghèo, không so sánh"
        )
    return f"Tỷ lệ hộ nghèo dân tộc thiểu số {_course(minority)}, toàn {page.level} {_course(everyone)}"


def _course(row: pd.Series) -> str:
    # as the reader sees them: two rates printed alike have not moved
    start, end = rate(row["start_rate"]), per_cent(row["end_rate"])
    if start == rate(row["end_rate"]):
        return f"vẫn {end}"
    falls = row["end_rate"] < row["start_rate"]
    return f"{'giảm' if falls else 'tăng'} từ {start} {'xuống' if falls else 'lên'} {end}"


def _paint(rows: pd.DataFrame, joined: bool, end_word: str, figure: matplotlib.figure.Figure, sheet: Sheet) -> None:
    high = max(rows[NEEDED].astype(float).max(axis=None), 0.1)
    words = [_words(row, end_word) for row in rows.itertuples()]
    before, after = ([pair[side] for pair in words] for side in (0, 1))
    axes = axes_of_rows(figure, sheet, list(rows.index), after, 0, high, before)
    for position, (row, (left, right)) in enumerate(zip(rows.itertuples(), words, strict=True)):
        start, end, middle = float(row.start_rate), float(row.end_rate), position + sheet.drop
        if joined:
            axes.plot([start, end], [middle, middle], color=MIDDLE, linewidth=3, zorder=1, clip_on=False)
        dot: dict[str, Any] = {
            "marker": "o",
            "markersize": 8,
            "clip_on": False,
            "markeredgecolor": DARK,
            "markeredgewidth": 1.5,
        }
        axes.plot([start], [middle], markerfacecolor="white", zorder=2, **dot)
        axes.plot([end], [middle], markerfacecolor=DARK, zorder=3, **dot)
        label(axes, sheet, position, min(start, end), left, before=True)
        label(axes, sheet, position, max(start, end), right)


def _words(row: Any, end: str) -> tuple[str, str]:
    """What stands left and right of a row; blanks keep clear of the rings."""
    said = sorted(
        [
            (float(row.start_rate), f"đầu năm {rate(row.start_rate)}"),
            (float(row.end_rate), f"{end} {rate(row.end_rate)}"),
        ]
    )
    return f"{said[0][1]} ", f" {said[1][1]}"
