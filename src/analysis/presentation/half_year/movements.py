"""II.1: what was recognised from the start of the year, in a sentence and by month."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure
from analysis.document.head import Column, Group, Head
from analysis.document.shown import NOTHING, Shown
from analysis.presentation.half_year.words import told
from analysis.presentation.movement_sums import movement_sums
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import in_period
from analysis.presentation.prose import paragraphs
from analysis.presentation.said import SILENT, Said, as_paragraphs, joined
from analysis.presentation.table import table
from analysis.review.counting import TOTAL

RECOGNITIONS = ("lần", "integer")
BY_MONTH: Head = (
    Column("recognitions", "Số lần công nhận", measure=RECOGNITIONS),
    Group("Trong đó", (Column("escaped", "Thoát nghèo", measure=RECOGNITIONS), Column("became_poor", "Vào hộ nghèo", measure=RECOGNITIONS), Column("near_poor", "Vào, ra cận nghèo", measure=RECOGNITIONS), Column("other", "Khác", measure=RECOGNITIONS))),
)  # fmt: skip
POOR: Head = (
    Column("start", "Đầu kỳ"),
    Group("Thoát nghèo", (Column("to_near_poor", "Thành cận nghèo"), Column("to_not_poor", "Vượt chuẩn"))),
    Column("other_decrease", "Giảm khác"),
    Group("Vào danh sách", (Column("from_near_poor", "Từ cận nghèo"), Column("relapse", "Tái nghèo"), Column("new", "Phát sinh"))),
    Column("other_increase", "Tăng khác"),
    Column("end", "Cuối kỳ"),
)  # fmt: skip
NEAR_POOR: Head = (
    Column("start", "Đầu kỳ"),
    Group("Ra khỏi danh sách", (Column("to_not_poor", "Thoát cận nghèo"), Column("to_poor", "Thành nghèo"))),
    Column("other_decrease", "Giảm khác"),
    Group("Vào danh sách", (Column("from_poor", "Từ hộ nghèo"), Column("relapse", "Tái cận"), Column("new", "Phát sinh"))),
    Column("other_increase", "Tăng khác"),
    Column("end", "Cuối kỳ"),
)  # fmt: skip
NOTE = "Giảm khác, tăng khác: chuyển đi, chuyển đến, chết, tách, nhập hộ."
WAYS = ("from_near_poor", "relapse", "new")


def half_year_movements(page: PageOf, movements: pd.DataFrame, near_moves: pd.DataFrame) -> Shown:
    """How households left the list of the poor and came on it, and the near-poor. `movements`, `near_moves`: forms T2, T3."""
    total = movements.loc[TOTAL]
    entered = movement_figure(movements, "entered")
    into = told(page, "movements.entered", entered=entered, ways=ways_in(page, movements)) if entered.value else SILENT
    others = [
        told(page, f"movements.{way}", number=Figure("T2_households", TOTAL, column, int(total[column]), "hộ"))
        for way, column in (("out", "other_decrease"), ("into", "other_increase"))
        if total[column]
    ]
    parts = joined([_escaped(page, movements), into, *others])
    told_ = told(page, "movements.movements", parts=parts) if parts.text else told(page, "movements.none")
    return as_paragraphs(told_, _near_poor(page, near_moves))


def table_recognitions(page: PageOf, months: pd.DataFrame | None) -> Shown:
    """The recognitions by month. `months`: by_month."""
    if not page.period or months is None:
        return NOTHING
    if not months.at[TOTAL, "recognitions"]:
        return paragraphs(f"{in_period(page.period).capitalize()} chưa có lần công nhận nào.")
    labels = {month: f"tháng {int(month)}" for month in months.index if month != TOTAL}
    note = "Đếm lần công nhận, không đếm hộ: hộ được công nhận hai lần tính hai lần."
    return table("recognitions", months, BY_MONTH, f"Các lần công nhận {in_period(page.period)} theo tháng", first="Tháng", labels=labels, note=note, numbered=False, wide=False)  # fmt: skip


def tables_of_movements(page: PageOf, movements: pd.DataFrame, near_moves: pd.DataFrame) -> Shown:
    """Forms T2 and T3 in households, by village."""
    when = in_period(page.period)
    poor = table("T2_households", movements, POOR, f"Diễn biến hộ nghèo {when} (hộ)", first=page.place, wide=False)
    near = table("T3_households", near_moves, NEAR_POOR, f"Diễn biến hộ cận nghèo {when} (hộ)", first=page.place, note=NOTE, wide=False)  # fmt: skip
    return poor + near


def movement_figure(movements: pd.DataFrame, column: str) -> Figure:
    """A sum of form T2 (`movement_sums`)."""
    return Figure("movement_sums", TOTAL, column, int(movement_sums(movements).at[TOTAL, column]), "hộ")


def ways_in(page: PageOf, movements: pd.DataFrame) -> Said:
    """` (2 hộ từ cận nghèo, 1 hộ tái nghèo)`: the ways by which households came on the list; nothing where none did."""
    total = movements.loc[TOTAL]
    parts = [
        told(page, f"movements.{way}", number=Figure("T2_households", TOTAL, way, int(total[way]), "hộ"))
        for way in WAYS
        if total[way]
    ]
    inside = joined(parts, ", ")
    return Said(f" ({inside.text})", inside.figures) if parts else SILENT


def _escaped(page: PageOf, movements: pd.DataFrame) -> Said:
    near, above = (Figure("T2_households", TOTAL, code, int(movements.at[TOTAL, code]), "hộ") for code in ("to_near_poor", "to_not_poor"))  # fmt: skip
    if not near.value and not above.value:
        return SILENT
    key = "escaped" if near.value and above.value else "escaped_near" if near.value else "escaped_above"
    return told(page, f"movements.{key}", escaped=movement_figure(movements, "escaped"), near=near, above=above)


def _near_poor(page: PageOf, near_moves: pd.DataFrame) -> Said:
    start, end = (
        Figure("T3_households", TOTAL, code, int(near_moves.at[TOTAL, code]), "hộ") for code in ("start", "end")
    )
    if start.value and end.value:
        key = "near_poor_same" if start.value == end.value else "near_poor"
    else:
        key = "near_poor_none_left" if start.value else "near_poor_first" if end.value else "near_poor_none"
    return told(page, f"movements.{key}", start=start, end=end)
