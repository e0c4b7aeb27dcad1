"""The first six months of a year as handed in: the recognitions, and the folder `H1/` with what was done to date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.across_lines import check_across
from analysis.intake.checks.lines import check_money
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
    if name == "programme":
        reading.findings += check_money(_rows(given), file)
    return lines_to_date(plan, given, table)


def read_half_year(
    reading: Reading, folder: Path, plans: dict[str, pd.DataFrame | None]
) -> dict[str, pd.DataFrame | None]:
    """The lines of objectives and programme at mid-year, read and checked, each alone and against the other."""
    lines = {name: read_lines(reading, folder, name, plans[name]) for name in LINES}
    files = {name: f"{FOLDER}/{dictionary()[name].file}" for name in LINES}
    rows = {name: None if frame is None else _rows(frame) for name, frame in lines.items()}
    if None not in rows.values():
        found = check_across(rows["objectives"], rows["programme"], files["objectives"], files["programme"])
        # plans are compared in the year's files; only answers are the half-year's own
        reading.findings += [finding for finding in found if finding.column == "actual"]
    return lines


def _rows(lines: pd.DataFrame) -> list[dict]:
    return lines.astype("object").where(lines.notna(), None).to_dict("records")


def half_year_findings(data_dir: Path, unit: str, year: int, plans: dict[str, pd.DataFrame | None]) -> list[Finding]:
    """What is wrong in the files of `H1/`, for a check of the whole year, whose reports do without them."""
    reading = Reading(data_dir)
    read_half_year(reading, data_dir / unit / str(year), plans)
    return reading.findings
