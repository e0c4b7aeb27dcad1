"""Rates of deprivation, village × indicator (tỷ lệ thiếu hụt theo thôn và chỉ số)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import seaborn as sns

from analysis.presentation.charts.style import canvas, chart, empty, wrapped
from analysis.presentation.display import Shown
from analysis.presentation.numbers import integer, rate

CAPTION = "Tỷ lệ hộ nghèo thiếu hụt theo thôn và chỉ số (%)"


def deprivation_heatmap(rates: pd.DataFrame, labels: Mapping[str, str], caption: str = CAPTION) -> Shown:
    """Villages (and all together) by the twelve indicators, per cent written in; blank where a village has no base.

    `rates`: form T5 or T7; `labels`: short label by indicator code.
    """
    grid = rates[list(labels)].astype("Float64").rename(index={"total": "Toàn đơn vị"})
    if grid.isna().all(axis=None):
        return empty(caption)
    words = grid.map(lambda value: "" if pd.isna(value) else integer(round(float(value))))
    with canvas(2.5 + 0.3 * len(grid)) as (figure, axes):
        sns.heatmap(
            grid.astype(float), ax=axes, cmap="Blues", vmin=0, vmax=100, linewidths=0.6, annot=words, fmt="",
            annot_kws={"fontsize": 8}, cbar=False, mask=grid.isna().to_numpy(),
        )  # fmt: skip
        axes.set_xticks([i + 0.5 for i in range(len(labels))], [wrapped(label, 60) for label in labels.values()],
                        rotation=45, ha="right", rotation_mode="anchor", fontsize=7.2)  # fmt: skip
        axes.set_yticks([i + 0.5 for i in range(len(grid))], [wrapped(name) for name in grid.index], rotation=0)
        axes.set(xlabel="", ylabel="")
        axes.tick_params(length=0)
        return chart(figure, caption, alt(grid, labels))


def alt(grid: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """The chart in words: the three highest rates of all together and the highest cell of all."""
    overall = grid.iloc[-1].dropna().astype(float).sort_values(ascending=False, kind="stable").head(3)
    text = "Bản đồ nhiệt tỷ lệ thiếu hụt theo thôn và chỉ số. Cao nhất chung: "
    text += "; ".join(f"{labels[code]} {rate(value)} %" for code, value in overall.items()) + "."
    villages = grid.iloc[:-1].astype(float).stack().dropna()
    if len(villages):
        village, code = villages.idxmax()
        text += f" Ô cao nhất: {village}, {labels[code]} {rate(villages.max())} %."
    return text
