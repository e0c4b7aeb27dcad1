"""Copies of Kim Tân laid side by side: a unit of as many reviewed households as wanted, handed in as CSV files."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from analysis.project import RAW

SOURCE = RAW / "kim-tan"
YEAR = 2023
TABLES = ("villages.csv", "households.csv", "targets.csv")


def write_unit(data_dir: Path, households: int, unit: str = "ban-sao") -> Path:
    """The unit's folder with YEAR and the year before; at least so many rows of households.csv in YEAR."""
    rows = sum(1 for _ in (SOURCE / str(YEAR) / "households.csv").open(encoding="utf-8")) - 1
    copies = -(-households // rows)
    for year in (YEAR - 1, YEAR):
        folder = data_dir / unit / str(year)
        folder.mkdir(parents=True)
        for table in TABLES:
            source = SOURCE / str(year) / table
            if source.is_file():
                _copy_table(source, folder / table, copies)
    shutil.copy(SOURCE / str(YEAR) / "plan.toml", data_dir / unit / str(YEAR))
    return data_dir / unit


def _copy_table(source: Path, target: Path, copies: int) -> None:
    with source.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, head = list(reader), reader.fieldnames
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        for copy in range(copies):
            for row in rows:
                if row["village"] != "Tổng cộng":
                    changed = {"village": f"{row['village']} xã {copy}"}
                    if "household_id" in row:
                        changed["household_id"] = f"{copy}-{row['household_id']}"
                    writer.writerow(row | changed)
