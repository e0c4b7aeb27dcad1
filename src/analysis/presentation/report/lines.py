"""The lines of objectives.csv and programme.csv as the report names and writes them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure, plain
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import section_of, text_of
from analysis.presentation.said import Said
from analysis.presentation.units import write
from analysis.presentation.written import Written, figure_cell, withheld_cell

SHARES = frozenset({"%", "điểm %"})
OWN_GOALS = "II.2"


def is_own_goal(row: pd.Series) -> bool:
    """Whether a line of the plan is one of its specific objectives (mục tiêu cụ thể)."""
    return section_of(text_of(row, "section")) == OWN_GOALS


def where_of_objectives(page: PageOf) -> str:
    """Where the report has the lines of the plan: `mục II.2, Phụ lục IV`, or the one of them that has any."""
    own = (
        {is_own_goal(row) for _, row in page.data.objectives.iterrows()} if page.data.objectives is not None else set()
    )
    return ", ".join(place for of, place in ((True, f"mục {OWN_GOALS}"), (False, "Phụ lục IV")) if of in own)


def form_of(counted: str) -> str:
    """How a number counted in this unit is written: shares with two decimals, others as they are."""
    return "rate" if counted in SHARES else "number"


def names_of(lines: pd.DataFrame | None) -> dict[str, str]:
    """The name of every line by its code, short inside a sentence: `Dự án 3, Tiểu dự án 1`."""
    return {} if lines is None else {row["code"]: short_name(row["name"]) for _, row in lines.iterrows()}


def short_name(name: str) -> str:
    """A project by its number, which the reader knows it by; any other line by its whole name."""
    head, colon, _ = name.partition(":")
    return head.strip() if colon and head.startswith(("Dự án", "Tiểu dự án")) else name.strip(" .;")


def number_of(
    results: pd.DataFrame, row: pd.Series, column: str, printed: Mapping[str, object] | None = None
) -> Written:
    """The cell of a target or an actual; `printed`: by code, what is written where it is not the figure itself."""
    code, unit = row["code"], text_of(row, "unit")
    if withheld(results.at[code, column]):
        return withheld_cell(Figure("objectives", code, column, None, unit))
    figure, form = Figure("objectives", code, column, plain(results.at[code, column]), unit), form_of(unit)
    instead = (printed or {}).get(code) if column == "actual" and results.at[code, "source"] == "review" else None
    if instead is None:
        return figure_cell(figure, form)
    return Written(write(instead, form), "n", figure=figure, form="printed")


def quantity(figure: Figure) -> tuple[Figure, str]:
    """A planned or done quantity as a sentence writes it."""
    return figure, form_of(figure.unit)


def counted_things(row: pd.Series) -> Said:
    """` hộ tham gia mô hình` or ` nhà (được làm mới)`: what a line of the programme counts."""
    unit, indicator = text_of(row, "unit"), text_of(row, "indicator")
    if not indicator:
        return Said(unit)
    counted = indicator[:1].lower() + indicator[1:]
    if unit and counted.casefold().startswith(f"{unit.casefold()} "):
        return Said(counted)
    return Said(f"{unit} ({counted})".strip())
