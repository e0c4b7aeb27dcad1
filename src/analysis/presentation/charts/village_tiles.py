"""All villages at a glance (ô thôn): a tile each in the order of the register, the darker the higher its poverty rate.

No map of borders is at hand, and none is needed to see where the poor live: tiles are as large as one another, so that a large
village with few people does not look like the worst.
"""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import Any

import matplotlib
import matplotlib.figure
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.document.shown import NOTHING, Shown
from analysis.presentation.charts.chart import chart, review_source
from analysis.presentation.charts.heatmap import COLOURS, ink
from analysis.presentation.charts.style import POINTS, RULE, Sheet, wrapped
from analysis.presentation.charts.words import households, per_cent, some
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.review.counting import TOTAL

FEW = 8  # villages that a table shows at a glance
ACROSS = {False: 6, True: 3}  # tiles a row, by whether the sheet is narrow
TILE, GAP = 52, 3  # points: the height of a tile, the room between two
EDGE = 0.6
LETTERS = 15  # of a name on one line of its tile
LIGHTEST = 0.06  # of the scale: a village with a rate is never white


def village_tiles(page: PageOf, classes: pd.DataFrame) -> Shown:
    """The rate and the poor households of each village; nothing where a table says it as fast. `classes`: form T1."""
    villages = classes.drop(index=TOTAL)
    if len(villages) <= FEW or not villages["poor_rate"].notna().any():
        return NOTHING
    return chart(
        _finding(page, villages, classes.at[TOTAL, "poor_rate"]),
        f"Mỗi ô một {page.places}, theo thứ tự sổ hộ dân: tỷ lệ hộ nghèo (%) và số hộ nghèo cuối năm {page.year}; ô càng đậm tỷ lệ càng cao, ô gạch chéo: không có hộ dân.",
        review_source(page),
        "; ".join(_told(str(name), row) for name, row in villages.iterrows()) + ".",
        partial(_paint, villages),
        lambda sheet: _rows(len(villages), sheet) * (TILE + GAP),
    )


def _finding(page: PageOf, villages: pd.DataFrame, whole: Any) -> str:
    known = villages["poor_rate"].dropna().astype(float)
    above = known[known > float(whole)].sort_values(ascending=False, kind="stable")
    if above.empty:
        return f"Không {page.places} nào có tỷ lệ hộ nghèo cao hơn tỷ lệ chung {per_cent(whole)}"
    return f"{len(above)} trong {len(villages)} {page.places} có tỷ lệ hộ nghèo cao hơn tỷ lệ chung {per_cent(whole)}, cao nhất {some([f'{above.index[0]} ({per_cent(above.iloc[0])})'], page.places)}"


def _told(name: str, row: pd.Series) -> str:
    if pd.isna(row["poor_rate"]):
        return f"{name} không có hộ dân"
    return f"{name} {per_cent(row['poor_rate'])}, {households(row['poor'])} nghèo"


def _rows(villages: int, sheet: Sheet) -> int:
    return ceil(villages / ACROSS[sheet.narrow])


def _paint(villages: pd.DataFrame, figure: matplotlib.figure.Figure, sheet: Sheet) -> None:
    across, rows = ACROSS[sheet.narrow], _rows(len(villages), sheet)
    axes = figure.add_axes((0, 0, 1, 1))
    # half a line of room: the edges of the outermost tiles are drawn whole
    axes.set_xlim(-EDGE, sheet.width - EDGE)
    axes.set_ylim(rows * (TILE + GAP) - EDGE, -EDGE)
    axes.set_axis_off()
    top = max(float(villages["poor_rate"].max()), 1e-9)
    width = (sheet.width - 2 * EDGE - GAP * (across - 1)) / across
    for place, (name, row) in enumerate(villages.iterrows()):
        left, high = (place % across) * (width + GAP), (place // across) * (TILE + GAP)
        _tile(axes, left, high, width, str(name), row, top)


def _tile(axes: Axes, left: float, high: float, width: float, name: str, row: pd.Series, top: float) -> None:
    known = pd.notna(row["poor_rate"])
    share = float(row["poor_rate"]) / top if known else 0.0
    depth = LIGHTEST + (1 - LIGHTEST) * share if share else 0.0
    look = {"facecolor": matplotlib.colormaps[COLOURS](depth)} if known else {"facecolor": "white", "hatch": "//"}
    axes.add_patch(Rectangle((left, high), width, TILE, edgecolor=RULE, linewidth=0.6, **look))
    colour = ink(depth) if known else "black"
    middle = left + width / 2
    axes.text(
        middle,
        high + 4,
        wrapped(name, LETTERS),
        ha="center",
        va="top",
        size=POINTS - 1.5,
        color=colour,
        linespacing=0.9,
    )
    if known:
        axes.text(
            middle,
            high + TILE - 12.5,
            f"{rate(row['poor_rate'])} %",
            ha="center",
            va="bottom",
            weight="bold",
            color=colour,
        )
        axes.text(
            middle,
            high + TILE - 3,
            f"{integer(int(row['poor']))} hộ",
            ha="center",
            va="bottom",
            size=POINTS - 1.5,
            color=colour,
        )
