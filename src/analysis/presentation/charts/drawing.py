"""A chart drawn for wide and narrow screens, with words, and for paper, in outlines of letters, as small SVG: the same bytes for
the same data.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from analysis.presentation.charts.light import light
from analysis.presentation.charts.style import NARROW, WIDE, Sheet, common_style
from analysis.presentation.charts.svg import smaller
from analysis.presentation.charts.two_letters import in_words, two_drawings

Paint = Callable[[Figure, Sheet], None]
INCH = 72


class Drawn(NamedTuple):
    """A chart: `wide` and `narrow` with words, in the letters of the reader's; `paper`, as wide, in outlines of letters, the
    same on any machine.
    """

    wide: str
    narrow: str
    paper: str


def drawn(paint: Paint, height: Callable[[Sheet], float]) -> Drawn:
    """The drawings. `paint` draws on an empty figure; `height` in points, by sheet."""
    with common_style():
        outlines, words = two_drawings(_painted(paint, WIDE, height))
        narrow = in_words(_painted(paint, NARROW, height))
    return Drawn(light(words), light(narrow), smaller(outlines))


def _painted(paint: Paint, sheet: Sheet, height: Callable[[Sheet], float]) -> Figure:
    # of no window and no notebook: pyplot need not know of it
    figure = Figure(figsize=(sheet.width / INCH, height(sheet) / INCH))
    FigureCanvasSVG(figure)  # what measures letters while it is painted
    paint(figure, sheet)
    return figure
