"""The rows of `growth.py` as a log–log chart, a panel a kind of size, the limit marked, and as a table."""

from __future__ import annotations

import io
from collections.abc import Sequence

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

PANELS = {
    "households": "households in Parquet: T1–T13 and the index",
    "check": "reviewed households of a unit in CSV: check",
    "villages": "villages of a unit: reports, allocation, package search",
    "units": "units and years of a batch, two workers",
}
LIMITS = {"polars by hand": "limit: Polars by hand", "polars reads": "limit: Polars reads the files"}
COLOURS = ("#1d3f5e", "#a8442a", "#5b8db8")


def draw(rows: Sequence) -> str:
    """The SVG: processor seconds against size; dashed what a bare computation takes."""
    figure = Figure(figsize=(9, 6.6), layout="constrained")
    FigureCanvasSVG(figure)
    for axes, (what, title) in zip(figure.subplots(2, 2).flat, PANELS.items(), strict=True):
        mine = [row for row in rows if row.what == what]
        colours = iter(COLOURS)
        for side in dict.fromkeys(row.side for row in mine):
            points = sorted((row.size, row.processor) for row in mine if row.side == side)
            look = {"linestyle": "--", "color": "#777777"} if side in LIMITS else {"color": next(colours)}
            axes.loglog(*zip(*points, strict=True), marker="o", markersize=4, label=LIMITS.get(side, side), **look)
        axes.set_title(title, fontsize=10, loc="left")
        axes.set_ylabel("processor seconds", fontsize=9)
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(True, which="major", color="#dddddd", linewidth=0.6)
        axes.legend(fontsize=8, frameon=False)
    buffer = io.BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "growth", "svg.fonttype": "path"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue().decode("utf-8")


def table(rows: Sequence) -> str:
    """The rows in Markdown."""
    head = "| what | size | side | wall s | processor s | MB |\n|---|---:|---|---:|---:|---:|"
    lines = [
        f"| {r.what} | {r.size:,} | {r.side} | {r.wall:.2f} | {r.processor:.2f} | {r.megabytes:,.0f} |"
        for what in PANELS
        for r in rows
        if r.what == what
    ]
    return "\n".join([head, *lines])
