"""The year's movements as a bridge from the poor at the start to the poor at the end (diễn biến hộ nghèo)."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.charts.style import DARK, LIGHT, MIDDLE, WARM, canvas, chart, empty, vietnamese_ticks
from analysis.presentation.display import Shown
from analysis.presentation.numbers import MINUS, integer
from analysis.presentation.period_words import at_end, in_period

CAPTION = "Diễn biến hộ nghèo {} (hộ)"
STEPS = {
    "to_near_poor": ("thoát,\nthành\ncận nghèo", -1),
    "to_not_poor": ("thoát,\nvượt chuẩn\ncận nghèo", -1),
    "other_decrease": ("giảm khác", -1),
    "from_near_poor": ("cận nghèo\nthành nghèo", 1),
    "relapse": ("tái nghèo", 1),
    "new": ("phát sinh\nmới", 1),
    "other_increase": ("tăng khác", 1),
}


def movement_bridge(movements: pd.DataFrame, period: str = "") -> Shown:
    """A waterfall of the `total` row of form T2: start, what left, what came, end (of the year or of its `period`)."""
    total, caption, end = movements.loc["total"], CAPTION.format(in_period(period)), at_end(period)
    if total.isna().any() or not total.any():
        return empty(caption)
    total = total.astype(int)
    steps = [(label, sign * total[code]) for code, (label, sign) in STEPS.items()]
    with canvas(3.1) as (figure, axes):
        axes.bar(0, total["start"], color=DARK, width=0.62)
        axes.bar(len(steps) + 1, total["end"], color=DARK, width=0.62)
        level = highest = total["start"]
        for position, (_, change) in enumerate(steps, 1):
            style = {"color": LIGHT, "hatch": "///", "edgecolor": MIDDLE} if change < 0 else {"color": WARM}
            axes.bar(position, change, bottom=level, width=0.62, linewidth=0.5, **style)
            axes.plot([position - 0.69, position + 0.31], [level, level], color="#888888", linewidth=0.7)
            _label(
                axes,
                position,
                max(level, level + change),
                f"{MINUS if change < 0 else '+'}{integer(abs(change))}" if change else "0",
            )
            level += change
            highest = max(highest, level)
        axes.plot([len(steps) + 0.31, len(steps) + 1], [level, level], color="#888888", linewidth=0.7)
        _label(axes, 0, total["start"], integer(total["start"]))
        _label(axes, len(steps) + 1, total["end"], integer(total["end"]))
        names = ["đầu năm", *(label for label, _ in steps), end]
        axes.set_xticks(range(len(names)), names, fontsize=7.2)
        axes.grid(axis="x", visible=False)
        axes.set_ylim(0, 1.12 * max(highest, total["end"]))  # room for the numbers over the bars
        axes.yaxis.set_major_formatter(vietnamese_ticks())
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.set_ylabel("hộ nghèo")
        return chart(figure, caption, alt(total, end))


def _label(axes, position: float, top: float, text: str) -> None:
    axes.annotate(
        text, (position, top), (0, 3), textcoords="offset points", ha="center", va="bottom", fontweight="bold"
    )


def alt(total: pd.Series, end: str = "cuối năm") -> str:
    """The chart in words, from the same figures."""
    moves = [
        f"{'giảm' if sign < 0 else 'tăng'} {integer(total[code])} ({label.replace(chr(10), ' ')})"
        for code, (label, sign) in STEPS.items()
        if total[code]
    ]
    middle = ", ".join(moves) or "không có biến động"
    return f"Từ {integer(total['start'])} hộ nghèo đầu năm đến {integer(total['end'])} hộ {end}: {middle}."
