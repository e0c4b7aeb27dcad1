"""The first six months of a year as handed in: the recognitions, and the folder `H1/` with what was done to date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from analysis.findings import Finding
from analysis.intake.dictionary import dictionary
from analysis.intake.frames import frame
from analysis.intake.plan_lines import check_lines, lines_to_date
from analysis.intake.sheet import Sheet
from analysis.intake.tables import Reading

FOLDER, FILE = "H1", "recognitions.csv"
LINES = ("objectives", "programme")


def last_day(year: int) -> pd.Timestamp:
    """30 June: what was recognised later belongs to the year's report."""
    return pd.Timestamp(date(year, 6, 30))


def recognitions_in_frame(handed_in: Sheet) -> pd.DataFrame:
    """The recognitions of a year as a frame; `change` blank where the file has no such column."""
    recognitions = frame(handed_in)
    if "change" not in recognitions:
        recognitions.insert(
            recognitions.columns.get_loc("members"), "change", pd.Series("", recognitions.index, dtype="str")
        )
    return recognitions


def until(recognitions: pd.DataFrame, day: pd.Timestamp) -> tuple[pd.DataFrame, list[Finding]]:
    """The recognitions up to the day, and a note that says how many are left out."""
    later = recognitions["date"] > day
    if not later.any():
        return recognitions, []
    note = Finding("note", FILE, None, "date", f"{int(later.sum())} dòng sau ngày {day:%d/%m/%Y}", f"ngày đến {day:%d/%m/%Y} trong báo cáo 6 tháng",
                   "không phải sửa; các dòng này thuộc báo cáo cả năm", "after_the_period")  # fmt: skip
    return recognitions[~later].reset_index(drop=True), [note]


def read_lines(reading: Reading, folder: Path, name: str, plan: pd.DataFrame | None) -> pd.DataFrame | None:
    """The plan's lines of `name` with the half-year's answers; None without a file of the half-year. `plan`: the year's."""
    table = dictionary()[name]
    file = f"{FOLDER}/{table.file}"
    handed_in = reading.table(folder / FOLDER, name, file)
    if handed_in is None:
        return None
    given = frame(handed_in)
    reading.findings += check_lines(plan, given, file, table.file)
    return lines_to_date(plan, given, table)


def half_year_findings(data_dir: Path, unit: str, year: int, plans: dict[str, pd.DataFrame | None]) -> list[Finding]:
    """What is wrong in the files of `H1/`, for a check of the whole year, whose reports do without them."""
    reading = Reading(data_dir)
    for name in LINES:
        read_lines(reading, data_dir / unit / str(year), name, plans[name])
    return reading.findings
