"""A chart drawn for paper and for narrow sheets, as small SVG, in outlines of letters and with words for pages: the same
bytes for the same data.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from analysis.presentation.charts.light import light
from analysis.presentation.charts.style import NARROW, WIDE, Sheet, common_style
from analysis.presentation.charts.svg import smaller
from analysis.presentation.charts.two_letters import two_drawings

Paint = Callable[[Figure, Sheet], None]
INCH = 72


class Drawing(NamedTuple):
    """One drawing: in outlines of letters, the same on any machine, and with words, in the letters of the reader's."""

    outlined: str
    light: str


def drawn(paint: Paint, height: Callable[[Sheet], float]) -> tuple[Drawing, Drawing]:
    """The wide and the narrow drawing. `paint` draws on an empty figure; `height` in points, by sheet."""
    return _drawing(paint, WIDE, height(WIDE)), _drawing(paint, NARROW, height(NARROW))


def _drawing(paint: Paint, sheet: Sheet, height: float) -> Drawing:
    with common_style():
        # of no window and no notebook: pyplot need not know of it
        figure = Figure(figsize=(sheet.width / INCH, height / INCH))
        FigureCanvasSVG(figure)  # what measures letters while it is painted
        paint(figure, sheet)
        outlines, words = two_drawings(figure)
        return Drawing(smaller(outlines), light(words))
