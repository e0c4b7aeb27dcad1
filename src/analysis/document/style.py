"""The style of every page, screen and print, with its type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analysis.document.embedded import font_faces, unusual

TEMPLATES = Path(__file__).parent / "templates"
STYLE, PAGE = TEMPLATES / "style.css", TEMPLATES / "page.css"
# a quoted text; a sign with room around it; one with room after it (before a colon it parts a selector)
ROOM = re.compile(r"""("[^"]*"|'[^']*')| ?([{};]) ?|([:,]) """)
EDITION_LOOK = 'font: italic 9pt Tinos, "Times New Roman", serif; white-space: nowrap'


def stylesheet(edition: str = "") -> str:
    """The rules of what is printed, with the faces of the type. `edition`: stands in the margin over every printed page."""
    rules = STYLE.read_text(encoding="utf-8") + font_faces()
    return rules + (f'@page {{ @top-right {{ content: "{edition}"; {EDITION_LOOK} }} }}' if edition else "")


@cache
def page_style(edition: str = "") -> str:
    """The rules of a page: those of paper, and what a screen has beside them."""
    paper = stylesheet(edition)
    return _close(paper + PAGE.read_text(encoding="utf-8"))


def _close(rules: str) -> str:
    """The rules without comments, and without room where none is needed; texts in quotes as they are."""
    rules = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL))
    return ROOM.sub(lambda found: found[1] or found[2] or found[3], rules).replace(";}", "}").strip()


def unusual_faces(text: Iterable[str]) -> str:
    """The rules for the letters of a text that no page carries unless asked to; blank where it has none."""
    letters = unusual(text)
    return font_faces(letters) if letters else ""
