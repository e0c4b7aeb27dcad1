"""The files of a unit held in memory as bytes by path, free to be damaged, and what one damage did to them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

UNIT, YEAR = "kim-tan", 2024
NOW, BEFORE = f"{UNIT}/{YEAR}/", f"{UNIT}/{YEAR - 1}/"
VILLAGES, HOUSEHOLDS = f"{NOW}villages.csv", f"{NOW}households.csv"
LAST_VILLAGES, LAST_HOUSEHOLDS = f"{BEFORE}villages.csv", f"{BEFORE}households.csv"
TARGETS, CAPTION = f"{NOW}targets.csv", f"{NOW}targets.caption.txt"
OBJECTIVES, PROGRAMME, RECOGNITIONS = f"{NOW}objectives.csv", f"{NOW}programme.csv", f"{NOW}recognitions.csv"
HALF_OBJECTIVES, HALF_PROGRAMME = f"{NOW}H1/objectives.csv", f"{NOW}H1/programme.csv"
PLAN, NARRATIVE, SUPPORT, UNITS = f"{NOW}plan.toml", f"{NOW}narrative.toml", f"{NOW}support.toml", "units.toml"
MARKER, WORKBOOK = f"{UNIT}/synthetic", f"{NOW}{UNIT}-{YEAR}.xlsx"
REVIEWS = (VILLAGES, HOUSEHOLDS, LAST_VILLAGES, LAST_HOUSEHOLDS)
TABLES = (*REVIEWS, TARGETS, OBJECTIVES, PROGRAMME, RECOGNITIONS, HALF_OBJECTIVES, HALF_PROGRAMME)
TOMLS = (PLAN, NARRATIVE, SUPPORT, UNITS)

Records = list[list[str]]


class Files(dict[str, bytes]):
    """Bytes by path under the data folder."""

    def records(self, path: str) -> Records:
        """The records of a plain CSV file, a new list each time."""
        return list(csv.reader(io.StringIO(self[path].decode("utf-8"), newline="")))

    def put(self, path: str, records: Records, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
        """Writes the records as a CSV file."""
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(records)
        self[path] = text.getvalue().encode(encoding)

    def text(self, path: str) -> str:
        """The file's text."""
        return self[path].decode("utf-8")

    def write(self, root: Path) -> None:
        """Writes every file under `root`."""
        for path, raw in self.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)


@dataclass(frozen=True)
class Damage:
    """What was done: to which file, to which rows (as a spreadsheet numbers them) and columns (code names); none of both: to the file.

    `instead`: names under which the file may be spoken of too, as a file renamed.
    """

    path: str
    done: str
    rows: frozenset[int] = frozenset()
    columns: frozenset[str] = frozenset()
    instead: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The names that findings may give the file."""
        return tuple(label(path) for path in (self.path, *self.instead))


def label(path: str) -> str:
    """The name of a file in findings: `households.csv`, `2023/households.csv`, `units.toml`."""
    return path.removeprefix(NOW).removeprefix(f"{UNIT}/")


def damage(path: str, done: str, rows: Iterable[int] = (), columns: Iterable[str] = (), instead=()) -> Damage:
    """A damage to a file; `rows` are indices into its records as they are now."""
    return Damage(path, done, frozenset(row + 1 for row in rows), frozenset(columns), tuple(instead))
