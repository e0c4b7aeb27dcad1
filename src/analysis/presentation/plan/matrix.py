"""Phụ lục IV: tasks, projects and policies with unit responsible, plan, need and money, in one matrix."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.planning.money import CREDIT
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import amount, is_policy, lines_of, text_of
from analysis.presentation.plan.matrix_grid import Line, MatrixGrid, Part
from analysis.presentation.plan.words import words
from analysis.presentation.said import as_paragraphs, blank
from analysis.presentation.written import Written, figure_cell
from analysis.review.counting import TOTAL

MONEY = "triệu đồng"
SOURCES = {
    "money_central": "Trung ương",
    "money_province": "Tỉnh",
    "money_district": "Huyện",
    "money_mobilised": "Huy động",
    "money_total": "Cộng",
    # loans stand last and apart: they are in no sum of the others
    CREDIT: "Vốn vay tín dụng",
}
TASKS = ("III.1", "III.2", "III.3")


def table_plan_matrix(page: PageOf, matrix: pd.DataFrame | None, *, needs: bool = True) -> Shown:
    """The matrix: projects, policies, the total of the money, then the tasks with a number beyond the programme's
    lines.

    `matrix`: planning.plan_matrix; None without a programme. `needs`: whether there is a column of needs.
    """
    rows = matrix.drop(index=TOTAL) if matrix is not None else pd.DataFrame()
    sources = {} if matrix is None else {c: name for c, name in SOURCES.items() if plain(matrix.at[TOTAL, c])}
    parts = [
        Part(words(heading), tuple(_project(row, sources) for code, row in rows.iterrows() if is_policy(code) == policies))
        for heading, policies in (("annexes.projects", False), ("annexes.policies", True))
    ]  # fmt: skip
    tasks = _tasks(page.data.objectives)
    if not tasks and not any(part.lines for part in parts):
        return as_paragraphs(blank("nhiệm vụ, dự án, chính sách và kinh phí của năm"))
    total = () if matrix is None else tuple(_money(TOTAL, code, matrix.at[TOTAL, code]) for code in sources)
    caption = words("annexes.matrix").format(year=page.year)
    grid = MatrixGrid(tuple(sources.values()), needs)
    for part in parts:
        grid.projects(part)
    grid.total(total)
    grid.tasks(words("annexes.tasks"), tasks)
    lines = [line for part in (*parts, *tasks) for line in part.lines]
    cells = [cell for line in lines for cell in (line.planned, line.need, *line.money)] + list(total)
    made = grid.table(caption, _note(sources, rows, needs=needs))
    return Shown((made,), tuple(dict.fromkeys(cell.figure for cell in cells if cell.figure)), caption)


def _project(row: pd.Series, sources: dict[str, str]) -> Line:
    code, unit, need_unit = str(row.name), row["unit"], row["need_unit"]
    return Line(
        _named(row["name"], row["indicator"]),
        unit,
        _number(Figure("programme", code, "planned", plain(row["planned"]), unit)),
        _number(Figure("needs_by_support", code, "demand", plain(row["need"]), need_unit), "integer"),
        "" if need_unit == unit or plain(row["need"]) is None else need_unit,
        tuple(_money(code, source, row[source]) for source in sources),
        row["responsible"],
    )


def _tasks(objectives: pd.DataFrame | None) -> list[Part]:
    """The tasks with a number to reach, by unit responsible; what is simply to be done stands in part III of the plan."""
    gathered: dict[str, list[Line]] = {}
    for _, row in (pair for section in TASKS for pair in lines_of(objectives, section).iterrows()):
        unit = text_of(row, "unit")
        if amount("objectives", row, "target").text:
            planned = _number(Figure("objectives", row["code"], "target", plain(row["target"]), unit))
            gathered.setdefault(text_of(row, "responsible"), []).append(Line(row["name"], unit, planned))
    return [Part(unit, tuple(lines)) for unit, lines in gathered.items()]


def _money(row: str, source: str, value: object) -> Written:
    return _number(Figure("money_shares", row, source, plain(value), MONEY), "money")


def _number(figure: Figure, form: str = "number") -> Written:
    return Written("") if figure.value is None else figure_cell(figure, form)


def _named(name: str, indicator: str) -> str:
    return f"{name} ({indicator[:1].lower()}{indicator[1:]})" if indicator else name


def _note(sources: dict[str, str], rows: pd.DataFrame, *, needs: bool) -> str:
    told = [words("annexes.note_money")] if sources else []
    told += [words("annexes.note_need")] if needs and len(rows) else []
    told += [words("annexes.note_credit")] if CREDIT in sources else []
    return " ".join(told)
