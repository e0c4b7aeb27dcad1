"""The files made from a document, in one place: suffix -> what writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from analysis.document.blocks import Document
from analysis.document.pdf import SystemLibraryMissing, weasyprint_module, write_pdf


@dataclass(frozen=True)
class Exports:
    """What was written, and what a person must know of what could not be."""

    files: list[Path] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def load_writers(suffixes: Sequence[str]) -> None:
    """Imports what writes these forms, before there is a document to write."""
    for suffix in suffixes:
        with suppress(SystemLibraryMissing):
            _writer(suffix)


def write_exports(document: Document, html: Path, suffixes: Sequence[str]) -> Exports:
    """The files written beside `html`, the page's file, and a line for each that this machine cannot make.

    An older file of the same name goes first, so that none can be taken for a form of the new document.
    """
    exports = Exports()
    for suffix in suffixes:
        path = html.with_suffix(f".{suffix}")
        path.unlink(missing_ok=True)
        try:
            _writer(suffix)(document, path)
        except SystemLibraryMissing as missing:
            exports.told.append(str(missing))
        else:
            exports.files.append(path)
    return exports


def _writer(suffix: str) -> Callable[[Document, Path], None]:
    """What writes a form; libraries are loaded only when asked for."""
    if suffix == "docx":
        from analysis.document.word.document import write_word

        return write_word
    if suffix == "xlsx":
        from analysis.document.excel.book import write_excel

        return write_excel
    weasyprint_module()
    return write_pdf
