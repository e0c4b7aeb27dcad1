"""The one type of every report: Tinos, whole, from this package; as wide as Times New Roman letter by letter, with every letter of Vietnamese."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Tinos"
FOLDER = Path(__file__).parent / "fonts"
# (bold, italic) -> file
FACES = {
    (False, False): FOLDER / "Tinos-Regular.ttf",
    (True, False): FOLDER / "Tinos-Bold.ttf",
    (False, True): FOLDER / "Tinos-Italic.ttf",
    (True, True): FOLDER / "Tinos-BoldItalic.ttf",
}
UNKNOWN = 0.7  # ems: a letter that the type lacks is set in another one, about so wide


def width(text: str, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text on one line in ems: the advance widths of its letters, without kerning."""
    advances = _advances(bold, italic)
    return sum(advances.get(letter, UNKNOWN) for letter in unicodedata.normalize("NFC", text))


def missing(letters: Iterable[str]) -> set[str]:
    """The letters that the type does not have; line ends and tabs are none."""
    return {letter for letter in set(letters) if letter not in _advances(False, False) and letter not in "\n\t\r"}


@cache
def _advances(bold: bool, italic: bool) -> dict[str, float]:
    with TTFont(FACES[bold, italic], lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}
