"""The lines of objectives.csv and programme.csv in the words of the plan: their section, their amount, their unit responsible."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.presentation.said import SILENT, Said, filled

SECTIONS = ("II.2", "III.1", "III.2", "III.3", "IV.1", "IV.2")
ONCE = "nhiệm vụ"  # the unit of a task that is simply done: “1 nhiệm vụ” says nothing
WORDS = {"điểm %": "điểm phần trăm"}


def section_of(section: str) -> str:
    """The part of the plan a line stands in; a line without a section is an objective, one of part V a task."""
    known = next((known for known in SECTIONS if section == known or section.startswith(f"{known}.")), "")
    if known:
        return known
    return {"I": "II.2", "II": "II.2", "III": "III.1", "IV": "IV.2", "V": "III.1"}.get(section.split(".")[0], "II.2")


def lines_of(objectives: pd.DataFrame | None, section: str) -> pd.DataFrame:
    """The lines of one part of the plan, as handed in; none without the file."""
    if objectives is None:
        return pd.DataFrame({"code": [], "name": [], "target": []})
    where = objectives["section"] if "section" in objectives else pd.Series("", objectives.index)
    return objectives[where.map(section_of) == section]


def projects(programme: pd.DataFrame | None, *, policies: bool) -> pd.DataFrame:
    """The lines of the programme that are policies (CS.…), or the projects and whatever else has another code."""
    if programme is None:
        return pd.DataFrame({"code": [], "name": [], "planned": []})
    return programme[programme["code"].map(is_policy) == policies]


def is_policy(code: str) -> bool:
    """Whether a line of the programme is a policy (chính sách), not a project."""
    return code.startswith("CS")


def amount(table: str, row: pd.Series, column: str) -> Said:
    """`5 thôn`, `ít nhất 95 %`; nothing where no number is planned, or where the task is simply to be done."""
    value, unit = plain(row[column]), text_of(row, "unit")
    if value is None or (unit == ONCE and value == 1):
        return SILENT
    figure = (Figure(table, row["code"], column, value, unit), "number")
    return filled(f"{_direction(row)}{{number}} {WORDS.get(unit, unit)}".strip(), number=figure)


def project_amount(row: pd.Series) -> Said:
    """`24 nhà được làm mới hoặc sửa chữa`; the indicator in brackets where it does not begin with its unit."""
    told, indicator, unit = amount("programme", row, "planned"), text_of(row, "indicator"), text_of(row, "unit")
    if not told.text or not indicator:
        return told
    counted = f"{indicator[:1].lower()}{indicator[1:]}"
    if unit and counted.casefold().startswith(f"{unit.casefold()} "):
        return Said(f"{told.text}{counted[len(unit) :]}", told.figures)
    return Said(f"{told.text} ({counted})", told.figures)


def text_of(row: pd.Series, column: str) -> str:
    """The words of an optional column; nothing where the file has no such column."""
    value = row.get(column, "")
    return "" if pd.isna(value) else str(value)


def _direction(row: pd.Series) -> str:
    return {"at_most": "không quá ", "at_least": "ít nhất "}.get(text_of(row, "direction"), "")
