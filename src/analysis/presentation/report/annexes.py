"""The annexes of the report: results by village, projects with their money; the others are forms of their own."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import text_of
from analysis.presentation.report.shares import judged
from analysis.presentation.report.words import capital, said, words
from analysis.presentation.results_page import MEANINGS, RESULTS, verdict_cell
from analysis.presentation.said import as_paragraphs
from analysis.presentation.table import table
from analysis.presentation.written import Written
from analysis.review.counting import TOTAL

GIVEN = Group("Hộ nghèo giảm", (Column("reduction_planned", "Được giao"), Column("reduction_actual", "Kết quả")))
SOURCES = {
    "money_central": "Trung ương",
    "money_province": "Tỉnh",
    "money_district": "Huyện",
    "money_mobilised": "Huy động",
}


def annex_results(page: PageOf, results: pd.DataFrame) -> Shown:
    """Both ends of the year, the households assigned and lifted, met or not, by village. Carries all of `village_results`."""
    given = {*judged(results).index, TOTAL, *results.index[results["met"].isna()]}
    met = {
        row: verdict_cell(page, row, plain(results.at[row, "met"]))
        if row in given
        else Written(words("annexes.not_given"))
        for row in results.index
    }
    note = said("annexes.results_note", Place=capital(page.places), meaning=MEANINGS[page.criterion])
    return table(
        "village_results",
        results,
        (*RESULTS, GIVEN) if page.comparable else RESULTS,
        said("annexes.results", year=page.year, place=page.places).text,
        first=page.place,
        wide=True,
        remarks=("Đánh giá", "", met) if page.comparable else None,
        note=note.text if page.comparable else "",
    )


def annex_programme(page: PageOf, results: pd.DataFrame | None) -> Shown:
    """Projects and policies: planned and done, money by source, disbursed. Carries all of `programme_results`."""
    programme = page.data.programme
    if programme is None or results is None or programme.empty:
        return as_paragraphs(said("projects.no_file", year=page.year))
    labels = {row["code"]: _label(row) for _, row in programme.iterrows()}
    return table(
        "programme",
        results,
        _head(results),
        said("projects.annex", year=page.year).text,
        first="Dự án, chính sách (đơn vị tính)",
        labels=labels,
        wide=True,
        note=words("projects.note"),
    )


def _head(results: pd.DataFrame) -> Head:
    # no district since July 2025: a source that nobody gives has no column
    given = tuple(Column(code, name) for code, name in SOURCES.items() if plain(results.at[TOTAL, code]) is not None)
    credit = (Column("money_credit", "Vốn vay"),) if plain(results.at[TOTAL, "money_credit"]) else ()
    done = (Column("planned", "Kế hoạch"), Column("actual", "Thực hiện"), Column("achieved", "%"))
    return (
        Group("Khối lượng", done),
        Group("Kế hoạch vốn", (*given, Column("money_total", "Cộng"), *credit)),
        Group("Giải ngân", (Column("disbursed", "Số tiền"), Column("disbursed_rate", "%"))),
    )


def _label(row: pd.Series) -> str:
    unit = text_of(row, "unit")
    return f"{text_of(row, 'name')} ({unit})" if unit else text_of(row, "name")
