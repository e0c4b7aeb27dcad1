"""One look for all charts: sober, Vietnamese, the same bytes for the same data, clear without colour."""

from __future__ import annotations

import base64
import io
import logging
import textwrap
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib
import matplotlib.pyplot as plt
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from analysis.presentation import numbers
from analysis.presentation.display import Shown, render

# three blues and a brick whose lightness differs: they stay apart in grey print
DARK, MIDDLE, LIGHT, WARM = "#1d3f5e", "#5b8db8", "#c3d5e4", "#a8442a"
WIDTH = 6.9  # inches: the text width of an A4 page with the margins of an official document
SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "giamngheo",
    "text.parse_math": False,  # a village may be called $x$
    "font.family": ["DejaVu Sans", "Arial", "sans-serif"],
    "font.size": 9,
    "axes.titlesize": 10,
    "axes.edgecolor": "#666666",
    "axes.linewidth": 0.6,
    "grid.linewidth": 0.5,
    "hatch.linewidth": 0.7,
}


@contextmanager
def canvas(height: float) -> Iterator[tuple[Figure, Axes]]:
    """A figure and its axes in the common style, closed afterwards."""
    with _without_words_on_fonts(), matplotlib.rc_context(), sns.axes_style("whitegrid", {"grid.color": "#dddddd"}):
        matplotlib.rcParams.update(SETTINGS)
        figure, axes = plt.subplots(figsize=(WIDTH, min(max(height, 1.8), 60)), layout="constrained")
        try:
            yield figure, axes
        finally:
            plt.close(figure)


@contextmanager
def _without_words_on_fonts() -> Iterator[None]:
    # The reader's browser draws the letters (svg.fonttype none): a font missing here is no fault of the report, and
    # the words about it, one a letter drawn, would fill the executed notebook and differ from machine to machine.
    logger = logging.getLogger("matplotlib.font_manager")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing from font")
            yield
    finally:
        logger.setLevel(level)


def chart(figure: Figure, caption: str, alt: str) -> Shown:
    """The figure as an SVG image with its caption and alt text."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    source = base64.b64encode(buffer.getvalue()).decode("ascii")
    return Shown(render("chart.html", source=source, caption=caption, alt=alt), (), f"{caption}. {alt}")


def empty(caption: str) -> Shown:
    """A sentence where there is nothing to draw."""
    return Shown(render("no_chart.html", caption=caption), (), f"{caption}: không có số liệu để vẽ.")


def wrapped(name: str, width: int = 26) -> str:
    """The name on as many lines as it needs, three at most."""
    # a control character, harmless in HTML, makes the whole SVG unreadable
    name = "".join(letter if letter.isprintable() else " " for letter in name)
    return "\n".join(textwrap.wrap(name, width, max_lines=3, placeholder="…")) or name


def vietnamese_ticks() -> FuncFormatter:
    """Tick labels with dot and comma as Vietnamese writes them; the decimals the tick has, two at most."""
    # six places take the float noise off a tick (0.6000000000000001), no more
    return FuncFormatter(lambda value, _: numbers.number(round(float(value), 6)))
