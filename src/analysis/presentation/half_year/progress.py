"""II.1: the poor to date against the year's target, of the unit and of its villages."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, number_in, plain, plain_number
from analysis.document.head import Column, Group, Head
from analysis.document.shown import NOTHING, Shown
from analysis.presentation.half_year.words import told, words
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end
from analysis.presentation.results_page import printed_points
from analysis.presentation.said import SILENT, Said, as_paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT
from analysis.review.counting import TOTAL

UNITS = {"points": "điểm %", "households_ratio": "%"}


def half_year_progress(page: PageOf, progress: pd.DataFrame, commune: pd.DataFrame) -> Shown:
    """The plan's target under both meanings, what was assigned to the villages, and what the figures rest on.

    `progress`: village_progress; `commune`: commune_progress.
    """
    texts = []
    if page.comparable:
        printed = printed_points(progress)[TOTAL]
        order = sorted(UNITS, key=lambda meaning: meaning != page.criterion)
        none = plain(commune.at[page.criterion, "target"]) == 0
        texts = [told(page, "target.none")] if none else [meaning_to_date(page, commune, m, printed) for m in order]
        texts.append(_handed(page, progress))
    households = total_figure(progress, "households_start")
    ground = (
        told(page, "target.ground", households=households, review=page.before("cuối năm trước"))
        if households.value
        else SILENT
    )
    shown = as_paragraphs(*texts, ground)
    return Shown(shown.blocks, (*shown.figures, *_figures(commune)), shown.text)


def table_progress(page: PageOf, progress: pd.DataFrame) -> Shown:
    """Villages against the year's targets. `progress`: village_progress; carries all of it."""
    if not page.period:
        return NOTHING
    head: Head = (
        Group("Đầu năm", (Column("households_start", "Tổng số hộ"), Column("poor_start", "Hộ nghèo"), Column("poor_start_rate", "Tỷ lệ %"), Column("near_poor_start", "Hộ cận nghèo"))),
        Group(f"Đến {at_end(page.period)}", (Column("poor_end", "Hộ nghèo"), Column("poor_end_rate", "Tỷ lệ %"), Column("near_poor_end", "Hộ cận nghèo"))),
        Group("Giảm hộ nghèo so với chỉ tiêu cả năm", (Column("reduction_planned", "Được giao"), Column("reduction_actual", "Đã giảm"), Column("progress", "Đạt %", measure=PERCENT), Column("left_to_go", "Còn phải giảm"))),
    )  # fmt: skip
    note = "Tỷ lệ tính trên số hộ dân đầu năm. Đã giảm gồm cả biến động khác; số âm là tăng."
    return table("village_results", progress, head, f"Hộ nghèo đến {at_end(page.period)} so với chỉ tiêu cả năm theo {page.places}", first=page.place, note=note, wide=False)  # fmt: skip


def meaning_to_date(page: PageOf, commune: pd.DataFrame, meaning: str, printed: float | None) -> Said:
    """How far the rate fell under one meaning of “giảm”; in points as the two printed rates have it (`printed`)."""
    row = commune.loc[meaning]
    size = plain_number(printed if meaning == "points" else row["actual"])
    if size is None:
        return SILENT
    table_ = "printed_difference" if meaning == "points" else "commune_progress"
    way = told(page, f"target.{how(size)}", size=Figure(table_, meaning, "actual" if size > 0 else "rise", abs(size), UNITS[meaning]))  # fmt: skip
    share = share_of_target(commune, meaning, size)
    done = told(page, "target.share", progress=share) if (number_in(share) or 0) > 0 else SILENT
    role = words("target.decides" if meaning == page.criterion else "target.beside")
    target = (Figure("commune_progress", meaning, "target", plain(row["target"]), UNITS[meaning]), "number")
    return told(page, f"target.{meaning}", role=role, way=way, share=done, target=target)


def share_of_target(commune: pd.DataFrame, meaning: str, size: float | None) -> Figure:
    """The fall in % of the year's target, from the fall as it is printed, so that whoever divides finds the same."""
    target = plain_number(commune.at[meaning, "target"])
    value = 100 * size / target if target and size is not None else None
    return Figure("commune_progress", meaning, "progress_printed", value, "%")


def how(size: float) -> str:
    """`fell`, `rose` or `same`."""
    return "fell" if size > 0 else "rose" if size < 0 else "same"


def total_figure(progress: pd.DataFrame, column: str, unit: str = "hộ") -> Figure:
    """A cell of the total row of `village_progress`."""
    return Figure("village_results", TOTAL, column, plain(progress.at[TOTAL, column]), unit)


def _handed(page: PageOf, progress: pd.DataFrame) -> Said:
    planned, actual, left = (total_figure(progress, name) for name in ("reduction_planned", "reduction_actual", "left_to_go"))  # fmt: skip
    fell = number_in(actual)
    if planned.value is None or fell is None:
        return SILENT
    if not planned.value:
        return told(page, "target.handed_nothing")
    if fell < 0:
        rise = Figure("half_year", TOTAL, "poor_rise", -fell, "hộ")
        return told(page, "target.handed_rise", planned=planned, actual=rise, left=left)
    share = total_figure(progress, "progress", "%")
    done = told(page, "target.handed_share", progress=share) if share.value else SILENT
    key = "target.handed" if left.value else "target.handed_done"
    return told(page, key, planned=planned, actual=actual, share=done, left=left)


def _figures(commune: pd.DataFrame) -> tuple[Figure, ...]:
    return tuple(
        Figure("commune_progress", str(meaning), str(column), plain(value), "%" if column == "progress" else UNITS[str(meaning)])
        for meaning, row in commune.iterrows()
        for column, value in row.items()
    )  # fmt: skip
