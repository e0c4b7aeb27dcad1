"""Rows of bars under one another: names left of them (above them on a narrow sheet), what they show written at their end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.presentation.charts.style import RULE, Sheet, width_of, wrapped

GAP = 5  # points between a name, its bar and its label
MOST_ROWS = 30  # what stands on a page with its caption


def height_of_rows(names: Sequence[str]) -> Callable[[Sheet], float]:
    """The height of a chart with a row a name, in points, by sheet."""

    def height(sheet: Sheet) -> float:
        wraps = any("\n" in _written(name, sheet) for name in names)
        return len(names) * (sheet.row + wraps * sheet.second_line) + 4

    return height


def axes_of_rows(
    figure: Figure,
    sheet: Sheet,
    names: Sequence[str],
    labels: Sequence[str],
    low: float,
    high: float,
    before: Sequence[str] = (),
) -> Axes:
    """Axes from `low` to `high`, row 0 on top, the names written, with room to the right for the longest of the labels.

    `before`: labels that stand left of what is drawn.
    """  # fmt: skip
    names = [_written(name, sheet) for name in names]
    inner = max((width_of(words, "bold") + 2 * GAP for words in before), default=0)
    left = 2 + inner + (0 if sheet.narrow else max(map(width_of, names)) + GAP)
    right = max(width_of(words, "bold") for words in labels) + GAP + 3
    axes = figure.add_axes((left / sheet.width, 0, max(sheet.width - left - right, 40) / sheet.width, 1))
    axes.set_xlim(low, high if high > low else low + 1)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_axis_off()
    for row, name in enumerate(names):
        place = (-inner, 1, "left", "bottom") if sheet.narrow else (-inner - GAP, 0, "right", "center")
        axes.annotate(
            name, (0, row), place[:2], xycoords=("axes fraction", "data"),
            textcoords="offset points", ha=place[2], va=place[3], linespacing=0.95, annotation_clip=False,
        )  # fmt: skip
    return axes


def _written(name: str, sheet: Sheet) -> str:
    # above its bar a name has the whole width, but one line
    return wrapped(name, sheet.letters, 1 if sheet.narrow else 2)


def bar(
    axes: Axes, sheet: Sheet, row: float, start: float, end: float, *, color: str, part: float = 1, **look: Any
) -> None:
    """One bar of a row from `start` to `end`; `part`: of the usual thickness."""
    thickness = part * sheet.thickness
    # the axes have their limits: `barh` would look for them with every bar, and takes ten times as long
    place = start, row + sheet.drop - thickness / 2
    axes.add_artist(Rectangle(place, end - start, thickness, clip_on=False, facecolor=color, **look))


def label(
    axes: Axes, sheet: Sheet, row: float, at: float, text: str, *, weight: str = "normal", before: bool = False
) -> None:
    """The words at the end of a bar (`before`: left of it)."""
    axes.annotate(
        text, (at, row + sheet.drop), (-GAP if before else GAP, 0), textcoords="offset points", va="center",
        ha="right" if before else "left", weight=weight, annotation_clip=False,
    )  # fmt: skip


def upright(axes: Axes, at: float, top: float, bottom: float, **look: Any) -> None:
    """A line across rows, from the middle of one to that of another."""
    axes.add_line(plt.Line2D([at, at], [top, bottom], clip_on=False, **({"color": RULE, "linewidth": 0.8} | look)))


def zero_line(axes: Axes, sheet: Sheet, rows: int) -> None:
    """The line that bars stand on; where names stand above their bars, beside the bars alone."""
    if not sheet.narrow:
        upright(axes, 0, -0.5, rows - 0.5)
        return
    for row in range(rows):
        upright(axes, 0, row + sheet.drop - sheet.thickness / 2, row + sheet.drop + sheet.thickness / 2)
