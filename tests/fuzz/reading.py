"""What the program read of a unit, cell by cell: (table, row, column) -> value, each cell in the one form that its meaning has."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from analysis.findings import Finding
from analysis.intake import absent_files, makeable, open_year
from analysis.intake.year import YearData
from fuzz.files import UNIT, YEAR
from read_once import read_once

Cells = dict[tuple[str, str, str], object]
ROW_NAMES = {"villages": ("village",), "previous_villages": ("village",), "targets": ("village",), "target_counts": ("village",),
             "objectives": ("code",), "programme": ("code",), "households": ("household_id",), "previous_households": ("household_id",),
             "recognitions": ("date", "household_id", "class_to")}  # fmt: skip
NO_FIGURE = frozenset({"source_row", "source_file", "household_id"})


def read(root: str, period: str = "") -> tuple[YearData, list[Finding]]:
    """The unit's year as read, and every finding that the command `check` or a report would tell."""
    with read_once():  # the files that were not damaged
        data = open_year(UNIT, YEAR, data_dir=root, period=period)
    absent = [] if period else absent_files(data, "year-end-evaluation")
    return data, [*data.findings, *makeable(data)[2], *absent]


def cells(data: YearData) -> Cells:
    """Every cell that a figure or a page is made of; a household also by whether last year's review knows it."""
    found: Cells = {}
    for table in ROW_NAMES:
        found |= _of_sheet(table, data)
    last = {row["household_id"] for row in _rows(data, "previous_households")}
    for row in _rows(data, "households"):
        found["households", _plain_id(row["household_id"]), "known"] = row["household_id"] in last
    for name in ("plan", "support", "narrative", "synthetic"):
        found[name, "", ""] = repr(getattr(data, name))
    if data.continuity is not None:
        found["continuity", "", ""] = repr(data.continuity.units)
        found |= {("continuity", village, "was"): repr(was) for village, was in data.continuity.villages.items()}
    found["caption", "", ""] = _text(data.caption)
    return found


def difference(told: Cells, sound: Cells) -> dict:
    """What is told otherwise than in the sound unit: (told, sound) by cell."""
    keys = (key for key in told.keys() | sound.keys() if told.get(key) != sound.get(key))
    return {key: (told.get(key), sound.get(key)) for key in sorted(keys)}


def _rows(data: YearData, table: str) -> list[dict]:
    return data.sheets[table].frame.rows(named=True) if table in data.sheets else []


@dataclass(frozen=True, eq=False)
class _Frame:
    """A frame that is the same as another only where it is the very one."""

    frame: pl.DataFrame

    def __hash__(self) -> int:
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frame) and self.frame is other.frame


def _of_sheet(table: str, data: YearData) -> Cells:
    return _of_frame(table, _Frame(data.sheets[table].frame)) if table in data.sheets else {}


@lru_cache(maxsize=64)
def _of_frame(table: str, one: _Frame) -> Cells:
    found, seen = {}, Counter()
    for row in one.frame.rows(named=True):
        name = "|".join(_plain_id(_form("", row.get(code))) for code in ROW_NAMES[table])
        seen[name] += 1
        name += f"#{seen[name]}" if seen[name] > 1 else ""
        found |= {(table, name, code): _form(code, value) for code, value in row.items() if code not in NO_FIGURE}
    return found


def _form(code: str, value: object) -> object:
    """The value without what makes no difference: composition and spaces of text, the mark of a decimal, the sign of a
    rate, kinds of nothing.
    """
    if code.endswith("_rate") and isinstance(value, str):
        value = value.removesuffix("%")
    if code == "override_reason":
        return bool(value)
    if isinstance(value, str):
        return _form_of_text(value)
    if value is None:
        return ""
    return float(value) if isinstance(value, bool | int | float) else _form_of_text(str(value))


@lru_cache(maxsize=100_000)
def _form_of_text(text: str) -> object:
    text = _text(text)
    if re.fullmatch(r"-?\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    return text


def _text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _plain_id(text: object) -> str:
    """Letters and digits in one case, without the noughts before a number: identities as a person compares them."""
    letters = re.sub(r"[^\w]|_", "", unicodedata.normalize("NFC", str(text)).casefold())
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)
