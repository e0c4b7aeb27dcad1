"""The cells of a year as handed in, with the place of every column: for marking them, never for computing."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from analysis.findings import InputError
from analysis.intake.dictionary import dictionary
from analysis.intake.files import Cells, Unreadable
from analysis.intake.heads import find_head
from analysis.intake.on_file import has_review
from analysis.intake.origins import origin
from analysis.intake.start import FOLDER as START
from analysis.intake.tables import Reading
from analysis.intake.units import read_units
from analysis.project import raw_dir


@dataclass(frozen=True)
class Source:
    """One table as handed in: its name in findings, its cells without names of people, column code -> position."""

    file: str
    records: list[list[str]]
    positions: dict[str, int]
    head: int  # index of the main row of the head


def sources(unit: str, year: int, data_dir: str | Path = "") -> list[Source]:
    """The tables of the year and of the review before it that can be read at all; restricted columns are emptied."""
    root = raw_dir(data_dir)
    found = []
    for owner, folder_year, prefix in _folders(root, unit, year):
        folder = root / owner / folder_year
        for table in dictionary().values():
            try:
                cells = Reading(root).cells(folder, table, prefix + table.file)
            except Unreadable:
                continue
            if cells is not None:
                found.append(_source(cells, table))
    return found


def _folders(root: Path, unit: str, year: int) -> list[tuple[str, str, str]]:
    """Unit, folder of the year and what stands before the names of its files in findings: this year's, and those of the review before."""
    folders = [(unit, str(year), ""), (unit, f"{year}/{START}", f"{START}/")]
    with contextlib.suppress(InputError):
        before = origin(read_units(root), unit, year - 1, year, lambda old, past: has_review(root, old, past))
        owners = before.leaves() if before.merge else ()
        folders += [(old, str(year - 1), f"{old}/{year - 1}/") for old in owners if old != unit]
    return [*folders, (unit, str(year - 1), f"{year - 1}/")]


def _source(cells: Cells, table) -> Source:
    head = find_head(cells.records, table)
    restricted = {position for position, column in head.columns.items() if column.kind == "restricted"}
    records = [
        ["" if position in restricted and index > head.bottom else cell for position, cell in enumerate(record)]
        for index, record in enumerate(cells.all_records())
    ]
    return Source(cells.file, records, {column.code: position for position, column in head.columns.items()}, head.main)
