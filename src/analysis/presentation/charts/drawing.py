"""A chart drawn twice, for page and print and for narrow screens, as small SVG: the same bytes for the same data."""

from __future__ import annotations

import io
from collections.abc import Callable

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from analysis.presentation.charts.style import NARROW, WIDE, Sheet, common_style
from analysis.presentation.charts.svg import smaller

Paint = Callable[[Figure, Sheet], None]
INCH = 72


def drawn(paint: Paint, height: Callable[[Sheet], float]) -> tuple[str, str]:
    """The wide and the narrow SVG. `paint` draws on an empty figure; `height` in points, by sheet."""
    return tuple(_svg(paint, sheet, height(sheet)) for sheet in (WIDE, NARROW))


def _svg(paint: Paint, sheet: Sheet, height: float) -> str:
    with common_style():
        # of no window and no notebook: pyplot need not know of it
        figure = Figure(figsize=(sheet.width / INCH, height / INCH))
        FigureCanvasSVG(figure)
        paint(figure, sheet)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return smaller(buffer.getvalue().decode("utf-8"))
