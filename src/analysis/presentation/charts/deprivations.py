"""Rates of deprivation, village × indicator (tỷ lệ thiếu hụt theo thôn và chỉ số)."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib
import pandas as pd
import seaborn as sns

from analysis.presentation.charts.style import DARK, canvas, chart, empty, wrapped
from analysis.presentation.display import Shown
from analysis.presentation.numbers import integer, rate
from analysis.presentation.place_word import VILLAGE

COLOURS = "Blues"  # one hue from light to dark: the order survives grey print


def deprivation_heatmap(rates: pd.DataFrame, labels: Mapping[str, str], place: str = VILLAGE) -> Shown:
    """Villages (and all together) by the twelve indicators, per cent written in; blank where a village has no base.

    `rates`: form T5 or T7; `labels`: short label by indicator code; `place`: thôn or tổ dân phố.
    """
    caption = f"Tỷ lệ hộ nghèo thiếu hụt theo {place.lower()} và chỉ số (%)"
    grid = rates[list(labels)].astype("Float64").rename(index={"total": "Toàn đơn vị"})
    if grid.isna().all(axis=None):
        return empty(caption)
    with canvas(2.5 + 0.3 * len(grid)) as (figure, axes):
        sns.heatmap(
            grid.astype(float), ax=axes, cmap=COLOURS, vmin=0, vmax=100, linewidths=0.6, cbar=False,
            mask=grid.isna().to_numpy(),
        )  # fmt: skip
        for row, column in zip(*grid.notna().to_numpy().nonzero(), strict=True):
            value = grid.iat[row, column]
            axes.text(column + 0.5, row + 0.5, integer(value), color=ink(value), fontsize=8, ha="center", va="center")
        axes.axhline(len(grid) - 1, color=DARK, linewidth=1)
        axes.grid(visible=False)
        axes.set_xticks([i + 0.5 for i in range(len(labels))], [wrapped(label, 60) for label in labels.values()],
                        rotation=45, ha="right", rotation_mode="anchor", fontsize=7.2)  # fmt: skip
        axes.set_yticks([i + 0.5 for i in range(len(grid))], [wrapped(name) for name in grid.index], rotation=0)
        axes.get_yticklabels()[-1].set_fontweight("bold")
        axes.set(xlabel="", ylabel="")
        axes.tick_params(length=0)
        return chart(figure, caption, alt(grid, labels, place))


def ink(value: float) -> str:
    """Black or white, whichever stands out more from the colour of this rate (WCAG 2 relative luminance)."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _colour(value)]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return "black" if luminance > 0.179 else "white"


def _colour(value: float) -> tuple[float, float, float]:
    return matplotlib.colormaps[COLOURS](float(value) / 100)[:3]


def alt(grid: pd.DataFrame, labels: Mapping[str, str], place: str = VILLAGE) -> str:
    """The chart in words: the three highest rates of all together and the highest cell of all."""
    overall = grid.iloc[-1].dropna().astype(float).sort_values(ascending=False, kind="stable").head(3)
    text = f"Bản đồ nhiệt tỷ lệ thiếu hụt theo {place.lower()} và chỉ số."
    if len(overall):
        text += " Cao nhất chung: "
        text += "; ".join(f"{labels[code]} {rate(value)} %" for code, value in overall.items()) + "."
    villages = grid.iloc[:-1].astype(float).stack().dropna()
    if len(villages):
        village, code = villages.idxmax()
        text += f" Ô cao nhất: {village}, {labels[code]} {rate(villages.max())} %."
    return text
