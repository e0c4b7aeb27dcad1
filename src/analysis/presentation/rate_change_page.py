"""Why the rate and M0 moved, on the page: which part is population and which part is how households live."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.evaluation.rate_change import BETWEEN_REVIEWS
from analysis.presentation.numbers import integer, rate, ratio, signed
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end, in_period
from analysis.presentation.prose import bullets, listing, paragraphs
from analysis.presentation.results_page import TWO_STANDARDS, UNKNOWN
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT, POINTS
from analysis.review.printed import printed_difference, printed_differences

RATIO = ("tỷ số", "ratio")
PART_LABELS = {
    "to_near_poor": "Đời sống: thoát nghèo, thành cận nghèo",
    "to_not_poor": "Đời sống: thoát nghèo, vượt chuẩn cận nghèo",
    "from_near_poor": "Đời sống: cận nghèo thành nghèo",
    "relapse": "Đời sống: tái nghèo",
    "new": "Đời sống: phát sinh mới",
    "other_decrease": "Dân cư: giảm khác (chuyển đi, chết, tách, nhập)",
    "other_increase": "Dân cư: tăng khác (chuyển đến, tách, nhập)",
    "household_growth": "Dân cư: tổng số hộ dân tăng, giảm",
    BETWEEN_REVIEWS: "Đầu năm nay lệch cuối kỳ rà soát trước",
}
GAP = Column("between_reviews", "Lệch giữa hai kỳ rà soát")
BOTH_ENDS: Head = (
    Column("poor_start_rate", "Tỷ lệ đầu năm %", measure=PERCENT),
    Column("poor_end_rate", "Tỷ lệ cuối năm %", measure=PERCENT),
)
RATE_NOTE = (
    "Mỗi luồng = số hộ của luồng ấy trong biểu T2 / tổng số hộ đầu năm; số hộ dân tăng, giảm = hộ nghèo cuối năm × "
    "(1 / số hộ cuối năm − 1 / số hộ đầu năm). Các phần cộng lại đúng bằng thay đổi, tính trên số chưa làm tròn; dấu − là kéo tỷ lệ xuống. "
    "Dòng tổng được phân tích trên số chung của cả đơn vị, không phải tổng các dòng."
)
PARTS_NOTE = "Các phần cộng lại đúng bằng thay đổi, tính trên số chưa làm tròn. Dấu − là kéo tỷ lệ xuống."
RATE_NOTE_TO_DATE = (
    "Mỗi luồng = số hộ của luồng ấy trong biểu T2 / tổng số hộ đầu năm; tổng số hộ dân lấy theo đầu năm nên phần số hộ dân tăng, giảm bằng 0. "
    "Các phần cộng lại đúng bằng thay đổi, tính trên số chưa làm tròn; dấu − là kéo tỷ lệ xuống."
)
FACTORS_NOTE = (
    "M0 = H × A, tỷ số từ 0 đến 1. Phần do H = thay đổi của H × trung bình A hai đầu năm; phần do A = thay đổi của A × "
    "trung bình H hai đầu năm (giá trị Shapley). Hai phần cộng lại đúng bằng thay đổi; dấu − là giảm."
)
INDICATORS_NOTE = "Mười hai phần cộng lại đúng bằng thay đổi của M0; dấu − là giảm."
NOT_A_PROOF = "Cách tách này cho biết thay đổi đến từ luồng nào; nó không chứng minh rằng một chính sách cụ thể đã làm hộ thoát nghèo."


def table_rate_change(page: PageOf, change: pd.DataFrame) -> Shown:
    """The change of the rate and its parts, by village. `change`: `evaluation.rate_change`."""
    if change["change"].isna().all():
        apart = "Tỷ lệ hộ nghèo đầu năm và cuối năm, không trừ cho nhau"
        return table("rate_change", change, BOTH_ENDS, apart, default=POINTS)
    gap = (GAP,) if change["between_reviews"].fillna(0).ne(0).any() else ()
    head: Head = (
        Column("poor_start_rate", "Tỷ lệ đầu năm %", measure=PERCENT),
        Column("poor_end_rate", f"Tỷ lệ {'đến ' if page.period else ''}{at_end(page.period)} %", measure=PERCENT),
        Column("change", "Thay đổi"),
        Group("Đời sống của hộ", (Column("to_near_poor", "Thoát, thành cận nghèo"), Column("to_not_poor", "Thoát, vượt chuẩn cận nghèo"), Column("from_near_poor", "Cận nghèo thành nghèo"), Column("relapse", "Tái nghèo"), Column("new", "Phát sinh mới"), Column("by_living", "Cộng"))),
        Group("Biến động dân cư", (Column("other_decrease", "Giảm khác"), Column("other_increase", "Tăng khác"), Column("household_growth", "Số hộ dân tăng, giảm"), Column("by_population", "Cộng"))),
        *gap,
    )  # fmt: skip
    caption = f"Thay đổi tỷ lệ hộ nghèo {in_period(page.period)} tách theo nguồn (điểm %)"
    shown = {("", "change"): printed_differences(change["poor_end_rate"], change["poor_start_rate"])}
    return table("rate_change", change, head, caption, first=page.place, note=RATE_NOTE, default=POINTS, wide=True, shown=shown)  # fmt: skip


def sentence_rate_change(page: PageOf, change: pd.DataFrame, results: pd.DataFrame) -> Shown:
    """Which part of the change is population and which is the households' own lives. `results`: `village_results`."""
    if not page.comparable:
        return paragraphs(TWO_STANDARDS)
    total = change.loc["total"]
    if pd.isna(total["change"]):
        return paragraphs(f"Vì sao tỷ lệ hộ nghèo thay đổi: {UNKNOWN}.")
    out, back = total["to_near_poor"] + total["to_not_poor"], total[["from_near_poor", "relapse", "new"]].sum()
    moved = total["other_decrease"] + total["other_increase"]
    start, end = results.loc["total", ["households_start", "households_end"]].astype(int)
    grown = "tăng" if end > start else "giảm"
    growth = f"tổng số hộ dân {grown} từ {integer(start)} đến {integer(end)} hộ {signed(total['household_growth'])}"
    if start == end:
        growth = f"tổng số hộ dân giữ nguyên {integer(start)} hộ"
    if page.period:
        growth = f"tổng số hộ dân chưa thống kê lại, lấy theo đầu năm ({integer(start)} hộ)"
    gap = total["between_reviews"]
    change = printed_difference(total["poor_end_rate"], total["poor_start_rate"])
    return bullets(
        [
            f"Tỷ lệ hộ nghèo thay đổi {signed(change)} điểm %, từ {rate(total['poor_start_rate'])} % đến {rate(total['poor_end_rate'])} %."
            if change
            else f"Tỷ lệ hộ nghèo không thay đổi: {rate(total['poor_end_rate'])} %.",
            f"Do đời sống của các hộ: {signed(total['by_living'])} điểm – hộ thoát nghèo {signed(out)}; hộ thành nghèo, tái nghèo và phát sinh mới {signed(back)}. "
            "Đây là phần mà chính sách giảm nghèo có thể tác động.",
            f"Do biến động dân cư: {signed(total['by_population'])} điểm – hộ nghèo chuyển đi, chuyển đến, tách, nhập, chết {signed(moved)}; "
            f"{growth}. Phần này không phải kết quả của chính sách.",
            f"Do danh sách đầu năm không khớp kết quả rà soát {page.before('cuối năm trước')}: {signed(gap)} điểm; xem mục “Đầu năm nay và cuối năm trước”."
            if gap
            else "",
            NOT_A_PROOF,
        ],
        figures=[
            Figure("rate_change_sums", "total", name, plain(value), "điểm %")
            for name, value in (("escapes", out), ("entries", back), ("moves", moved))
        ],
    )


def table_index_factors(page: PageOf, change: pd.DataFrame) -> Shown:
    """The change of M0 by headcount and intensity, by village. `change`: `evaluation.index_change`."""
    factors: Head = (
        Group("M0", (Column("start", "Đầu năm"), Column("end", "Cuối năm"), Column("change", "Thay đổi"))),
        Group("Trong đó do", (Column("by_headcount", "Tỷ lệ hộ nghèo (H)"), Column("by_intensity", "Mức độ thiếu hụt bình quân (A)"))),
    )  # fmt: skip
    parts = [f"change_{code}" for code in page.labels]
    caption = "Thay đổi chỉ số nghèo đa chiều M0 tách theo tỷ lệ hộ nghèo và mức độ thiếu hụt"
    return table(
        "index_change", change.drop(columns=parts), factors, caption, first=page.place, note=FACTORS_NOTE, default=RATIO
    )


def table_index_indicators(page: PageOf, change: pd.DataFrame) -> Shown:
    """The change of M0 by indicator, by village, printed across."""
    head = tuple(Column(f"change_{code}", label) for code, label in page.labels.items())
    caption = "Thay đổi chỉ số nghèo đa chiều M0 tách theo từng chỉ số thiếu hụt"
    parts = change[[column.code for column in head]]
    return table("index_change", parts, head, caption, first=page.place, note=INDICATORS_NOTE, default=RATIO, wide=True)


def sentence_index_change(page: PageOf, change: pd.DataFrame) -> Shown:
    """Whether M0 moved because fewer are poor or because the poor lack less, and by which indicators most."""
    if not page.comparable:
        return paragraphs("Hai kỳ rà soát theo hai chuẩn nghèo khác nhau: không so sánh chỉ số nghèo đa chiều.")
    total = change.loc["total"]
    if pd.isna(total["change"]):
        return paragraphs(f"Vì sao chỉ số nghèo đa chiều thay đổi: {UNKNOWN}.")
    if not total[["start", "end"]].any():
        return paragraphs("M0 bằng 0 ở cả đầu năm và cuối năm.")
    verb = "giảm" if total["change"] < 0 else "tăng"
    text = (
        f"M0 giữ nguyên ở {ratio(total['end'])}: {signed(total['by_headcount'], 4)} do tỷ lệ hộ nghèo, "
        f"{signed(total['by_intensity'], 4)} do mức độ thiếu hụt bình quân của hộ nghèo."
        if ratio(total["start"]) == ratio(total["end"])
        else f"M0 {verb} từ {ratio(total['start'])} đến {ratio(total['end'])} ({signed(total['change'], 4)}): {signed(total['by_headcount'], 4)} do tỷ lệ hộ nghèo, "
        f"{signed(total['by_intensity'], 4)} do mức độ thiếu hụt bình quân của hộ nghèo."
    )
    return paragraphs(f"{text} {_intensity(total)}", _indicators(total, page.labels))


def _intensity(total: pd.Series) -> str:
    if total["by_intensity"] < 0:
        return "Những hộ còn nghèo thiếu hụt bình quân ít hơn trước."
    if total["by_intensity"] > 0:
        return "Những hộ còn nghèo thiếu hụt bình quân nhiều hơn trước; phần hộ vẫn nghèo dưới đây cho biết đó là do thiếu hụt nặng thêm hay do những hộ ít thiếu hụt hơn đã ra khỏi danh sách."
    return ""


def _indicators(total: pd.Series, labels: Mapping[str, str]) -> str:
    parts = total[[f"change_{code}" for code in labels]].astype(float).set_axis(list(labels))
    fallen = parts[parts < 0].sort_values(kind="stable").head(3)
    risen = parts[parts > 0].sort_values(ascending=False, kind="stable").head(3)
    said = []
    for verb, some in (("giảm", fallen), ("tăng", risen)):
        if len(some):
            said.append(
                f"{verb} nhiều nhất ở {listing([f'{labels[code]} ({signed(value, 4)})' for code, value in some.items()])}"
            )
    return f"Theo chỉ số, M0 {'; '.join(said)}." if said else ""


def table_rate_parts(page: PageOf, change: pd.DataFrame, movements: pd.DataFrame) -> Shown:
    """The whole unit's change, part under part, with the households of each flow: narrow enough to be read in the text.

    `change`: `evaluation.rate_change`; `movements`: form T2. The villages stand in `table_rate_change`.
    """
    total, flows = change.loc["total"], movements.loc["total"]
    rows = [code for code in PART_LABELS if code != BETWEEN_REVIEWS or total[code]]
    frame = pd.DataFrame(
        {
            "households": pd.array([*(flows.get(code, pd.NA) for code in rows), pd.NA], dtype="Int64"),
            "points": pd.array([*(total[code] for code in rows), total["change"]], dtype="Float64"),
        },
        index=[*rows, "total"],
    )
    head: Head = (Column("households", "Số hộ"), Column("points", "Điểm %", measure=POINTS))
    points = frame["points"].copy()
    points["total"] = float(cast(Decimal, printed_difference(total["poor_end_rate"], total["poor_start_rate"])))
    caption = f"Thay đổi tỷ lệ hộ nghèo của toàn đơn vị {in_period(page.period)} tách theo nguồn"
    return table(
        "rate_change_parts", frame, head, caption,
        first="Nguồn", labels=PART_LABELS, total="Thay đổi của tỷ lệ", numbered=False, note=RATE_NOTE_TO_DATE if page.period else PARTS_NOTE,
        shown={("", "points"): points},
    )  # fmt: skip


def rate_change_page(page: PageOf, change: pd.DataFrame, results: pd.DataFrame, movements: pd.DataFrame) -> Shown:
    """Sentence and table of the change of the whole unit's rate; the sentence alone where nothing may be subtracted."""
    said = sentence_rate_change(page, change, results)
    known = page.comparable and pd.notna(change.at["total", "change"])
    return together(said, table_rate_parts(page, change, movements)) if known else said


def index_change_page(page: PageOf, change: pd.DataFrame) -> Shown:
    """Sentence and table of the change of M0; the sentence alone where the standards differ."""
    said = sentence_index_change(page, change)
    return together(said, table_index_factors(page, change)) if page.comparable else said
