"""The letters of charts made ready: faces read, outlines made small, once for whoever draws many charts after."""

from __future__ import annotations

from matplotlib.figure import Figure

from analysis.presentation.charts.drawing import drawn
from analysis.presentation.charts.style import Sheet

VOWELS = "aăâeêioôơuưy"
MARKED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"  # a mark makes another letter of a vowel
CONSONANTS = "bcdđfghjklmnpqrstvwxz"
LETTERS = f"{VOWELS}{MARKED}{CONSONANTS}"
OTHERS = "0123456789 .,;:()%+−–-/“”…"


def load_letters() -> None:
    """Draws every letter of Vietnamese, small and large, in both weights."""
    drawn(_all, lambda sheet: 40)


def _all(figure: Figure, sheet: Sheet) -> None:
    for weight in ("normal", "bold"):
        figure.text(0, 0, f"{LETTERS}{LETTERS.upper()}{OTHERS}", weight=weight)
