"""Small units written to disk as a commune would hand them in: start from a sound one and break one thing."""

from __future__ import annotations

import csv
from pathlib import Path

from analysis.intake.dictionary import dictionary

PLAN = """
[unit]
name = "Thử Nghiệm"
level = "xã"
province = "Gia Lai"

[target]
reduction = 3
"""


def household(number: int, village: str = "Thôn A", **values) -> dict[str, object]:
    """One sound row of households.csv: poor at both ends with three deprivations, unless told otherwise."""
    row: dict[str, object] = {column.code: "" for column in dictionary()["households"].columns}
    row |= {
        "household_id": f"TN-{number:03}",
        "village": village,
        "head_sex": "nam",
        "ethnicity": "Kinh",
        "members": 4,
        "children_under_16": 1,
        "class_start": "nghèo",
        "class_end": "nghèo",
    }
    row |= values
    deprived = {"nghèo": ("d05", "d07", "d10"), "cận nghèo": ("d10",)}.get(str(row["class_end"]), ())
    row |= {code: 1 for code in deprived if code not in values}
    if row["class_end"] and "b1" not in values:
        row["b1"] = 120 if row["class_end"] in ("nghèo", "cận nghèo") else 150
    if row["class_end"] and "b2" not in values:
        row["b2"] = 10 * sum(1 for key, cell in row.items() if key[0] == "d" and key[1:].isdigit() and cell in (1, "1"))
    return row


def village(name: str = "Thôn A", households: int = 100, **values) -> dict[str, object]:
    """One sound row of villages.csv."""
    row = {
        "village": name,
        "area": "rural",
        "especially_difficult": 0,
        "households": households,
        "persons": 4 * households,
        "minority_households": households // 2,
        "minority_persons": 2 * households,
    }
    return row | values


def write(path: Path, rows: list[dict[str, object]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """The rows as a CSV file; columns are the keys of the first row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def small_unit(data_dir: Path, year: int = 2023, unit: str = "thu-nghiem") -> Path:
    """A sound unit of two villages with the review before `year`, its plan and its review; returns the year's folder.

    Start: 5 poor in Thôn A, 3 in Thôn B, 2 near-poor. End: 4 and 2 poor, one relapse in Thôn A.
    """
    before, now = data_dir / unit / str(year - 1), data_dir / unit / str(year)
    villages = [village(), village("Thôn B", 60, especially_difficult=1)]
    write(now / "villages.csv", villages)
    write(before / "villages.csv", [row | {"persons": row["persons"] - 3} for row in villages])
    start = [household(n, registered=1 if n < 3 else 0) for n in range(1, 6)]
    start += [household(n, "Thôn B", ethnicity="Gia Rai", registered=1) for n in range(6, 9)]
    start += [household(n, class_start="cận nghèo", class_end="cận nghèo") for n in range(9, 11)]
    write(before / "households.csv", start)
    end = [household(n) for n in range(1, 4)]
    end += [household(4, class_end="cận nghèo"), household(5, class_end="không nghèo")]
    end += [household(6, "Thôn B", ethnicity="Gia Rai"), household(7, "Thôn B", ethnicity="Gia Rai")]
    end += [household(8, "Thôn B", ethnicity="Gia Rai", class_end="", change="moved_out")]
    end += [household(9, class_start="cận nghèo", class_end="cận nghèo")]
    end += [household(10, class_start="cận nghèo", class_end="không nghèo")]
    end += [household(11, class_start="không nghèo", class_end="nghèo", escaped_on="2020-12-15")]
    write(now / "households.csv", end)
    write(now / "targets.csv", targets())
    (now / "plan.toml").write_text(PLAN, encoding="utf-8")
    return now


def faults(findings) -> list:
    """The findings without the notes on what the unit has yet to say in its own words, which a sound unit has too."""
    return [finding for finding in findings if not finding.check.startswith("blank_")]


def recognised(date: str, number: int, before: str, after: str, village: str = "Thôn A", **values) -> dict[str, object]:
    """One row of recognitions.csv: a household of `small_unit` by its number, its class before and after."""
    row = {"date": date, "household_id": f"TN-{number:03}", "village": village, "class_from": before, "class_to": after}
    return row | {"change": "", "members": 4} | values


def half_year(folder: Path, rows: list[dict[str, object]] | None = None) -> Path:
    """The year's folder at mid-year: no review yet, the recognitions; unless told otherwise two escapes, one of them later."""
    for name in ("households.csv", "villages.csv"):
        (folder / name).unlink()
    usual = [recognised("2023-09-01", 5, "nghèo", "không nghèo"), recognised("2023-04-20", 4, "nghèo", "cận nghèo")]
    write(folder / "recognitions.csv", usual if rows is None else rows)
    return folder


def targets() -> list[dict[str, object]]:
    """The sound issued table of the small unit."""
    return [
        {"village": "Thôn A", "households_end": 102, "reduction": 2},
        {"village": "Thôn B", "households_end": 61, "reduction": 1},
        {"village": "Tổng cộng", "households_end": 163, "reduction": 3},
    ]
