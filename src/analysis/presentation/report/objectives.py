"""Part II.2: the specific objectives of the plan in a small table; how the other lines came out; the annex with the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import text_of
from analysis.presentation.report.lines import is_own_goal, number_of
from analysis.presentation.report.words import counted, inside, said, words
from analysis.presentation.results_page import MET
from analysis.presentation.said import Said, as_paragraphs, joined
from analysis.presentation.table import plain_table
from analysis.presentation.written import Written

HEAD = ("TT", "Mục tiêu, nhiệm vụ", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Đánh giá")


def report_objectives(page: PageOf, results: pd.DataFrame | None, printed: Mapping[str, object]) -> Shown:
    """The specific objectives (II.2) with their answers, and a count of all lines.

    `results`: objective_results; `printed`: printed_measures, what is written of a difference of rates.
    """
    if results is None or results.empty:
        return as_paragraphs(said("objectives.no_file", year=page.year))
    own = _lines(page, own=True)
    if own.empty:
        return as_paragraphs(said("objectives.none_of_section", year=page.year), _counts(page, results))
    return _table(own, results, printed, said("objectives.table", year=page.year).text) + as_paragraphs(
        _counts(page, results)
    )


def annex_objectives(page: PageOf, results: pd.DataFrame | None, printed: Mapping[str, object]) -> Shown:
    """Every objective and task of the plan but those of II.2, which stand there: unit, target, actual, verdict."""
    if results is None or results.empty:
        return as_paragraphs(said("objectives.no_file", year=page.year))
    others = _lines(page, own=False)
    if others.empty:
        return as_paragraphs(said("objectives.no_others"))
    return _table(others, results, printed, said("objectives.annex", year=page.year).text)


def _lines(page: PageOf, *, own: bool) -> pd.DataFrame:
    """The lines of the plan that are specific objectives, or all the others."""
    lines = cast(pd.DataFrame, page.data.objectives)
    return lines[[is_own_goal(row) == own for _, row in lines.iterrows()]]


def _table(lines: pd.DataFrame, results: pd.DataFrame, printed: Mapping[str, object], caption: str) -> Shown:
    rows = [
        (
            str(number),
            text_of(row, "name"),
            text_of(row, "unit"),
            _target(results, row),
            number_of(results, row, "actual", printed),
            _met(results, row["code"]),
        )
        for number, (_, row) in enumerate(lines.iterrows(), 1)
    ]
    limited = results.loc[list(lines["code"]), "direction"].eq("at_most").any()
    note = words("objectives.note_at_most") if limited else ""
    return plain_table(HEAD, rows, caption, note=note)


def _target(results: pd.DataFrame, row: pd.Series) -> Written:
    cell = number_of(results, row, "target")
    if cell.text and results.at[row["code"], "direction"] == "at_most":
        return Written(f"≤ {cell.text}", cell.kind, figure=cell.figure, form="printed")
    return cell


def _met(results: pd.DataFrame, code: str) -> Written:
    met = plain(results.at[code, "met"])
    form = "met_at_most" if results.at[code, "direction"] == "at_most" else "met"
    kind = "missed" if met == 0 else ""
    return Written(MET[met], kind, figure=Figure("objectives", code, "met", met, "1/0"), form=form)


def _counts(page: PageOf, results: pd.DataFrame) -> Said:
    met = results["met"]
    numbers = {"met": met.eq(1).sum(), "missed": met.eq(0).sum(), "unanswered": met.isna().sum()}
    parts = [
        said(f"objectives.{name}", n=counted(f"objectives_{name}", int(number), "mục"))
        for name, number in numbers.items()
        if number
    ]
    others = words("objectives.others") if len(_lines(page, own=False)) else ""
    lines = counted("objectives_all", len(results), "mục")
    return inside("objectives.all", joined(parts, ", "), "parts", lines=lines, others=others)
