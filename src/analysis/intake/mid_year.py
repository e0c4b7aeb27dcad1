"""The first six months of a year as handed in: the recognitions, and the folder `H1/` with what was done to date."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from analysis.findings import Finding, errors
from analysis.intake.checks.across_lines import check_across
from analysis.intake.checks.beyond_plan import check_beyond
from analysis.intake.checks.gathered import gathered
from analysis.intake.checks.lines import check_money, check_percent
from analysis.intake.checks.shifted import check_shifted, not_of
from analysis.intake.dictionary import dictionary
from analysis.intake.plan_lines import DONE, check_lines, lines_to_date
from analysis.intake.sheets import Sheet
from analysis.intake.tables import Reading

FOLDER = "H1"
LINES = ("objectives", "programme")


def last_day(year: int) -> date:
    """30 June: what was recognised later belongs to the year's report."""
    return date(year, 6, 30)


def until(recognitions: Sheet, day: date) -> tuple[Sheet, list[Finding]]:
    """The recognitions up to the day, and a note that says how many are left out."""
    later = recognitions["date"] > day
    if not later.any():
        return recognitions, []
    note = Finding("note", recognitions.file, None, "date", f"{later.sum()} dòng sau ngày {day:%d/%m/%Y}", f"ngày đến {day:%d/%m/%Y} trong báo cáo 6 tháng",
                   "không phải sửa; các dòng này thuộc báo cáo cả năm", "after_the_period")  # fmt: skip
    return recognitions.where(~(pl.col("date") > day)), [note]


def read_half_year(
    reading: Reading, folder: Path, plans: Mapping[str, Sheet], told: Collection[Finding] = ()
) -> dict[str, Sheet | None]:
    """The plan's lines with the half-year's answers, read and checked, each file alone and against the other.

    `plans`: the year's objectives and programme, as far as they are on file; None for what the half-year has not handed
    in. `told`: what is found in those files already, which is not told again where the half-year differs from it.
    """
    spared = {name: {(f.row, f.column) for f in told if f.file == f"{name}.csv"} for name in LINES}
    lines = {name: _read_lines(reading, folder, name, plans.get(name), spared[name]) for name in LINES}
    objectives, programme = lines["objectives"], lines["programme"]
    if objectives is not None and programme is not None:
        reading.findings += _of_answers(check_across(objectives, programme))
    return lines


def _of_answers(found: list[Finding]) -> list[Finding]:
    """The findings of answers: plans are compared in the year's files, only answers are the half-year's own."""
    return [finding for finding in found if finding.column in DONE]


def _read_lines(
    reading: Reading, folder: Path, name: str, plan: Sheet | None, spared: Collection[tuple[int | None, str | None]]
) -> Sheet | None:
    table = dictionary()[name]
    given = reading.table(folder / FOLDER, name, f"{FOLDER}/{table.file}")
    if plan is not None:  # what the half-year does not say again stands in the plan
        reading.findings[:] = [f for f in reading.findings if (f.check, f.file[:3]) != ("blank_columns", f"{FOLDER}/")]
    if given is None:
        return None
    wrong = [one.row for one in errors(reading.findings) if one.file == given.file and one.row]
    shifted = check_shifted(given, wrong)
    lines = lines_to_date(plan, given, table)
    found = check_money(given) if name == "programme" else _of_answers(check_percent(lines))
    cells = {(one.row, one.column) for one in [*found, *reading.findings] if one.file == given.file}
    found += [one for one in _of_answers(check_beyond(lines)) if (one.row, one.column) not in cells]
    found = [*check_lines(plan, given, spared), *gathered(found, len(given))]
    reading.findings += [*shifted, *not_of(shifted, found)]
    return lines
