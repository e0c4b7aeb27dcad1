"""One look for all charts: sober, Vietnamese, clear without colour, in letters that hang on no machine."""

from __future__ import annotations

import logging
import textwrap
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import matplotlib
import seaborn as sns
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# three blues and a brick whose lightness differs: they stay apart in grey print and to the colour-blind
DARK, MIDDLE, LIGHT, WARM = "#1d3f5e", "#5b8db8", "#c3d5e4", "#a8442a"
INK, RULE = "#111111", "#777777"
FACE = "DejaVu Sans"  # comes with matplotlib and has every letter of Vietnamese
POINTS = 9.5
SETTINGS = {
    "svg.fonttype": "path",
    "svg.hashsalt": "giamngheo",
    "text.parse_math": False,  # a village may be called $x$
    "font.family": [FACE],
    "font.size": POINTS,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.8,
    "patch.linewidth": 0,
    "patch.edgecolor": "none",
    "patch.force_edgecolor": False,
    "lines.solid_capstyle": "butt",
    "lines.dash_capstyle": "butt",
}


@dataclass(frozen=True)
class Sheet:
    """What a chart is drawn on: its width in points, and how its rows of bars stand (in parts of a row)."""

    width: float
    narrow: bool
    letters: int  # of a name on one line
    row: float  # height of a row in points
    second_line: float  # what a name of two lines adds to it
    thickness: float  # of a bar
    drop: float  # of a bar below the middle of its row: room for a name above it


WIDE = Sheet(
    462, False, 40, 15.5, 8, 0.66, 0
)  # 163 mm: the text of an A4 page with the margins of an official document
NARROW = Sheet(255, True, 40, 29, 0, 0.38, 0.27)  # 340 CSS pixels: a phone


@contextmanager
def common_style() -> Iterator[None]:
    """The look of all charts, for as long as one is drawn."""
    with _without_words_on_fonts(), matplotlib.rc_context(), sns.axes_style("white"):
        matplotlib.rcParams.update(SETTINGS)
        yield


@contextmanager
def _without_words_on_fonts() -> Iterator[None]:
    # a letter of no alphabet (an emoji in a name) is drawn as a box; words about it would fill the executed notebook
    logger = logging.getLogger("matplotlib.font_manager")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing from font")
            yield
    finally:
        logger.setLevel(level)


@lru_cache(maxsize=2048)
def width_of(text: str, weight: str = "normal") -> float:
    """The width of the longest line of a text, in points, as it will be drawn."""
    face = FontProperties(family=FACE, weight=weight, size=POINTS)
    with _without_words_on_fonts():
        return max((_width(line, face) for line in text.split("\n") if line), default=0.0)


def _width(line: str, face: FontProperties) -> float:
    return text_to_path.get_text_width_height_descent(line, face, ismath=False)[0]


def wrapped(name: str, width: int, lines: int = 2) -> str:
    """The name on as many lines as it needs, `lines` at most, cut short with … where they do not suffice."""
    # letters are drawn one by one: a mark that stands apart from its letter would stand beside it;
    # a control character, harmless in HTML, makes the whole SVG unreadable
    name = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", str(name)))
    return "\n".join(textwrap.wrap(name, width, max_lines=lines, placeholder="…")) or name
