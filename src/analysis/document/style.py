"""The style of every page, screen and print, with its type."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.document.embedded import font_faces, unusual

STYLE = Path(__file__).parent / "templates" / "style.css"
EDITION_LOOK = 'font: italic 9pt Tinos, "Times New Roman", serif; white-space: nowrap'


def stylesheet(edition: str = "") -> str:
    """The rules, with the faces of the type. `edition`: stands in the margin over every printed page."""
    rules = STYLE.read_text(encoding="utf-8") + font_faces()
    return rules + (f'@page {{ @top-right {{ content: "{edition}"; {EDITION_LOOK} }} }}' if edition else "")


def unusual_faces(text: Iterable[str]) -> str:
    """The rules for the letters of a text that no page carries unless asked to; blank where it has none."""
    letters = unusual(text)
    return font_faces(letters) if letters else ""
