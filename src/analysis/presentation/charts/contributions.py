"""Contribution of each indicator to the adjusted headcount (đóng góp vào chỉ số nghèo đa chiều)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.presentation.charts.style import MIDDLE, canvas, chart, empty, vietnamese_ticks
from analysis.presentation.display import Shown
from analysis.presentation.numbers import rate

CAPTION = "Đóng góp của từng chỉ số vào chỉ số nghèo đa chiều (%)"


def contributions(index: pd.DataFrame, labels: Mapping[str, str]) -> Shown:
    """Bars of contribution_d01…d12 of the `total` row of the poverty index, largest first."""
    values = (
        index.loc["total", [f"contribution_{code}" for code in labels]].set_axis(list(labels)).dropna().astype(float)
    )
    if values.empty:
        return empty(CAPTION)
    values = values.sort_values(ascending=False, kind="stable")
    with canvas(3.4) as (figure, axes):
        axes.barh(range(len(values)), values, color=MIDDLE, height=0.66)
        for position, value in enumerate(values):
            axes.annotate(rate(value), (value, position), (3, 0), textcoords="offset points", va="center")
        axes.set_yticks(range(len(values)), [labels[code] for code in values.index], fontsize=8)
        axes.invert_yaxis()
        axes.margins(x=0.14)  # room for the number after the longest bar
        axes.grid(axis="y", visible=False)
        axes.xaxis.set_major_formatter(vietnamese_ticks())
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set_xlabel("% tổng số thiếu hụt của hộ nghèo")
        parts = "; ".join(f"{labels[code]} {rate(value)} %" for code, value in values.items())
        return chart(figure, CAPTION, f"Đóng góp vào tổng số thiếu hụt của hộ nghèo, từ cao đến thấp: {parts}.")
