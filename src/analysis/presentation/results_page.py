"""The year's result by village on the page: both ends, target against result, changes of deprivation since last year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head, leaves
from analysis.document.shown import Shown
from analysis.document.table import VERDICTS
from analysis.presentation.numbers import rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import plain_table, table
from analysis.presentation.written import Written, figure_cell
from analysis.review.counting import TOTAL
from analysis.review.printed import printed_differences

UNKNOWN = "không đủ số liệu"
TWO_STANDARDS = (
    "Đầu năm và cuối năm được rà soát theo hai chuẩn nghèo khác nhau, nên hai tỷ lệ không trừ cho nhau; "
    "báo cáo trình bày riêng từng kỳ và không kết luận đạt hay không đạt chỉ tiêu."
)
NOT_COMPARED = "Hai kỳ rà soát theo hai chuẩn nghèo khác nhau: không so sánh."
MEANINGS = {
    "points": "hiệu của hai tỷ lệ (điểm phần trăm)",
    "households_ratio": "số hộ giảm chia số hộ cuối năm (%)",
}
UNITS = {"points": "điểm %", "households_ratio": "%"}
MET: dict[Any, str] = {**VERDICTS, None: UNKNOWN}
RESULTS: Head = (
    Group("Đầu năm", (Column("households_start", "Tổng số hộ"), Column("poor_start", "Hộ nghèo"), Column("poor_start_rate", "Tỷ lệ %"), Column("near_poor_start", "Hộ cận nghèo"))),
    Group("Cuối năm", (Column("households_end", "Tổng số hộ"), Column("poor_end", "Hộ nghèo"), Column("poor_end_rate", "Tỷ lệ %"), Column("near_poor_end", "Hộ cận nghèo"), Column("near_poor_end_rate", "Tỷ lệ cận nghèo %"))),
)  # fmt: skip
# no planned rate of a village: it is judged by households, and two equal rates beside a verdict would contradict it
AGAINST_TARGET: Head = (
    Group("Số hộ nghèo giảm", (Column("reduction_planned", "Chỉ tiêu"), Column("reduction_actual", "Kết quả"))),
    Group("Tỷ lệ hộ nghèo (%)", (Column("poor_start_rate", "Đầu năm"), Column("poor_end_rate", "Cuối năm"))),
    Group("Giảm tỷ lệ", (Column("points_actual", "Điểm %"),)),
)


def table_against_target(page: PageOf, results: pd.DataFrame) -> Shown:
    """Target against result by village in households, which judge a village; its rate at both ends, and how far it fell."""
    columns = [column.code for column in leaves(AGAINST_TARGET)]
    return table(
        "village_results",
        results[columns],
        AGAINST_TARGET,
        f"Kết quả so với chỉ tiêu theo {page.places}",
        first=page.place,
        remarks=("Đạt chỉ tiêu", "", {row: _reached(page, results, row) for row in results.index}),
        shown={("", "points_actual"): printed_points(results)},
        note=f"{page.place} đạt khi giảm đủ số hộ được giao. Dòng tổng theo mục tiêu của kế hoạch, tính bằng {MEANINGS[page.criterion]}. Mức giảm tỷ lệ là hiệu của hai tỷ lệ đã in.",
    )


def _reached(page: PageOf, results: pd.DataFrame, row: str) -> Written:
    """Met or not; a village that was asked for nothing has no target to meet."""
    asked, met = plain(results.at[row, "reduction_planned"]), plain(results.at[row, "met"])
    return Written("không giao") if row != TOTAL and asked == 0 and met is not None else verdict_cell(page, row, met)


def verdict_cell(page: PageOf, row: str, met: Any) -> Written:
    """Whether a village met its target, or the unit (`row` total) that of the plan, in the plan's own meaning."""
    form = f"met_{page.criterion}" if row == TOTAL else "met"
    return Written(MET[met], figure=Figure("village_results", row, "met", met, "1/0"), form=form)


def commune_meanings(page: PageOf, outcome: Mapping[str, float | int | None]) -> Shown:
    """The unit's result under both meanings of “giảm”, which one decides, and where rounding turned the verdict. `outcome`: `commune_target`."""
    rows = [
        (
            (words, "decides" if code == page.criterion else ""),
            figure_cell(Figure("commune_target", code, "target", plain(outcome["target"]), UNITS[code]), "rate"),
            _result_cell(outcome, code),
            _verdict_cell(outcome[f"met_{code}"], code),
            "cách tính quyết định" if code == page.criterion else "để đối chiếu",
        )
        for code, words in MEANINGS.items()
    ]
    head = ("Cách hiểu “giảm”", "Mục tiêu", "Kết quả", "Kết luận", "Vai trò")
    shown = plain_table(head, rows, f"Kết quả của toàn {page.level} theo hai cách hiểu “giảm”")
    return shown + paragraphs(rounding_sentence(outcome))


def rounding_sentence(outcome: Mapping[str, float | int | None]) -> str:
    """Says that the printed and the unrounded difference judge differently; nothing where they agree."""
    if outcome["met"] is None or outcome["met"] == outcome["met_unrounded"]:
        return ""
    return (
        f"Hiệu của hai tỷ lệ đã in là {rate(outcome['points_printed'])} điểm phần trăm nên {MET[outcome['met']]}; "
        f"tính từ tỷ lệ chưa làm tròn thì {MET[outcome['met_unrounded']]}."
    )


def _result_cell(outcome: Mapping[str, float | int | None], code: str) -> Written:
    """Points are written as the printed rates have them; figures.csv has them unrounded."""
    figure = Figure("commune_target", code, "actual", plain(outcome[code]), UNITS[code])
    if code != "points":
        return figure_cell(figure, "rate")
    return Written(rate(outcome["points_printed"]), "n", figure=figure, form="printed")


def _verdict_cell(met: float | int | None, code: str) -> Written:
    kind = "missed" if met == 0 else ""
    return Written(MET[met], kind, figure=Figure("commune_target", code, "met", plain(met), "1/0"), form="met")


def printed_points(results: pd.DataFrame) -> pd.Series:
    """The fall of the rate by row as the two printed rates have it; missing where nothing is compared. `results`: `village_results`."""
    printed = printed_differences(results["poor_start_rate"], results["poor_end_rate"])
    return printed.where(results["points_actual"].notna())
