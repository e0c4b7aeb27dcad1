"""II.2 and the annex of tasks: objectives and tasks to date against the year's targets."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from analysis.document.figure import Figure, plain, plain_number
from analysis.document.shown import Shown
from analysis.presentation.half_year.words import counted, told, words
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end
from analysis.presentation.plan.lines import section_of
from analysis.presentation.programme_page import line_text
from analysis.presentation.said import SILENT, Said, as_paragraphs
from analysis.presentation.table import plain_table
from analysis.presentation.units import PERCENT, measure, write
from analysis.presentation.written import Written, figure_cell

GOALS, HALF = "II.2", 50  # %: of the year's target
Printed = Mapping[str, float | None]
NONE: Printed = MappingProxyType({})


def half_year_objectives(
    page: PageOf, objectives: pd.DataFrame | None, progress: pd.DataFrame | None, printed: Printed = NONE
) -> Shown:
    """II.2: how many lines have figures to date and reached the year's target; the specific objectives in a table.

    `progress`: objective_progress; `printed`: printed_measures, what is written where the computed value is not.
    """
    if objectives is None or progress is None or progress.empty:
        return as_paragraphs(told(page, "objectives.none"))
    goals = are_goals(objectives)
    key = "objectives.count" if _behind(objectives, progress).any() else "objectives.count_short"
    number = reached(progress)
    done = told(page, "objectives.some_done", reached=counted("objectives_reached", number)) if number else SILENT
    if not number and progress["progress"].notna().any():  # of a target of nought nothing is a share
        done = Said(words("objectives.none_done"))
    answered = counted("objectives_answered", progress["actual"].notna().sum())
    said = told(page, key, number=counted("objectives", len(progress)), answered=answered, done=done)
    return as_paragraphs(said) + _lines(page, objectives[goals], progress, "objectives.goals", printed)


def table_half_year_tasks(page: PageOf, objectives: pd.DataFrame | None, progress: pd.DataFrame | None) -> Shown:
    """The annex of the tasks that have not come half the way to the year's target, or that nothing answers."""
    if objectives is None or progress is None or progress.empty:
        return as_paragraphs(told(page, "objectives.none"))
    behind = _behind(objectives, progress)
    if not behind.any():
        return as_paragraphs(
            told(page, "objectives.no_tasks" if _are_tasks(objectives).any() else "objectives.no_others")
        )
    return _lines(page, objectives[behind], progress, "objectives.tasks", NONE)


def _behind(objectives: pd.DataFrame, progress: pd.DataFrame) -> np.ndarray:
    """True for a task that has not come half the way to the year's target, or that nothing answers."""
    share = progress["progress"].reindex(objectives["code"]).reset_index(drop=True)
    open_ = progress["actual"].reindex(objectives["code"]).isna().reset_index(drop=True)
    return (open_ | share.lt(HALF).fillna(False)).to_numpy(bool) & _are_tasks(objectives).to_numpy(bool)


def are_goals(objectives: pd.DataFrame) -> pd.Series:
    """True where a line is one of the plan's specific objectives, not a task or a means."""
    sections = objectives["section"] if "section" in objectives else pd.Series("", objectives.index)
    return sections.fillna("").map(section_of).eq(GOALS).astype(bool)


def _are_tasks(objectives: pd.DataFrame) -> pd.Series:
    """True for a task; money and means (section IV) have a part of their own."""
    sections = objectives["section"] if "section" in objectives else pd.Series("", objectives.index)
    return ~are_goals(objectives) & ~sections.fillna("").str.startswith("IV")


def reached(progress: pd.DataFrame) -> int:
    """How many lines have come to the year's target already."""
    return int((progress["progress"] >= 100).fillna(False).sum())


def unanswered(progress: pd.DataFrame | None) -> tuple[Figure, str] | None:
    """How many lines nothing answers yet; None where there is no such line."""
    silent = 0 if progress is None else int(progress["actual"].isna().sum())
    return counted("objectives_unanswered", silent) if silent else None


def _lines(page: PageOf, lines: pd.DataFrame, progress: pd.DataFrame, caption: str, printed: Printed) -> Shown:
    if lines.empty:
        return as_paragraphs(SILENT)
    rows = [
        [
            row["name"],
            f"{line_text(row, 'unit')}{words('objectives.at_most') if row.get('direction') == 'at_most' else ''}".strip(),
            *(_figure(progress, row["code"], column, printed.get(row["code"])) for column in ("target", "actual", "progress")),
        ]
        for _, row in lines.iterrows()
    ]  # fmt: skip
    name = "Mục tiêu" if caption.endswith("goals") else "Nhiệm vụ"
    head = (name, "Đơn vị tính", "Chỉ tiêu năm", f"Đến {at_end(page.period)}", "Đạt %")
    return plain_table(head, rows, told(page, caption).text, kind="text", note=words("objectives.note"))


def _figure(progress: pd.DataFrame, code: str, column: str, printed: float | None) -> Written:
    unit, form = PERCENT if column == "progress" else measure(column, ("", "number"))
    figure = Figure("objectives", code, column, plain(progress.at[code, column]), unit)
    target = plain_number(progress.at[code, "target"])
    if printed is None or column == "target" or figure.value is None:
        return figure_cell(figure, form)
    shown = printed if column == "actual" else 100 * printed / target if target else None
    return Written(write(shown, form), "n", figure=figure, form="printed")
