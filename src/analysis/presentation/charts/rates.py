"""The poverty rate at the start and the end of the year (tỷ lệ hộ nghèo đầu năm và cuối năm)."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.charts.style import DARK, MIDDLE, WARM, canvas, chart, empty, vietnamese_ticks, wrapped
from analysis.presentation.display import Shown
from analysis.presentation.numbers import rate

CAPTION = "Tỷ lệ hộ nghèo đầu năm và cuối năm (%)"


def rates_start_and_end(results: pd.DataFrame, place: str = "Thôn") -> Shown:
    """Two points a village joined by a line: poor_start_rate (open) to poor_end_rate (full). `results`: village_results.

    No line, and nothing said to rise, where the two ends may not be subtracted (points_actual missing).
    """
    rows = results[["poor_start_rate", "poor_end_rate"]].dropna().astype(float).rename(index={"total": "Toàn đơn vị"})
    if rows.empty:
        return empty(CAPTION)
    joined = "points_actual" not in results or bool(results["points_actual"].notna().any())
    with canvas(0.9 + 0.36 * len(rows)) as (figure, axes):
        positions = list(range(len(rows)))
        start, end = rows["poor_start_rate"], rows["poor_end_rate"]
        for position, before, after in zip(positions, start, end, strict=True):
            style = {"color": WARM, "linestyle": "--"} if after > before else {"color": MIDDLE, "linestyle": "-"}
            if joined:
                axes.plot([before, after], [position, position], linewidth=2, zorder=1, **style)
            left, right = (before, after) if before <= after else (after, before)
            axes.annotate(rate(left), (left, position), (-7, 0), textcoords="offset points", va="center", ha="right")
            axes.annotate(rate(right), (right, position), (7, 0), textcoords="offset points", va="center", ha="left")
        axes.scatter(
            start, positions, s=42, facecolor="white", edgecolor=DARK, linewidth=1.4, zorder=2, label="Đầu năm"
        )
        axes.scatter(end, positions, s=42, color=DARK, zorder=3, label="Cuối năm")
        if joined and (end > start).any():
            axes.plot([], [], color=WARM, linestyle="--", linewidth=2, label="Tăng trong năm")
        axes.set_yticks(positions, [wrapped(name) for name in rows.index])
        axes.get_yticklabels()[-1].set_fontweight("bold")
        axes.set_ylim(len(rows) - 0.5, -0.5)
        # from 0, with room for the numbers beside the points; never so narrow that nothing looks like much
        widest = max(rows.max(axis=None), 1)
        axes.set_xlim(min(0, rows.min(axis=None) - 0.13 * widest), 1.13 * widest)
        axes.set_xticks([tick for tick in axes.get_xticks() if 0 <= tick <= 1.13 * widest])
        axes.xaxis.set_major_formatter(vietnamese_ticks())
        axes.set_xlabel("% số hộ")
        figure.legend(loc="outside upper center", frameon=False, ncols=3)
        return chart(figure, CAPTION, alt(rows, place.lower()))


def alt(rows: pd.DataFrame, where: str = "thôn") -> str:
    """The chart in words, from the same figures."""
    parts = [
        f"{name} từ {rate(row['poor_start_rate'])} % đến {rate(row['poor_end_rate'])} %"
        for name, row in rows.iterrows()
    ]
    return f"Tỷ lệ hộ nghèo đầu năm và cuối năm theo {where}: " + "; ".join(parts) + "."
