"""Deprivations of the poor by indicator and village (thiếu hụt theo chỉ số và thôn), in households."""

from __future__ import annotations

from functools import partial

import matplotlib
import matplotlib.figure
import pandas as pd
import seaborn as sns

from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart, review_source
from analysis.presentation.charts.style import POINTS, RULE, Sheet, width_of, wrapped
from analysis.presentation.charts.words import NBSP, households, inside, some
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf

COLOURS = "Blues"  # one hue from light to dark: the order survives grey print
ROW, COLUMN = (
    {False: 17, True: 22},
    22,
)  # points of a cell: a number of three digits fits; narrow (True): a label of two lines
EDGE = 5  # points right of the last column: a number of four digits fits
LINE = "#e4e4e4"  # between rows, also where cells are empty
FEW = 3  # cells with as many households as any: more of them and none is named
TILT = 14  # letters of a village's name on a line: it stands upright over its column


def deprivation_heatmap(page: PageOf, counts: pd.DataFrame) -> Shown:
    """The twelve indicators, most households first, by village, most poor first; households written in the cells.

    `counts`: form T4 or T6. Villages that have no room stand together as the last column, those without a household in none.
    """
    labels = page.labels
    grid = counts[["base", *labels]].astype("Int64").dropna().astype(int)
    villages = grid.drop(index="total", errors="ignore")
    with_any = villages[villages["base"] > 0].sort_values("base", ascending=False, kind="stable")
    if with_any.empty:
        none = {"why": "không có hộ nghèo"} if len(villages) == len(counts.drop(index="total", errors="ignore")) else {}
        return no_chart(f"Thiếu hụt dịch vụ xã hội cơ bản theo {page.places}", **none)
    order = with_any[list(labels)].sum().sort_values(ascending=False, kind="stable").index
    return chart(
        _finding(page, with_any, order),
        _about(page, villages, with_any),
        review_source(page),
        _alt(page, with_any, order),
        partial(_paint, page, with_any, order),
        lambda sheet: _head(_columns(page, with_any, sheet)) + ROW[sheet.narrow] * len(order) + 2,
    )


def _finding(page: PageOf, villages: pd.DataFrame, order: pd.Index) -> str:
    cells = villages[list(order)].stack()
    if not cells.max():
        return f"Không hộ nghèo nào trong {households(villages['base'].sum())} thiếu hụt chỉ số nào"
    if cells.eq(cells.max()).sum() > FEW:
        return f"Ở một {page.places} nhiều nhất {households(cells.max())} nghèo thiếu hụt cùng một chỉ số"
    village, code = cells.idxmax()
    return (
        f"Nhiều hộ nghèo thiếu hụt nhất: {inside(page.labels[code])} tại {village}, "
        f"{integer(int(cells.max()))} trong {households(villages.at[village, 'base'])} nghèo của {page.places}"
    )


def _about(page: PageOf, villages: pd.DataFrame, with_any: pd.DataFrame) -> str:
    text = (
        f"Số hộ nghèo thiếu hụt từng chỉ số ở từng {page.places}, cuối năm {page.year} (càng đậm càng nhiều hộ; ô trống: không hộ nào); "
        f"n dưới tên là số hộ nghèo."
    )
    none = list(villages.index.difference(with_any.index, sort=False))
    return f"{text} {some(none, page.places)} không có hộ nghèo." if none else text


def _alt(page: PageOf, villages: pd.DataFrame, order: pd.Index) -> str:
    def told(row: pd.Series) -> str:
        cells = [f"{page.labels[code]} {row[code]}" for code in order if row[code]]
        return ", ".join(cells) or "không thiếu hụt"

    return (
        "; ".join(f"{name} ({households(row['base'])} nghèo): {told(row)}" for name, row in villages.iterrows()) + "."
    )


def _names_width(page: PageOf, sheet: Sheet) -> float:
    return max(width_of(_indicator(label, sheet)) for label in page.labels.values()) + 7


def _indicator(label: str, sheet: Sheet) -> str:
    return wrapped(label, 22) if sheet.narrow else wrapped(label, 40)


def _columns(page: PageOf, villages: pd.DataFrame, sheet: Sheet) -> pd.DataFrame:
    """Row = village drawn; the last one the others together, where not all have room."""
    room = int((sheet.width - EDGE - _names_width(page, sheet)) // COLUMN)
    if len(villages) <= room:
        return villages
    others = villages.iloc[room - 1 :]
    name = f"{len(others)}{NBSP}{page.places} khác"
    return pd.concat([villages.iloc[: room - 1], others.sum().to_frame(name).T])


def _head(columns: pd.DataFrame) -> float:
    return max(width_of(wrapped(name, TILT)) for name in columns.index) + 26


def _paint(
    page: PageOf, villages: pd.DataFrame, order: pd.Index, figure: matplotlib.figure.Figure, sheet: Sheet
) -> None:
    columns = _columns(page, villages, sheet)
    grid = columns[list(order)].T
    left, height = _names_width(page, sheet), ROW[sheet.narrow] * len(order)
    whole = _head(columns) + height + 2
    cell = min((sheet.width - EDGE - left) / len(columns), 52)
    axes = figure.add_axes((left / sheet.width, 1 / whole, cell * len(columns) / sheet.width, height / whole))
    # one dark cell of a summed column must not make all others pale
    top = max(int(villages[list(order)].max(axis=None)), 1)
    # a column of villages together is a sum: written, not coloured
    coloured = grid.astype(float).where(grid.gt(0) & (grid.columns.isin(villages.index)))
    sns.heatmap(
        coloured, ax=axes, cmap=COLOURS, vmin=0, vmax=top, linewidths=0, cbar=False, xticklabels=False,
        yticklabels=False,
    )  # fmt: skip
    axes.collections[0].set(clip_on=False, edgecolor="none")
    for column in range(1, len(columns)):
        axes.axvline(column, color="white", linewidth=1)
    axes.set(xlabel="", ylabel="")
    write = partial(axes.annotate, textcoords="offset points", va="center", annotation_clip=False)
    for row, code in enumerate(grid.index):
        size = POINTS - (0.5 if sheet.narrow else 0)
        write(_indicator(page.labels[code], sheet), (0, row + 0.5), (-5, 0), ha="right", linespacing=0.9, size=size)
        for column, (village, value) in enumerate(grid.loc[code].items()):
            if value:
                colour = ink(value / top) if village in villages.index else "black"
                write(integer(int(value)), (column + 0.5, row + 0.5), (0, -0.5), ha="center", color=colour)
        axes.axhline(row + 1, color=LINE, linewidth=0.8)
    write("n =", (0, 0), (-5, 9), ha="right", weight="bold")
    for column, (name, row) in enumerate(columns.iterrows()):
        place = (column + 0.5, 0)
        write(integer(int(row["base"])), place, (0, 9), ha="center", weight="bold")
        write(wrapped(name, TILT), place, (0, 20), ha="center", va="bottom", rotation=90, linespacing=0.9)
    axes.axhline(0, color=RULE, linewidth=1.2, clip_on=False)


def ink(share: float) -> str:
    """Black or white, whichever stands out more from the colour at this share (WCAG 2 relative luminance)."""
    colour = matplotlib.colormaps[COLOURS](min(float(share), 1.0))[:3]
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return "black" if luminance > 0.179 else "white"
