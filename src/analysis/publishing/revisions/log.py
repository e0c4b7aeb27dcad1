"""revisions.csv: every change of a figure, an input or a status over all runs of a folder; lines are only ever added."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from analysis.publishing.bounds import beyond
from analysis.publishing.csv_cells import read_rows, written_rows

LOG = "revisions.csv"


class Entry(NamedTuple):
    """One line of revisions.csv, all text.

    `run`: the run that changed it; `since`, `commit`: the run replaced; `change`: changed, added, removed (a figure),
    status, input (a file; old and new are checksums), software (a version or the commit). The words are those the page
    had for the figure, so that the line can be read without the page.
    """

    run: str
    since: str
    commit: str
    report: str
    change: str
    table: str
    row: str
    column: str
    old: str
    new: str
    unit: str
    form: str
    table_words: str
    row_words: str
    column_words: str
    reason: str


FIGURES = frozenset({"changed", "added", "removed"})
# what makes a run a revision: an input or a version that moved no figure does not
REVISES = FIGURES | {"status"}


def read_log(folder: Path) -> list[Entry]:
    """The lines, oldest first; nothing where there is no file; lines that are none are passed over."""
    path = folder / LOG
    if not path.is_file() or beyond(path):
        return []
    # a damaged line must not stop the next report: the file itself is kept as it is and verify names it
    text = path.read_bytes().decode("utf-8", errors="replace").replace("\0", "")
    entries = []
    try:
        for row in read_rows(text):
            if len(row) == len(Entry._fields) and row != list(Entry._fields):
                entries.append(Entry(*row))
    except csv.Error:
        pass
    return entries


def is_log(path: Path) -> bool:
    """Whether the file begins as a log does: a file of the same name that a person laid there is not added to."""
    try:
        with path.open("rb") as file:
            return file.readline().strip().removeprefix(codecs.BOM_UTF8) == ",".join(Entry._fields).encode()
    except OSError:
        return False


def append_log(folder: Path, entries: Iterable[Entry]) -> None:
    """Adds the lines at the end; what stands in the file is not touched. No line, no file."""
    entries = list(entries)
    if not entries:
        return
    path = folder / LOG
    with path.open("a", encoding="utf-8", newline="") as file:
        head = [Entry._fields] if file.tell() == 0 else []
        file.write(written_rows([*head, *entries]))


def revisions_of(report: str, entries: Iterable[Entry]) -> list[list[Entry]]:
    """The true revisions of one report, oldest first: for each the lines of its run."""
    by_run: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.report == report:
            by_run.setdefault(entry.run, []).append(entry)
    return [lines for lines in by_run.values() if any(entry.change in REVISES for entry in lines)]
