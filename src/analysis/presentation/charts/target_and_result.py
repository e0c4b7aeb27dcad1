"""Target and result by village (chỉ tiêu và kết quả giảm hộ nghèo): who reached it, who did not, and by how much."""

from __future__ import annotations

from functools import partial
from typing import Any

import matplotlib.figure
import pandas as pd

from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart, review_source
from analysis.presentation.charts.rows import MOST_ROWS, axes_of_rows, bar, height_of_rows, label, upright, zero_line
from analysis.presentation.charts.style import DARK, LIGHT, WARM, Sheet
from analysis.presentation.charts.words import NBSP, households, left_out, some
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end

TABLE = "target_and_result"


def target_and_result(page: PageOf, results: pd.DataFrame) -> Shown:
    """A bar a village: households lifted, the target a mark across; furthest behind first, the missed told by words and hatching.

    `results`: `village_results`, or `village_progress` at mid-year. A village is judged by the whole households assigned
    to it. One without a target or without a result is not drawn.
    """
    rows = _judged(results)
    if rows.empty:
        asked = results["reduction_planned"].drop("total", errors="ignore")
        none = (
            {"why": f"kế hoạch không giao {page.places} nào giảm hộ nghèo"} if asked.eq(0).fillna(False).all() else {}
        )
        return no_chart(f"Chỉ tiêu và kết quả giảm hộ nghèo theo {page.places}", **none)
    missed = rows[rows["short"] > 0]
    shown = rows.head(MOST_ROWS)
    order = f"xếp từ nơi {_lacks(page)} nhiều nhất"
    about = (
        f"Số hộ nghèo giảm {_when(page)} theo {page.places}, {order}. Thanh: số hộ đã giảm (gạch chéo: chưa đạt); "
        f"vạch đứng: chỉ tiêu giao. {len(rows)} {page.places} có chỉ tiêu.{left_out(len(rows), len(shown), page.places, f'{_lacks(page)} nhiều nhất')}"
    )
    labels = [_label(page, row) for row in shown.itertuples()]
    return chart(
        _finding(page, rows, missed),
        about,
        review_source(page, both=True, plan=True),
        "; ".join(f"{row.Index}: {_label(page, row)}" for row in rows.itertuples()) + ".",
        partial(_paint, shown, labels),
        height_of_rows(list(shown.index)),
        _figures(rows, missed),
    )


def _judged(results: pd.DataFrame) -> pd.DataFrame:
    """Row = village, furthest behind first, as many behind as the register has them; planned, actual, short
    (households, 0 once reached).
    """
    rows = results.drop(index="total", errors="ignore")[["reduction_planned", "reduction_actual"]]
    rows = rows.set_axis(["planned", "actual"], axis=1).astype("Int64").dropna().astype(int)
    rows = rows.assign(short=(rows["planned"] - rows["actual"]).clip(lower=0))
    rows = rows[rows["planned"] > 0]  # who was asked for nothing has no target to be held against
    # those who reached theirs by what they lifted; sentences name those behind in the order of the register, too
    order = rows[["short"]].join(rows[["actual", "planned"]].where(rows["short"].eq(0), 0))
    return rows.loc[order.sort_values(["short", "actual", "planned"], ascending=False, kind="stable").index]


def _when(page: PageOf) -> str:
    return f"6 tháng đầu năm {page.year}" if page.period else f"năm {page.year}"


def _finding(page: PageOf, rows: pd.DataFrame, missed: pd.DataFrame) -> str:
    places, goal = page.places, "chỉ tiêu giảm hộ nghèo" + (" cả năm" if page.period else "")
    since = f"Đến {at_end(page.period)}, " if page.period else ""
    short = some(
        [f"{name} {_lacks(page)} {households(row.short)}" for name, row in missed.iterrows()], places, "khác chưa đạt"
    )
    count, reached = len(rows), len(rows) - len(missed)
    if count == 1:
        only = rows.iloc[0]
        text = (
            f"{rows.index[0]} {'chưa ' if only.short else ''}đạt {goal}: {_done(int(only.actual), int(only.planned))}"
        )
    elif not reached:
        text = f"{'chưa ' if page.period else 'không '}{places} nào trong {count} {places} đạt {goal}; {short}"
    elif reached == count:
        text = f"cả {count} {places} đạt {goal}"
    else:
        text = f"{reached} trong {count} {places} đạt {goal}; {short}"
    text = since + text
    return text[:1].upper() + text[1:]


def _lacks(page: PageOf) -> str:
    return "còn" if page.period else "thiếu"  # the year is not over


def _label(page: PageOf, row: Any) -> str:
    if row.actual < 0:
        told = f"tăng{NBSP}{integer(-row.actual)}, chỉ tiêu giảm{NBSP}{integer(row.planned)}"
    else:
        told = _done(row.actual, row.planned)
    return f"{told}, {_lacks(page)}{NBSP}{integer(row.short)}" if row.short else told


def _done(actual: int, planned: int) -> str:
    """`3 trong 4 hộ`; `9 hộ, vượt 4` of a target of five."""
    if actual > planned:
        return f"{households(actual)}, vượt{NBSP}{integer(actual - planned)}"
    return f"{integer(actual)} trong {households(planned)}"


def _figures(rows: pd.DataFrame, missed: pd.DataFrame) -> list[Figure]:
    counts = {"villages": len(rows), "villages_met": len(rows) - len(missed), "villages_missed": len(missed)}
    return [Figure(TABLE, "total", code, count, "") for code, count in counts.items()] + [
        Figure(TABLE, str(name), "short", int(row.short), "hộ") for name, row in missed.iterrows()
    ]


def _paint(rows: pd.DataFrame, labels: list[str], figure: matplotlib.figure.Figure, sheet: Sheet) -> None:
    low, high = min(0, rows["actual"].min()), max(rows[["planned", "actual"]].max(axis=None), 1)
    axes = axes_of_rows(figure, sheet, list(rows.index), labels, low, high)
    for position, (row, words) in enumerate(zip(rows.itertuples(), labels, strict=True)):
        look = {"color": LIGHT, "hatch": "////", "edgecolor": WARM, "linewidth": 0.8} if row.short else {"color": DARK}
        if row.actual:
            bar(axes, sheet, position, 0, row.actual, **look)
        middle = position + sheet.drop
        half = sheet.thickness / 2 + 0.08
        # white beside the mark: it stands out on a dark bar and on paper
        upright(axes, row.planned, middle - half, middle + half, color="white", linewidth=4)
        upright(axes, row.planned, middle - half, middle + half, color="black", linewidth=2)
        label(axes, sheet, position, max(row.planned, row.actual, 0), words, weight="bold" if row.short else "normal")
    zero_line(axes, sheet, len(rows))
