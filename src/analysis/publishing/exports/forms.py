"""The files made from a finished page, in one place: suffix -> what writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup

from analysis.publishing.exports.document import Document
from analysis.publishing.exports.pdf import SystemLibraryMissing


@dataclass(frozen=True)
class Exports:
    """What was written, and what a person must know of what could not be."""

    files: list[Path] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def load_writers(suffixes: Sequence[str]) -> None:
    """Imports what writes these forms, before there is a page to write."""
    for suffix in suffixes:
        with suppress(SystemLibraryMissing):
            _writer(suffix)


def write_exports(page: str, html: Path, suffixes: Sequence[str]) -> Exports:
    """The files written beside `html`, the page's file, and a line for each that this machine cannot make.

    An older file of the same name goes first, so that none can be taken for a form of the new page.
    """
    exports = Exports()
    if not suffixes:
        return exports
    from analysis.publishing.exports.read_page import read_page

    soup = BeautifulSoup(page, "html.parser")
    # what only whoever reads on a screen can use: links, and how this page came about
    for tag in soup.select(".screen"):
        tag.decompose()
    document = read_page(soup)
    for suffix in suffixes:
        path = html.with_suffix(f".{suffix}")
        path.unlink(missing_ok=True)
        try:
            _writer(suffix)(soup, document, path)
        except SystemLibraryMissing as missing:
            exports.told.append(str(missing))
        else:
            exports.files.append(path)
    return exports


def _writer(suffix: str) -> Callable[[BeautifulSoup, Document, Path], None]:
    """What writes a form; libraries are loaded only when asked for."""
    if suffix == "docx":
        from analysis.publishing.exports.word import write_word

        return lambda _, document, path: write_word(document, path)
    if suffix == "xlsx":
        from analysis.publishing.exports.excel import write_excel

        return lambda _, document, path: write_excel(document, path)
    from analysis.publishing.exports.pdf import weasyprint_module, write_pdf

    weasyprint_module()

    return write_pdf
