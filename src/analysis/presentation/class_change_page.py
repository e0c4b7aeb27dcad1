"""Poverty of the ethnic minorities and the near-poor on the page, start against end, by village."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.presentation.compared import blank_shares
from analysis.presentation.numbers import integer, rate, signed
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.results_page import NOT_COMPARED, UNKNOWN
from analysis.presentation.table import table
from analysis.presentation.units import HOUSEHOLDS, PERCENT, POINTS
from analysis.review.printed import printed_difference, printed_differences


def minority_page(page: PageOf, minority: pd.DataFrame, results: pd.DataFrame) -> Shown:
    """Ethnic-minority poverty apart, beside the whole. `minority`: `minority_results`; `results`: `village_results`."""
    caption = f"Hộ nghèo dân tộc thiểu số đầu năm và cuối năm theo {page.places}"
    note = (
        "Tỷ lệ = hộ nghèo dân tộc thiểu số / tổng số hộ dân tộc thiểu số theo sổ đăng ký (như biểu T12); để trống nơi không có hộ dân tộc thiểu số. "
        f"Thay đổi = cuối năm − đầu năm; dấu − là giảm. {blank_shares('Điểm %')}"
    )
    shown = table(
        "minority_results", minority, _head("Hộ dân tộc thiểu số", "Hộ nghèo"), caption, first=page.place, note=note,
        shown=_printed(minority),
    )  # fmt: skip
    return together(
        paragraphs(_minority(minority.loc["total"], results.loc["total"], comparable=page.comparable)), shown
    )


def near_poor_page(page: PageOf, near_poor: pd.DataFrame) -> Shown:
    """The near-poor. `near_poor`: `near_poor_results`."""
    total = near_poor.loc["total"]
    if not page.comparable:
        text = NOT_COMPARED
    elif plain(total["start"]) == 0 and plain(total["end"]) == 0:
        text = "Không có hộ cận nghèo ở cả đầu năm và cuối năm."
    elif plain(total["rate_change"]) is None:
        text = _in_households("Hộ cận nghèo", total)
    else:
        text = (
            f"Hộ cận nghèo {_moved(total)} ({signed(total['change'], 0)} hộ, {signed(_printed_change(total))} điểm %)."
        )
    caption = f"Hộ cận nghèo đầu năm và cuối năm theo {page.places}"
    return together(paragraphs(text), table("near_poor_results", near_poor, _head("Tổng số hộ", "Hộ cận nghèo"), caption, first=page.place, shown=_printed(near_poor)))  # fmt: skip


def _head(whole: str, part: str) -> Head:
    def moment(code: str, heading: str) -> Group:
        suffix = f"_{code}"
        return Group(heading, (Column(f"households{suffix}", whole), Column(code, part), Column(f"{code}_rate", "Tỷ lệ %", measure=PERCENT)))  # fmt: skip

    change = Group("Thay đổi", (Column("change", "Hộ", measure=(HOUSEHOLDS[0], "change")), Column("rate_change", "Điểm %", measure=POINTS)))  # fmt: skip
    return (moment("start", "Đầu năm"), moment("end", "Cuối năm"), change)


def _minority(total: pd.Series, whole: pd.Series, *, comparable: bool) -> str:
    if not comparable:
        return NOT_COMPARED
    if plain(total["households_end"]) == 0 and plain(total["households_start"]) == 0:
        return "Sổ đăng ký không có hộ dân tộc thiểu số."
    if plain(total["start"]) == 0 and plain(total["end"]) == 0:
        return "Không có hộ nghèo dân tộc thiểu số ở cả đầu năm và cuối năm."
    if plain(total["rate_change"]) is None:
        return _in_households("Hộ nghèo dân tộc thiểu số", total)
    text = f"Hộ nghèo dân tộc thiểu số {_moved(total)}: {signed(_printed_change(total))} điểm %"
    if plain(whole["points_actual"]) is not None:
        text += f", so với {signed(printed_difference(whole['poor_end_rate'], whole['poor_start_rate']))} điểm % chung"
    share = ""
    if plain(whole["poor_end"]):
        of = f"{integer(total['end'])} trong {integer(whole['poor_end'])}"
        of = f"cả {integer(whole['poor_end'])}" if total["end"] == whole["poor_end"] else of
        share = f" Cuối năm {of} hộ nghèo là hộ dân tộc thiểu số."
    return f"{text}.{share}"


def _in_households(whose: str, total: pd.Series) -> str:
    """What is said where no rate is compared: the households, where both are known."""
    if plain(total["change"]) is None:
        return f"{whose}: {UNKNOWN} để so đầu năm với cuối năm."
    return (
        f"{whose}: {integer(total['start'])} hộ đầu năm, {integer(total['end'])} hộ cuối năm; số hộ quá ít để so tỷ lệ."
    )


def _printed(frame: pd.DataFrame) -> dict[tuple[str, str], pd.Series]:
    """The change of the rate as the two printed rates have it."""
    change = printed_differences(frame["end_rate"], frame["start_rate"])
    return {("", "rate_change"): change.where(frame["rate_change"].notna())}


def _printed_change(total: pd.Series) -> Decimal | None:
    return printed_difference(total["end_rate"], total["start_rate"])


def _moved(total: pd.Series) -> str:
    change = cast(Decimal, _printed_change(total))
    verb, to = ("giảm", "xuống") if change < 0 else ("tăng", "lên") if change > 0 else ("giữ nguyên", "đến")
    return f"{verb} từ {rate(total['start_rate'])} % ({integer(total['start'])} hộ) {to} {rate(total['end_rate'])} % ({integer(total['end'])} hộ)"
