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
from analysis.intake.personal_ids import is_word, personal_ids
from analysis.intake.start import FOLDER as START
from analysis.intake.tables import Reading
from analysis.intake.units import read_units
from analysis.legible import legible, one_line
from analysis.personal import masked
from analysis.personal.masked import initials
from analysis.project import raw_dir


@dataclass(frozen=True)
class Source:
    """One table as handed in: its name in findings, its cells without people's data, column code -> position."""

    file: str
    records: list[list[str]]
    positions: dict[str, int]
    head: int  # index of the main row of the head


def sources(unit: str, year: int, data_dir: str | Path = "") -> list[Source]:
    """The tables of the year and of the review before it that can be read at all.

    Columns that are restricted, unknown or of people's data are emptied.
    """
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
    """Unit, folder of the year and what stands before the names of its files in findings: this year's, and those of
    the review before.
    """
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
    every = cells.all_records()
    of_person = _ids_of_persons(every[head.bottom + 1 :], open_columns)
    records = [
        [
            "" if cell in of_person else _shown(cell, open_columns.get(p), index <= head.bottom)
            for p, cell in enumerate(record)
        ]
        for index, record in enumerate(every)
    ]
    positions = {column.code: position for position, column in head.columns.items()}
    return Source(one_line(cells.file), records, positions, head.main)


def _ids_of_persons(below: list[list[str]], columns: dict[int, Column]) -> frozenset[str]:
    """The numbers of households that are the papers or telephones of people."""
    ids = [record[p] for p, column in columns.items() if column.code == ID for record in below if p < len(record)]
    judge = personal_ids(pl.Series(ids, dtype=pl.String))
    return frozenset(filter(judge, ids)) if judge else frozenset()


def _shown(cell: str, column: Column | None, of_head: bool) -> str:
    """The cell as the copy may show it: nothing under a heading that is not known, no name or number of a person."""
    if cell and of_head:
        return masked(legible(cell), certain=column is not None and column.code in PLACES)
    if not cell or column is None:
        return ""
    if column.code == ID:
        return initials(legible(cell)) if is_word(cell) else legible(cell)
    return masked(legible(cell), certain=column.code in PLACES)
