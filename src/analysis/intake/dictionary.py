"""The data dictionary (từ điển dữ liệu): which files and columns are taken, under which names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli

from analysis.findings import Severity
from analysis.rules.codes import CAUSE_CODES


@dataclass(frozen=True, eq=False)  # there is one of each: asked for often as a key, told apart by itself
class Column:
    """One column of a file: code name, Vietnamese heading, kind of value."""

    code: str
    heading: str
    kind: str
    required: bool  # the column must be there
    filled: bool = False  # and no cell of it may be blank
    also: tuple[str, ...] = ()  # other headings in use
    within: str = ""  # code of the column of the same row that this one is a part of
    beyond: Severity = "error"  # what a part above its whole is


@dataclass(frozen=True, eq=False)
class Table:
    """One file (or sheet) that is handed in."""

    name: str
    file: str
    sheet: str
    columns: tuple[Column, ...]

    def column(self, code: str) -> Column:
        """The column with this code name."""
        return next(column for column in self.columns if column.code == code)

    @property
    def wholes(self) -> dict[Column, str]:
        """The columns that are a part of another one of the same row, with the code name of the whole."""
        return {column: column.within for column in self.columns if column.within}


@cache
def dictionary() -> dict[str, Table]:
    """The tables by name: villages, households, targets, objectives, programme, recognitions."""
    text = tomli.loads((Path(__file__).parent / "dictionary.toml").read_text(encoding="utf-8"))
    return {
        name: Table(
            name=name,
            file=table["file"],
            sheet=table["sheet"],
            columns=tuple(Column(**{**column, "also": tuple(column.get("also", ()))}) for column in table["columns"]),
        )
        for name, table in text.items()
    }


def cause_labels() -> dict[str, str]:
    """The eight causes of poverty (nguyên nhân nghèo) of form T10 by code."""
    return {code: dictionary()["households"].column(code).heading for code in CAUSE_CODES}
