"""The figures of a year counted again, from the files alone and by other means than the program's: a witness for tests.

It reads only what is plain; where a file could be read in two ways it raises Unsure and testifies to nothing.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

DEPRIVATIONS = [f"d{number:02}" for number in range(1, 13)]
CLASSES = {"ngheo": "poor", "can ngheo": "near", "khong ngheo": "not", "muc song trung binh": "not", "": "absent"}
REGISTER = ("households", "persons", "minority_households", "minority_persons")
NOTHING: Mapping[str, str] = MappingProxyType({})
TOTALS = {"tong cong", "tong so", "tong", "cong", "toan xa", "total"}


class Unsure(Exception):
    """The file is not plain."""


def recount(folder: Path, renamed: dict[str, str] | None = None) -> dict[tuple[str, str, str], float]:
    """(table, row, column) -> number for the year's folder and the year before; raises Unsure, or OSError for no file.

    `renamed`: new names of villages by those of the year before.
    """
    before = folder.parent / str(int(folder.name) - 1)
    figures: dict[tuple[str, str, str], float] = {}
    villages = _review(folder, "T", figures)
    earlier = _review(before, "before", figures, renamed or {})
    if set(villages) != set(earlier):
        raise Unsure("villages change")
    targets = {plain(row["village"]): row for row in rows(folder / "targets.csv")}
    for village, name in earlier.items():
        for column in ("households_end", "reduction"):
            figures["targets", name, column] = number(targets[village][column])
        poor = figures.get(("before", name, "poor"), 0)
        figures["targets", name, "poor_end"] = poor - figures["targets", name, "reduction"]
    programme = folder / "programme.csv"
    records = rows(programme) if programme.is_file() else []  # a report without it says nothing of money
    for row in records:
        figures["programme", clean(row["code"]), "money"] = sum(
            decimal(row[source], [other[source] for other in records])
            for source in ("money_central", "money_province", "money_district", "money_mobilised")
            if (source in row or source != "money_district") and row[source].strip()
        )
    return figures


def _review(folder: Path, table: str, figures: dict, renamed: Mapping[str, str] = NOTHING) -> dict[str, str]:
    def name(row: _Row) -> str:
        return renamed.get(clean(row["village"]), clean(row["village"]))

    names: dict[str, str] = {}
    for row in rows(folder / "villages.csv"):
        if plain(row["village"]) in TOTALS:
            continue
        if plain(name(row)) in names:
            raise Unsure("village twice")
        names[plain(name(row))] = name(row)
        for column in REGISTER:
            if row[column].strip():  # a blank count is no figure
                figures[table, name(row), column] = number(row[column])
    counts: Counter = Counter()
    for row in rows(folder / "households.csv"):
        if plain(row["village"]) in TOTALS:
            continue
        village = names.get(plain(name(row)))
        if village is None:
            raise Unsure("village unknown")
        start, end = CLASSES[plain(row["class_start"])], CLASSES[plain(row["class_end"])]
        members, moved = number(row["members"]), bool(plain(row["change"])) or "absent" in (start, end)
        for klass in ("poor", "near"):
            counts[village, f"{klass}_start"] += start == klass
            counts[village, klass] += end == klass
            counts[village, f"{klass}_persons"] += members * (end == klass)
        counts[village, "left_otherwise"] += start == "poor" != end and moved
        counts[village, "came_otherwise"] += start != "poor" == end and moved
        counts[village, "to_near"] += (start, end) == ("poor", "near") and not moved
        counts[village, "from_near"] += (start, end) == ("near", "poor") and not moved
        again = (start, end) == ("not", "poor") and not moved
        counts[village, "relapse"] += again and bool(row["escaped_on"].strip())
        counts[village, "new"] += again and not row["escaped_on"].strip()
        counts[village, "registered"] += end == "poor" and yes(row["registered"])
        for code in DEPRIVATIONS:
            counts[village, code] += end == "poor" and yes(row[code])
    figures |= {(table, *key): value for key, value in counts.items() if value}
    return names


def rows(path: Path) -> list[dict[str, str]]:
    """The records of a plain CSV file under its code names."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        records = [
            r
            for r in csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
            if "".join(r).strip()
        ]
    except (UnicodeError, csv.Error) as error:
        raise Unsure(str(error)) from None
    heads = [[plain(cell).replace(" ", "_") for cell in record] for record in records[:25]]
    known = set(DEPRIVATIONS) | {
        *REGISTER,
        "village",
        "code",
        "class_end",
        "households_end",
        "money_central",
        "members",
    }
    first = max(range(len(heads)), key=lambda index: len(known & set(heads[index])), default=None)
    if first is None or len(set(heads[first])) < len(heads[first]):
        raise Unsure("no head, or a column twice")
    found = []
    for record in records[first + 1 :]:
        if len(record) > len(heads[first]) and "".join(record[len(heads[first]) :]).strip():
            raise Unsure("row too wide")
        if {cell.strip() for cell in record} <= {"A", "B", "C", *map(str, range(1, 60)), ""} and record[
            0
        ].strip() == "A":
            continue  # the numbering row of a form
        found.append(_Row(zip(heads[first], record + [""] * len(heads[first]), strict=False)))
    return found


class _Row(dict):
    def __missing__(self, column: str) -> str:
        raise Unsure(f"no column {column}")


def _delimiter(text: str) -> str:
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=head.count)


def clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def plain(text: str) -> str:
    """Letters and digits only, without marks and case."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", text.casefold().replace("đ", "d")) if not unicodedata.combining(c)
    )
    return " ".join(re.findall(r"[^\W_]+", bare))


def number(text: str) -> int:
    bare = re.sub(r"\s", "", text)
    if re.fullmatch(r"[0-9]{1,12}", bare):
        return int(bare)
    if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+|[1-9][0-9]{0,2}(,[0-9]{3})+", bare):
        return int(re.sub(r"[.,]", "", bare))
    if re.fullmatch(r"[0-9]+[.,]0{1,2}", bare):
        return int(re.split(r"[.,]", bare)[0])
    raise Unsure(text)


def decimal(text: str, column: list[str]) -> float:
    """The number; `1.647` only where the column's other cells show what its point means."""
    bare = text.strip()
    if re.fullmatch(r"-?[0-9]+", bare):
        return float(bare)
    if re.fullmatch(r"-?[0-9]+[.,]([0-9]{1,2}|[0-9]{4,9})", bare):
        return float(bare.replace(",", "."))
    marks = {mark for cell in column for mark in re.findall(r"^-?[0-9]+([.,])[0-9]{1,2}$", cell.strip())}
    if re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", bare) and len(marks) == 1:
        return float(bare.replace(",", ".")) if bare.strip("0123456789") in marks else float(re.sub("[.,]", "", bare))
    raise Unsure(text)


def yes(text: str) -> bool:
    if plain(text) in {"1", "x", "co", "true", "yes"}:
        return True
    if text.strip() == "" or plain(text) in {"0", "khong", "false", "no"}:
        return False
    raise Unsure(text)
