"""The cells of a year as handed in, with the place of every column: for marking them, never for computing.

Only columns that the dictionary knows are copied: under a heading it does not know anything may stand, a name or the
number of an identity card too.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from analysis.findings import InputError
from analysis.intake.dictionary import Column, dictionary
from analysis.intake.files import Cells, Unreadable
from analysis.intake.heads import find_head
from analysis.intake.on_file import has_review
from analysis.intake.origins import origin
from analysis.intake.personal_cells import ID, PLACES
from analysis.intake.personal_columns import column_findings
from analysis.intake.personal_ids import personal_ids
from analysis.intake.start import FOLDER as START
from analysis.intake.tables import Reading
from analysis.intake.units import read_units
from analysis.legible import legible, one_line
from analysis.personal import masked
from analysis.project import raw_dir


@dataclass(frozen=True)
class Source:
    """One table as handed in: its name in findings, its cells without names and numbers of people, column code -> position."""

    file: str
    records: list[list[str]]
    positions: dict[str, int]
    head: int  # index of the main row of the head


def sources(unit: str, year: int, data_dir: str | Path = "") -> list[Source]:
    """The tables of the year and of the review before it that can be read at all; columns that are restricted, unknown or hold people's data are emptied."""
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
    refused = {finding.column for finding in column_findings(cells, table, head)}
    open_columns = {p: c for p, c in head.columns.items() if c.kind != "restricted" and c.code not in refused}
    ids = {position for position, column in open_columns.items() if column.code == ID}
    if ids and personal_ids(pl.Series(_column(cells.all_records()[head.bottom + 1 :], min(ids)), dtype=pl.String)):
        open_columns = {p: c for p, c in open_columns.items() if p not in ids}
    records = [
        [_shown(cell, open_columns.get(p), of_head=index <= head.bottom) for p, cell in enumerate(record)]
        for index, record in enumerate(cells.all_records())
    ]
    positions = {column.code: position for position, column in head.columns.items()}
    return Source(one_line(cells.file), records, positions, head.main)


def _column(records: list[list[str]], position: int) -> list[str]:
    return [record[position] for record in records if position < len(record)]


def _shown(cell: str, column: Column | None, *, of_head: bool) -> str:
    """The cell as the copy may show it: nothing below a heading that is not known, no name or number of a person anywhere."""
    if not cell or not (of_head or column):
        return ""
    if column is not None and column.code == ID and not of_head:
        return legible(cell)
    return masked(legible(cell), certain=of_head or column.code in PLACES)
