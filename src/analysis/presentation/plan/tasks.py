"""Part III of the plan: who does what, one line a task, gathered by the unit responsible."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.document.blocks import Block, Bullets, Heading, Paragraph, Run, plain_runs
from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import amount, lines_of, project_amount, projects, text_of
from analysis.presentation.plan.words import words
from analysis.presentation.said import Said, as_paragraphs, blank, joined

LETTERS = "abcdđeghiklmnopqrstuvxy"
TASK_SECTIONS = ("III.1", "III.2", "III.3")


class UnitTasks(NamedTuple):
    """What one unit is responsible for."""

    unit: str
    tasks: tuple[Said, ...]


def plan_tasks(page: PageOf) -> Shown:
    """III.1: leading and carrying out; from the objectives of section III.1."""
    tasks = by_unit(lines_of(page.data.objectives, "III.1"), projects(None, policies=False), "")
    return _shown(tasks, "nhiệm vụ chỉ đạo, điều hành và đơn vị chịu trách nhiệm")


def plan_projects(page: PageOf) -> Shown:
    """III.2: projects and sub-projects; from the objectives of section III.2 and the lines of the programme."""
    tasks, chosen = lines_of(page.data.objectives, "III.2"), projects(page.data.programme, policies=False)
    return _shown(by_unit(tasks, chosen, words("tasks.projects")), "dự án, tiểu dự án và đơn vị chịu trách nhiệm")


def plan_policies(page: PageOf) -> Shown:
    """III.3: the policies; from the objectives of section III.3 and the lines of the programme.

    A policy that a task of the same unit states with the same amount is not told again: the appendix has its money.
    """
    policies = projects(page.data.programme, policies=True)
    known = {_counted(row, "target") for section in TASK_SECTIONS for _, row in lines_of(page.data.objectives, section).iterrows()}  # fmt: skip
    told = [_counted(row, "planned") in known for _, row in policies.iterrows()]
    tasks = lines_of(page.data.objectives, "III.3")
    return _shown(
        by_unit(tasks, policies[[not known for known in told]], words("tasks.policies")),
        "chính sách và đơn vị chịu trách nhiệm",
    )


def by_unit(tasks: pd.DataFrame, programme: pd.DataFrame, lead: str) -> list[UnitTasks]:
    """The tasks of each unit responsible, and in one line its part of the programme; units in the order first named.

    `lead`: the words before the programme's line, needed where the unit has tasks beside it.
    """
    gathered = {unit: [_task(row) for _, row in rows.iterrows()] for unit, rows in _by_responsible(tasks)}
    for unit, rows in _by_responsible(programme):
        parts, beside = [_project(row) for _, row in rows.iterrows()], unit in gathered
        line = joined(parts)
        gathered.setdefault(unit, []).append(
            Said(_ended(f"{lead}: {line.text}" if beside else line.text), line.figures)
        )
    return [UnitTasks(unit, tuple(said)) for unit, said in gathered.items()]


def _by_responsible(lines: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    if lines.empty:
        return []
    nobody = blank("đơn vị chịu trách nhiệm").text
    units = pd.Series([text_of(row, "responsible").strip() or nobody for _, row in lines.iterrows()], index=lines.index)
    return [(unit, lines[units == unit]) for unit in dict.fromkeys(units)]


def _shown(units: list[UnitTasks], lacking: str) -> Shown:
    if not units:
        return as_paragraphs(blank(lacking))
    figures: dict[Figure, None] = dict.fromkeys(f for _, said in units for task in said for f in task.figures)
    headed = [
        (f"{letter}) {unit}" if len(units) > 1 else unit, [task.text for task in said])
        for letter, (unit, said) in zip(_letters(len(units)), units, strict=True)
    ]
    text = "\n".join(line for unit, said in headed for line in (unit, *said))
    return Shown(tuple(block for unit, said in headed for block in _of_unit(unit, said)), tuple(figures), text)


def _of_unit(unit: str, tasks: list[str]) -> tuple[Block, ...]:
    """One task runs on after its unit; several are a list under it."""
    if len(tasks) == 1:
        return (Paragraph((Run(f"{unit}:", bold=True), Run(f" {tasks[0]}")), "responsible"),)
    return Heading(3, unit, "responsible"), Bullets(tuple(map(plain_runs, tasks)))


def _letters(number: int) -> list[str]:
    """a, b, … y, then aa, ab, …: as many as there are units."""
    more = [first + second for first in LETTERS for second in LETTERS]
    return [*LETTERS, *more][:number]


def _task(row: pd.Series) -> Said:
    told = amount("objectives", row, "target")
    return Said(_ended(f"{row['name']}: {told.text}" if told.text else row["name"]), told.figures)


def _project(row: pd.Series) -> Said:
    told = project_amount(row)
    return Said(f"{row['name']}: {told.text}" if told.text else row["name"], told.figures)


def _counted(row: pd.Series, column: str) -> tuple[str, str, object]:
    # a line without a number is like no other
    value = plain(row[column])
    return text_of(row, "responsible"), text_of(row, "unit"), row["code"] if value is None else value


def _ended(text: str) -> str:
    return f"{text.rstrip(' .;')}."
