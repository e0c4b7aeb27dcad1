"""The standing words of the public edition, from public_words.toml."""

from __future__ import annotations

from pathlib import Path

from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.said import words_of

PATH = Path(__file__).with_name("public_words.toml")


def words(section: str, key: str) -> str:
    """The words under a key; KeyError for one that is not there."""
    return words_of(PATH)[section][key]


def left_out(page: PageOf, table: str) -> Shown:
    """The sentence in place of a table of which nothing can be given."""
    return paragraphs(words("tables", "left_out").format(name=words("names", table)))
