"""Part I: direction and carrying out, as far as the lines of the plan tell it, and what the unit says itself."""

from __future__ import annotations

from typing import cast

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import text_of
from analysis.presentation.report.lines import is_own_goal, quantity
from analysis.presentation.report.words import own_words_or_blank, said, words
from analysis.presentation.said import Said, as_bullets, as_paragraphs

MOST = 6


def report_direction(page: PageOf, objectives: pd.DataFrame | None) -> Shown:
    """The unit's own words or the mark of what is lacking, then what the plan's lines count of meetings, visits, checks.

    `objectives`: objective_results.
    """
    told = as_paragraphs(*own_words_or_blank(page, "direction"))
    counted = _counted(page, objectives)
    return told + as_paragraphs(said("direction.lead", year=page.year)) + as_bullets(*counted) if counted else told


def _counted(page: PageOf, objectives: pd.DataFrame | None) -> list[Said]:
    if objectives is None:
        return []
    units = words("direction.units")
    lines = [
        row
        for _, row in cast(pd.DataFrame, page.data.objectives).iterrows()
        if not is_own_goal(row) and text_of(row, "unit") in units
    ]
    return [_line(row, objectives) for row in lines if plain(objectives.at[row["code"], "actual"]) is not None][:MOST]


def _line(row: pd.Series, objectives: pd.DataFrame) -> Said:
    unit, code = text_of(row, "unit"), row["code"]
    done, wanted = (Figure("objectives", code, column, plain(objectives.at[code, column]), unit) for column in ("actual", "target"))  # fmt: skip
    planned = said("direction.planned", target=quantity(wanted)) if wanted.value not in (None, done.value) else Said("")
    name = text_of(row, "name").split(";")[0].rstrip(" .")
    told = said("direction.line", name=name, actual=quantity(done), unit=unit, planned=planned.text)
    return Said(told.text, told.figures + planned.figures)
