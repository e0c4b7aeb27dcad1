"""Target and result by commune, the order of the communes by their rate, and what moved it."""

from __future__ import annotations

import pandas as pd

from analysis.document.head import Column, Group, Head, leaves
from analysis.document.shown import Shown, together
from analysis.presentation.numbers import integer, rate, signed
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.results_page import MET
from analysis.presentation.rollup.forms import labels
from analysis.presentation.rollup.page import RollupOf, two_standards
from analysis.presentation.table import table
from analysis.presentation.units import POINTS
from analysis.review.counting import TOTAL
from analysis.review.printed import printed_differences
from analysis.rollup import compared, judged
from analysis.rollup import results as results_of
from analysis.rollup.unit_year import UnitYear
from analysis.standards import INDICATOR_CODES

TARGETS: Head = (
    Group("Hộ nghèo", (Column("poor_start", "Đầu năm"), Column("poor_end", "Cuối năm"))),
    Group("Số hộ nghèo giảm", (Column("reduction_planned", "Chỉ tiêu"), Column("reduction_actual", "Kết quả"))),
    Group("Tỷ lệ hộ nghèo (%)", (Column("poor_start_rate", "Đầu năm"), Column("poor_end_rate", "Cuối năm"))),
    Group("Giảm tỷ lệ", (Column("points_actual", "Điểm %"),)),
)
GOALS = {
    "points": "giảm {0} điểm %",
    "households_ratio": "giảm {0} % (số hộ giảm / số hộ cuối năm)",
    "households": "giảm {1} hộ",
}
PARTS = {
    "escaped": ("to_near_poor", "to_not_poor"),
    "fallen": ("from_near_poor", "relapse", "new"),
    "moved": ("other_decrease", "other_increase"),
    "between_reviews": ("between_reviews",),
    "household_growth": ("household_growth",),
}
WHY = {
    "escaped": "hộ thoát nghèo",
    "fallen": "hộ tái nghèo, phát sinh, cận nghèo thành nghèo",
    "moved": "hộ chuyển đi, chuyển đến, tách, nhập, chết",
    "between_reviews": "đầu kỳ khác cuối kỳ trước",
    "household_growth": "tổng số hộ dân thay đổi",
}
RANKING: Head = (
    Column("poor", "Hộ nghèo"),
    Column("poor_end_rate", "Tỷ lệ %"),
    Column("change", "Thay đổi trong năm (điểm %)", measure=POINTS),
    Group(
        "Trong đó do (điểm %)",
        (
            Column("escaped", "Thoát nghèo", measure=POINTS),
            Column("fallen", "Tái nghèo, phát sinh", measure=POINTS),
            Column("moved", "Chuyển, tách, nhập, chết", measure=POINTS),
            Column("between_reviews", "Khác cuối kỳ trước", measure=POINTS),
            Column("household_growth", "Tổng số hộ đổi", measure=POINTS),
        ),
    ),
)


def table_targets(page: RollupOf, results: pd.DataFrame) -> Shown:
    """Each commune's target, result and its own report's verdict. `results`: `rollup.results`, by commune."""
    verdicts = {unit.label: _verdict(unit) for unit in page.units}
    met = [unit for unit in judged(page.units) if unit.target["met"] == 1]
    verdicts[TOTAL] = f"{len(met)}/{len(judged(page.units))} đạt" if judged(page.units) else ""
    columns = [column.code for column in leaves(TARGETS)]
    every = len(results) - 1
    results = results[results[columns].notna().any(axis=1) | (results.index == TOTAL)]
    left = (
        f" Không có trong bảng: {every + 1 - len(results)} {page.places} không có chỉ tiêu và không so được với năm trước."
        if len(results) <= every
        else ""
    )
    printed = printed_differences(results["poor_start_rate"], results["poor_end_rate"])
    shown = table(
        "results", results[columns], TARGETS, f"Mục tiêu và kết quả giảm hộ nghèo năm {page.year}", first=page.commune,
        remarks=("Mục tiêu kế hoạch", "", verdicts), shown={("", "points_actual"): printed},
        note="Kết luận theo mục tiêu và cách tính của kế hoạch từng nơi (điểm phần trăm hoặc số hộ), nên có thể đạt tuy số "
        "hộ giảm ít hơn chỉ tiêu giao cho các thôn. Mức giảm tỷ lệ là hiệu của hai tỷ lệ đã in." + _planned_alone(page) + left, labels=labels(page, results),
    )  # fmt: skip
    return together(paragraphs(_not_compared(page)), shown)


def ranking_page(page: RollupOf, ranking: pd.DataFrame) -> Shown:
    """Who has the highest and the lowest rate, what moved the rates most, and all communes in order. `ranking`:
    `rollup.ranking`.
    """
    communes = ranking.drop(index=TOTAL)
    if communes.empty:
        return paragraphs(f"Chưa {page.places} nào có tỷ lệ hộ nghèo để xếp hạng.")
    frame = ranking[["poor", "poor_end_rate", "change"]].assign(
        **{code: ranking[list(parts)].sum(axis=1, min_count=len(parts)) for code, parts in PARTS.items()}
    )
    lacks = {unit.label: _most_lacking(page, unit) for unit in page.units}
    explained = frame.drop(index=TOTAL)["change"].notna()
    if not explained.all():  # beside the rate of all, the change of some would say what all of them were before
        frame.loc[TOTAL, ["change", *PARTS]] = pd.NA
    note = (
        "Xếp từ tỷ lệ cao nhất. Thay đổi là hiệu của hai tỷ lệ đã in; các phần cộng lại có thể lệch 0,01 do làm tròn. "
        + ("" if explained.all() else f"Ô trống: không có số liệu hai kỳ cùng chuẩn, hoặc diễn biến không khớp. Dòng tổng để trống vì chỉ {explained.sum()} {page.places} có đủ số liệu. ")
        + _not_ranked(page, communes)
    )  # fmt: skip
    shown = table(
        "ranking", frame, RANKING, f"{page.commune} xếp theo tỷ lệ hộ nghèo cuối năm {page.year}", first=page.commune,
        remarks=("Thiếu hụt nhiều nhất của hộ nghèo", "", lacks), shown={("", "change"): _printed(page, frame)}, note=note.strip(),
        labels=labels(page, frame),
    )  # fmt: skip
    return together(bullets(_order(page, communes) + _why(frame)), shown)


def _planned_alone(page: RollupOf) -> str:
    """Says where the two columns of the total are not of the same communes."""
    both = compared(page.units)
    alone = [unit for unit in page.units if unit.target.get("reduction_planned") is not None and unit not in both]
    return f" Chỉ tiêu của {page.named(alone)} vẫn cộng tuy kết quả không so được." if alone else ""


def _not_ranked(page: RollupOf, communes: pd.DataFrame) -> str:
    left = [unit for unit in page.units if unit.label not in communes.index]
    return f"Không xếp vì không có tỷ lệ: {page.named(left)}." if left else ""


def _verdict(unit: UnitYear) -> str:
    """`giảm 3,00 điểm %: đạt`: what the plan wants and what the commune's own report says of it."""
    wanted = GOALS[unit.goal[1]].format(rate(unit.goal[0]), integer(unit.goal[0])) if unit.goal else ""
    met = MET[unit.target["met"]] if unit.target.get("met") is not None else ""
    return ": ".join(filter(None, [wanted, met or ("chưa có kết luận" if wanted else "")]))


def _printed(page: RollupOf, frame: pd.DataFrame) -> pd.Series:
    """The change as the two printed rates have it, where the frame has one."""
    explained = [u for u in compared(page.units) if u.label in frame.index and pd.notna(frame.at[u.label, "change"])]
    both = results_of(explained).reindex(frame.index)
    return -printed_differences(both["poor_start_rate"], both["poor_end_rate"]).where(frame["change"].notna())


def _order(page: RollupOf, communes: pd.DataFrame) -> list[str]:
    rates = communes["poor_end_rate"].astype(float)
    if len(rates) < 2 or rates.max() == rates.min():
        return []
    high, low = (list(rates.index[rates == bound]) for bound in (rates.max(), rates.min()))
    return [
        f"Tỷ lệ hộ nghèo cao nhất: {page.named(high)} ({rate(rates.max())} %); thấp nhất: {page.named(low)} ({rate(rates.min())} %)."
    ]


def _why(frame: pd.DataFrame) -> list[str]:
    """What moved the rate most where it fell most, and wherever it rose most."""
    changes = frame.drop(index=TOTAL)["change"].dropna().astype(float)
    told = []
    for extreme, falls in ((changes.min(), True), (changes.max(), False)):
        if changes.empty or (extreme >= 0 if falls else extreme <= 0):
            continue
        name = changes.index[changes == extreme][0]
        parts = frame.loc[name, list(PARTS)].astype(float)
        main = parts.idxmin() if falls else parts.idxmax()
        what = "Giảm nhiều nhất" if falls else "Tăng nhiều nhất"
        told.append(f"{what}: {name}, chủ yếu do {WHY[main]} ({signed(parts[main])} điểm phần trăm).")
    return told


def _most_lacking(page: RollupOf, unit: UnitYear) -> str:
    base = unit.get("T4", "base")
    counts = {code: unit.get("T4", code) for code in INDICATOR_CODES}
    known = {code: count for code, count in counts.items() if count}
    if not base or not known:
        return ""
    most = max(known.values())
    names = [page.labels[code] for code, count in known.items() if count == most]
    return f"{', '.join(names[:2])} ({integer(most)}/{integer(base)} hộ)" if len(names) < 4 else ""


def _not_compared(page: RollupOf) -> str:
    standards = two_standards(page)
    if not standards:
        return ""
    return f"{page.named(standards)}: hai kỳ rà soát theo hai chuẩn nghèo khác nhau, không trừ cho nhau và không ở trong các tổng so sánh."
