"""III.3: the projection to the year's end: its range, what it rests on, and what it is not."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import NOTHING, Shown
from analysis.evaluation.projection import where_target_lies
from analysis.presentation.half_year.words import told
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end
from analysis.presentation.said import SILENT, Said, as_paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT

PAST: Head = (
    Group("Ra khỏi danh sách hộ nghèo", (Column("poor_start", "Hộ nghèo đầu năm"), Column("leaving", "Số hộ ra"), Column("leaving_rate", "Tỷ lệ %", measure=PERCENT))),
    Group("Cận nghèo thành nghèo", (Column("near_poor_start", "Hộ cận nghèo đầu năm"), Column("from_near_poor", "Số hộ"), Column("from_near_poor_rate", "Tỷ lệ %", measure=PERCENT))),
    Column("other_entering", "Hộ khác vào danh sách"),
)  # fmt: skip
ROWS = {
    "leaving": "Hộ nghèo đầu năm ra khỏi danh sách",
    "from_near_poor": "Hộ cận nghèo đầu năm thành nghèo",
    "other_entering": "Hộ khác vào danh sách",
    "poor_end": "Hộ nghèo cuối năm",
}
NOTE = "Tám trong mười khả năng nằm giữa “thấp” và “cao”, nếu diễn biến như các năm trước. Mỗi dòng có khoảng riêng nên các dòng không cộng lại được."


def projection_page(
    page: PageOf, past: pd.DataFrame, projected: pd.DataFrame | None, most: int | None, households: object
) -> Shown:
    """The range, the earlier years it comes from and its assumptions. `households`: expected at the year's end.

    `past`: past_flows; `projected`: projection; `most`: most_poor_at_target.
    """
    if not page.period:
        return NOTHING
    if projected is None:
        return as_paragraphs(outlook(page, projected, most))
    head: Head = (
        Column("base", "Hộ đầu năm"),
        Column("to_date", f"Đến {at_end(page.period)}"),
        Group("Ước cả năm", (Column("low", "Thấp"), Column("middle", "Giữa"), Column("high", "Cao"))),
    )
    shown = table("projection", projected, head, "Ước số hộ nghèo cuối năm (hộ)", first="Diễn biến", labels=ROWS, note=NOTE, numbered=False, wide=False)  # fmt: skip
    ground = table("past_flows", past, PAST, "Diễn biến của các năm trước, căn cứ để ước", first="Năm", numbered=False, wide=False)  # fmt: skip
    return (
        as_paragraphs(outlook(page, projected, most)) + shown + ground + as_paragraphs(_method(page, past, households))
    )


def outlook(page: PageOf, projected: pd.DataFrame | None, most: int | None) -> Said:
    """The projection in a sentence, with where the plan's target lies."""
    if projected is None:
        return told(page, "projection.unknown")

    def figure(column: str, unit: str) -> Figure:
        # by cell: a row of counts and rates would make decimals of the counts
        return Figure("projection", "poor_end", column, plain(projected.at["poor_end", column]), unit)

    ends = {end: figure(end, "hộ") for end in ("low", "middle", "high")}
    rates = {end: figure(f"{end}_rate", "%") for end in ("low", "high")}
    share = SILENT if None in (rates["low"].value, rates["high"].value) else told(page, "projection.share", **rates)
    certain = "projection.certain" if ends["high"].value else "projection.certain_none"
    key = certain if ends["low"].value == ends["high"].value else "projection.range"
    return told(page, key, share=share, **ends) + _target(page, projected, most)


def _target(page: PageOf, projected: pd.DataFrame, most: int | None) -> Said:
    where = where_target_lies(projected, most)
    if most is not None and most < 0:
        return told(page, "projection.impossible")
    if not where or most is None:
        return SILENT
    goal = "projection.most" if most else "projection.most_none"
    said, lies = told(page, goal, most=Figure("projection", "target", "most_poor", most, "hộ")), told(page, f"projection.{where}")  # fmt: skip
    return Said(said.text + lies.text, said.figures)


def _method(page: PageOf, past: pd.DataFrame, households: object) -> Said:
    years = f"các năm {past.index[0]}–{past.index[-1]}" if len(past) > 1 else f"năm {past.index[0]}"
    one = told(page, "projection.one_year") if len(past) == 1 else SILENT
    known = plain(households)
    base = SILENT if known is None else told(page, "projection.base", households=Figure("village_targets", "total", "households_end", known, "hộ"))  # fmt: skip
    return told(page, "projection.method", years=years) + one + base
