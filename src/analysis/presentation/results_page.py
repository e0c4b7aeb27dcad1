"""The year's result by village on the page: both ends, target against result, changes of deprivation since last year."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.presentation.display import NOTHING, Figure, Shown, plain, together
from analysis.presentation.numbers import rate, signed
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import Cell, Column, Group, Head, figure_cell, plain_table, table
from analysis.presentation.units import POINTS
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
MET = {1: "đạt", 0: "không đạt", None: UNKNOWN}
RESULTS: Head = (
    Group("Đầu năm", (Column("households_start", "Tổng số hộ"), Column("poor_start", "Hộ nghèo"), Column("poor_start_rate", "Tỷ lệ %"), Column("near_poor_start", "Hộ cận nghèo"))),
    Group("Cuối năm", (Column("households_end", "Tổng số hộ"), Column("poor_end", "Hộ nghèo"), Column("poor_end_rate", "Tỷ lệ %"), Column("near_poor_end", "Hộ cận nghèo"), Column("near_poor_end_rate", "Tỷ lệ cận nghèo %"))),
)  # fmt: skip
AGAINST_TARGET: Head = (
    Group("Số hộ nghèo giảm", (Column("reduction_planned", "Chỉ tiêu"), Column("reduction_actual", "Kết quả"))),
    Group("Số hộ giảm / số hộ cuối năm (%)", (Column("ratio_planned", "Chỉ tiêu"), Column("ratio_actual", "Kết quả"))),
    Group("Giảm tỷ lệ (điểm %)", (Column("points_planned", "Chỉ tiêu"), Column("points_actual", "Kết quả"))),
)


def table_results(page: PageOf, results: pd.DataFrame) -> Shown:
    """Households and rates at both ends, by village. Carries all of `village_results`."""
    return table(
        "village_results",
        results,
        RESULTS,
        f"Hộ nghèo, hộ cận nghèo đầu năm và cuối năm theo {page.places}",
        first=page.place,
    )


def table_against_target(page: PageOf, results: pd.DataFrame) -> Shown:
    """Target against result by village, in households, which judge a village, and in both meanings of the rate."""
    columns = [column.code for group in AGAINST_TARGET for column in group.parts]
    return table(
        "village_results",
        results[columns],
        AGAINST_TARGET,
        f"Kết quả so với chỉ tiêu theo {page.places}",
        first=page.place,
        remarks=("Đạt chỉ tiêu", "", {row: MET[plain(results.at[row, "met"])] for row in results.index}),
        shown={("", "points_actual"): printed_points(results)},
        note=f"{page.place} đạt khi giảm đủ số hộ được giao. Dòng tổng theo mục tiêu của kế hoạch, tính bằng {MEANINGS[page.criterion]}. Mức giảm tỷ lệ là hiệu của hai tỷ lệ đã in.",
    )


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


def _result_cell(outcome: Mapping[str, float | int | None], code: str) -> Cell:
    """Points are written as the printed rates have them; figures.csv has them unrounded."""
    figure = Figure("commune_target", code, "actual", plain(outcome[code]), UNITS[code])
    if code != "points":
        return figure_cell(figure, "rate")
    return Cell(rate(outcome["points_printed"]), "n", figure=figure, form="printed")


def _verdict_cell(met: float | int | None, code: str) -> Cell:
    kind = "missed" if met == 0 else ""
    return Cell(MET[met], kind, figure=Figure("commune_target", code, "met", plain(met), "1/0"), form="met")


def printed_points(results: pd.DataFrame) -> pd.Series:
    """The fall of the rate by row as the two printed rates have it; missing where nothing is compared. `results`: `village_results`."""
    printed = printed_differences(results["poor_start_rate"], results["poor_end_rate"])
    return printed.where(results["points_actual"].notna())


def table_deprivation_change(page: PageOf, changes: Mapping[str, pd.DataFrame]) -> Shown:
    """Change of the rates of deprivation since last year, in points, of the poor and the near-poor, by village."""
    head = tuple(Column(code, label, measure=POINTS) for code, label in page.labels.items())
    captions = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo"}
    if all(change.isna().all(axis=None) for change in changes.values()):
        return NOTHING  # the sentence says why
    note = "Ô để trống: một trong hai năm không có hộ thuộc diện này. Dấu − là giảm thiếu hụt."
    return together(
        *(
            table(
                f"deprivation_change_{klass}",
                change,
                head,
                f"Thay đổi tỷ lệ thiếu hụt của {captions[klass]} so với cuối năm trước (điểm %)",
                first=page.place,
                note=note,
                wide=True,
            )
            for klass, change in changes.items()
        )
    )


def sentence_deprivation_change(page: PageOf, change: pd.DataFrame) -> Shown:
    """The largest rise and the largest fall of the whole unit."""
    if not page.comparable:
        return paragraphs("Hai kỳ rà soát theo hai chuẩn nghèo khác nhau: không so sánh tỷ lệ thiếu hụt.")
    total = change.loc["total"].dropna().astype(float)
    if total.empty:
        return paragraphs(f"So sánh thiếu hụt với năm trước: {UNKNOWN}.")
    down, up = total.idxmin(), total.idxmax()
    parts = []
    if total[down] < 0:
        parts.append(f"giảm nhiều nhất ở chỉ số {page.labels[down]} ({signed(total[down])} điểm %)")
    if total[up] > 0:
        parts.append(f"tăng nhiều nhất ở chỉ số {page.labels[up]} ({signed(total[up])} điểm %)")
    if not parts:
        return paragraphs("Tỷ lệ thiếu hụt của hộ nghèo không đổi so với năm trước.")
    return paragraphs(
        f"Tỷ lệ thiếu hụt của hộ nghèo {', '.join(parts)}. Thành phần hộ nghèo đã thay đổi trong năm, nên đây không phải là thay đổi của cùng những hộ ấy."
    )
