"""The movements of a period as a bridge from the poor at its start to the poor at its end (diễn biến hộ nghèo)."""

from __future__ import annotations

from functools import partial

import matplotlib.figure
import pandas as pd

from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart, review_source
from analysis.presentation.charts.rows import axes_of_rows, bar, height_of_rows, label, upright
from analysis.presentation.charts.style import DARK, LIGHT, MIDDLE, WARM, Sheet
from analysis.presentation.charts.words import households
from analysis.presentation.numbers import MINUS, integer
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end, in_period

STEPS = {
    "to_near_poor": ("Thoát nghèo, thành cận nghèo", -1),
    "to_not_poor": ("Thoát nghèo, vượt chuẩn cận nghèo", -1),
    "other_decrease": ("Giảm khác", -1),
    "from_near_poor": ("Cận nghèo thành nghèo", 1),
    "relapse": ("Tái nghèo", 1),
    "new": ("Phát sinh mới", 1),
    "other_increase": ("Tăng khác", 1),
}
SUMS = {"escaped": ("to_near_poor", "to_not_poor"), "entered": ("from_near_poor", "relapse", "new")}


def movement_bridge(page: PageOf, movements: pd.DataFrame) -> Shown:
    """A waterfall of the `total` row of form T2: start, what left (hatched), what came (full), end."""
    total, end = movements.loc["total"], at_end(page.period)
    if not page.comparable:
        return no_chart(
            f"Diễn biến hộ nghèo {in_period(page.period)}", "hai danh sách theo hai chuẩn nghèo, không so sánh"
        )
    if total.isna().any() or not total.any():
        none = {} if total.isna().any() else {"why": "không có hộ nghèo, không có biến động"}
        return no_chart(f"Diễn biến hộ nghèo {in_period(page.period)}", **none)
    total = total.astype(int)
    steps = [(words, sign * int(total[code])) for code, (words, sign) in STEPS.items()]
    first, last = "Hộ nghèo đầu năm", f"Hộ nghèo {'đến ' if page.period else ''}{end}"
    alt = "; ".join(
        [f"{first}: {total['start']}", *(f"{words}: {_change(n)}" for words, n in steps), f"{last}: {total['end']}"]
    )
    about = f"Số hộ nghèo {in_period(page.period)}{'' if page.period else f' {page.year}'}. Gạch chéo: số hộ giảm; tô kín: số hộ tăng."
    rows = [
        (first, int(total["start"]), None),
        *((words, None, n) for words, n in steps),
        (last, int(total["end"]), None),
    ]
    return chart(
        _finding(total, end),
        about,
        review_source(page, both=True),
        f"{alt}.",
        partial(_paint, rows),
        height_of_rows([name for name, *_ in rows]),
        [Figure("movement_bridge", "total", code, int(total[list(codes)].sum()), "hộ") for code, codes in SUMS.items()],
    )


def _finding(total: pd.Series, end: str) -> str:
    start, left = int(total["start"]), int(total["end"])
    escaped, entered = (int(total[list(codes)].sum()) for codes in SUMS.values())
    out = [f"{households(escaped)} thoát nghèo"] if escaped else []
    out += [f"{households(total['other_decrease'])} giảm khác"] if total["other_decrease"] else []
    relapse = f", trong đó {households(total['relapse'])} tái nghèo" if total["relapse"] else ""
    into = [f"{households(entered)} vào danh sách{relapse}"] if entered else []
    into += [f"{households(total['other_increase'])} tăng khác"] if total["other_increase"] else []
    moves = "; ".join(filter(None, [", ".join(out), *into]))
    if start == left:
        course = f"Số hộ nghèo vẫn là {households(start)}"
    else:
        course = f"Số hộ nghèo {'giảm' if left < start else 'tăng'} từ {integer(start)} {'xuống' if left < start else 'lên'} {households(left)}"
    return f"{course}: {moves}" if moves else f"{course}, không có biến động"


def _change(value: int) -> str:
    return f"{MINUS if value < 0 else '+'}{integer(abs(value))}" if value else "0"


def _paint(rows: list[tuple], figure: matplotlib.figure.Figure, sheet: Sheet) -> None:
    levels, level = [], 0
    for _, whole, change in rows:
        start, level = (0, whole) if change is None else (level, level + change)
        levels.append((start, level))
    labels = [integer(whole) if change is None else _change(change) for _, whole, change in rows]
    high = max(max(pair) for pair in levels)
    axes = axes_of_rows(figure, sheet, [name for name, *_ in rows], labels, 0, high)
    for row, ((_, whole, change), (start, end), words) in enumerate(zip(rows, levels, labels, strict=True)):
        if change is None:
            bar(axes, sheet, row, start, end, color=DARK)
        elif change:
            falls = {"color": LIGHT, "hatch": "////", "edgecolor": MIDDLE, "linewidth": 0.6}
            bar(axes, sheet, row, start, end, **(falls if change < 0 else {"color": WARM}))
        if row + 1 < len(rows) and not sheet.narrow:  # where names stand above their bars it would cross them
            half = sheet.thickness / 2
            upright(axes, end, row + sheet.drop - half, row + 1 + sheet.drop + half, linewidth=0.6)
        label(axes, sheet, row, max(start, end), words, weight="bold" if whole is not None else "normal")
