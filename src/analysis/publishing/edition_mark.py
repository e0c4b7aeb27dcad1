"""The edition of a report at the head of its page: what is internal says so wherever the page, or a form of it, goes."""

from __future__ import annotations

import nbformat
from bs4 import BeautifulSoup

from analysis.document.edition import edition_words
from analysis.presentation.display import RECORD_MIME

LOOK = 'font: italic 9pt Tinos, "Times New Roman", serif; white-space: nowrap'


def add_edition(page: BeautifulSoup, executed: nbformat.NotebookNode) -> None:
    """Adds the words to the page, before all else, where the run says that it is internal."""
    words = edition_words(_edition(executed))
    if words:
        mark = page.new_tag("p", attrs={"class": "edition"})
        mark.string = words
        page.main.insert(0, mark)
        # over every printed page, in its margin
        page.head.style.append(f'@page {{ @top-right {{ content: "{words}"; {LOOK} }} }}')


def _edition(executed: nbformat.NotebookNode) -> str:
    for cell in executed.cells:
        for output in cell.get("outputs", ()):
            record = output.get("data", {}).get(RECORD_MIME)
            if record:
                return str(record.get("parameters", {}).get("edition", ""))
    return ""
