"""One row of a table as far as it matters for telling whether it is data: its key, its labels, its numbers, its
proofs.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from analysis.intake.dictionary import Table
from analysis.intake.heads import Head
from analysis.intake.row_sums import Numbers
from analysis.intake.text import fold
from analysis.intake.values import CLASSES, SEXES, count, day, decimal, decimal_mark

KEYS = {
    "villages": "village",
    "targets": "village",
    "households": "household_id",
    "recognitions": "household_id",
    "objectives": "code",
    "programme": "code",
}
OF_FORMS = "unit"  # the summary forms have a row a commune, and every count of theirs is summed
SUMMED = {
    "villages": ("households", "persons", "minority_households", "minority_persons"),
    "targets": ("households_start", "poor_start", "households_end", "reduction", "poor_end"),
    "households": ("members",),
    "recognitions": ("members",),
    "objectives": (),
    "programme": ("money_central", "money_province", "money_district", "money_mobilised", "money_credit", "disbursed"),
}


@dataclass(frozen=True)
class View:
    """Where in the records of a table its columns stand."""

    table: Table
    columns: dict[str, int]
    kinds: dict[int, str]
    marks: dict[int, str | None] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """The code of the column that names a row."""
        return KEYS.get(self.table.name, OF_FORMS)

    @property
    def of_lines(self) -> bool:
        """Whether the rows are objectives or projects."""
        return self.key == "code"

    @cached_property
    def summed(self) -> list[int]:
        """Positions of the columns that a total sums, as far as they are there."""
        counted = (column.code for column in self.table.columns if column.kind == "count")
        codes = SUMMED.get(self.table.name, counted)
        return [self.columns[code] for code in codes if code in self.columns]

    def number(self, position: int, text: str) -> float | None:
        """The number in a cell, None where there is none that can be read."""
        return _number(text, position in self.marks, self.marks.get(position))


@lru_cache(maxsize=65_536)  # the same few numbers stand in thousands of cells
def _number(text: str, is_decimal: bool, mark: str | None) -> float | None:
    with contextlib.suppress(ValueError, OverflowError):
        if text.strip():
            return decimal(text, mark) if is_decimal else float(count(text))
    return None


def view_of(records: list[list[str]], head: Head, table: Table) -> View:
    """The view of a table under its head; of a column twice the first place counts."""
    columns: dict[str, int] = {}
    for position, column in sorted(head.columns.items()):
        columns.setdefault(column.code, position)
    kinds = {position: column.kind for position, column in head.columns.items()}
    below = records[head.bottom + 1 :]
    decimals = [position for position, kind in kinds.items() if kind == "decimal"]
    marks = {p: decimal_mark([record[p] for record in below if p < len(record)]) for p in decimals}
    return View(table, columns, kinds, marks)


@dataclass(frozen=True)
class Row:
    """A record below the head that is not blank."""

    index: int
    record: list[str]
    view: View

    def cell(self, code: str) -> str:
        """The text of a column, blank where the column or the cell is not there."""
        position = self.view.columns.get(code)
        return "" if position is None or position >= len(self.record) else self.record[position].strip()

    @cached_property
    def key(self) -> str:
        """What names the row: the village, the household's id, the code."""
        return self.cell(self.view.key)

    @cached_property
    def filled(self) -> dict[int, str]:
        """The cells that are not blank, by position."""
        return {position: cell.strip() for position, cell in enumerate(self.record) if cell.strip()}

    @cached_property
    def labels(self) -> list[str]:
        """Texts that may say what the row is: the key first, then the others from the left, then all as one sentence."""
        own = [self.key] if self.key else []
        texts = [text for text in self.filled.values() if text != self.key and any(map(str.isalpha, text))]
        whole = [", ".join(texts)] if len(texts) > 1 and len(self.filled) <= 4 else []
        return [*own, *texts, *whole]

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the columns that a total sums."""
        cells = self.record
        return tuple(self.view.number(p, cells[p]) if p < len(cells) else None for p in self.view.summed)

    @property
    def has_numbers(self) -> bool:
        """Whether a column that a total sums holds a number."""
        return any(number is not None for number in self.numbers)

    @property
    def has_values(self) -> bool:
        """Whether a column of decimal numbers holds one that can be read."""
        return any(self.view.number(p, text) is not None for p, text in self.filled.items() if p in self.view.marks)

    def holds(self, kinds: frozenset[str] | set[str]) -> bool:
        """Whether a known column of one of these kinds is filled."""
        return any(self.view.kinds.get(position) in kinds for position in self.filled)

    @property
    def proves(self) -> bool:
        """Whether a class, a sex or a date that can be read stands in its column: the row is about a household."""
        return any(
            (kind == "class" and CLASSES.get(fold(text), "absent") != "absent")
            or (kind == "sex" and fold(text) in SEXES)
            or (kind == "date" and _is_day(text))
            for position, text in self.filled.items()
            if (kind := self.view.kinds.get(position)) is not None
        )


def _is_day(text: str) -> bool:
    with contextlib.suppress(ValueError):
        return bool(day(text))
    return False
