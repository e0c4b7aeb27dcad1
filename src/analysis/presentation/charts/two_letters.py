"""A figure of matplotlib's as two SVG drawings of one pass: its letters as outlines, and as words.

Where a letter stands does not hang on how it is written, so everything else is drawn once for both.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

# comments, after which stands what one of the drawings alone has; no text has this letter (`wrapped`)
OUTLINES, WORDS, BOTH = "\ue001outlines", "\ue001words", "\ue001both"
POINTS_AN_INCH = 72  # SVG is drawn in points
UNTOLD = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def two_drawings(figure: Figure) -> tuple[str, str]:
    """The SVG with its letters as outlines, and the same with words (`svg.fonttype` path, none)."""
    drawn = _drawn(figure, _Renderer)
    return _without(WORDS, BOTH, drawn), _without(OUTLINES, WORDS, drawn)


def in_words(figure: Figure) -> str:
    """The SVG with words alone."""
    with _words():
        return _drawn(figure, RendererSVG)


def _drawn(figure: Figure, kind: type[RendererSVG]) -> str:
    buffer = io.StringIO()
    figure.dpi = POINTS_AN_INCH
    width, height = (side * POINTS_AN_INCH for side in figure.get_size_inches())
    renderer = kind(width, height, buffer, metadata=UNTOLD)
    figure.draw(renderer)
    renderer.finalize()
    return buffer.getvalue()


def _without(start: str, end: str, drawn: str) -> str:
    return re.sub(f"<!-- {start} -->.*?<!-- {end} -->", "", drawn, flags=re.DOTALL)


@contextmanager
def _words() -> Iterator[None]:
    before = matplotlib.rcParams["svg.fonttype"]
    matplotlib.rcParams["svg.fonttype"] = "none"
    try:
        yield
    finally:
        matplotlib.rcParams["svg.fonttype"] = before


class _Renderer(RendererSVG):
    def draw_text(self, *given, **named):
        """The text in outlines and as words."""
        self.writer.comment(OUTLINES)
        super().draw_text(*given, **named)
        self.writer.comment(WORDS)
        with _words():
            super().draw_text(*given, **named)
        self.writer.comment(BOTH)
