"""A figure of matplotlib's as two SVG drawings of one pass: its letters as outlines, and as words.

Where a letter stands does not hang on how it is written, so everything else is drawn once for both.
"""

from __future__ import annotations

import io
import re

import matplotlib
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

# comments, after which stands what one of the drawings alone has; no text has this letter (`wrapped`)
OUTLINES, WORDS, BOTH = "\ue001outlines", "\ue001words", "\ue001both"
POINTS_AN_INCH = 72  # SVG is drawn in points
UNTOLD = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def two_drawings(figure: Figure) -> tuple[str, str]:
    """The SVG with its letters as outlines, and the same with words (`svg.fonttype` path, none)."""
    buffer = io.StringIO()
    figure.dpi = POINTS_AN_INCH
    width, height = (side * POINTS_AN_INCH for side in figure.get_size_inches())
    renderer = _Renderer(width, height, buffer, metadata=UNTOLD)
    figure.draw(renderer)
    renderer.finalize()
    drawn = buffer.getvalue()
    return _without(WORDS, BOTH, drawn), _without(OUTLINES, WORDS, drawn)


def _without(start: str, end: str, drawn: str) -> str:
    return re.sub(f"<!-- {start} -->.*?<!-- {end} -->", "", drawn, flags=re.DOTALL)


class _Renderer(RendererSVG):
    def draw_text(self, *given, **named):
        """The text in outlines and as words."""
        self.writer.comment(OUTLINES)
        super().draw_text(*given, **named)
        self.writer.comment(WORDS)
        matplotlib.rcParams["svg.fonttype"] = "none"
        try:
            super().draw_text(*given, **named)
        finally:
            matplotlib.rcParams["svg.fonttype"] = "path"
        self.writer.comment(BOTH)
