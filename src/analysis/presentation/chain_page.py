"""Start of the year against the end of the last review, on the page: what differs, by village, and which figure counts from which."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.evaluation.chain import households_differing, is_broken
from analysis.presentation.numbers import integer, rate, signed
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.results_page import MET, NOT_COMPARED, UNKNOWN
from analysis.presentation.table import table
from analysis.presentation.units import HOUSEHOLDS

CLASSES = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo"}
HEAD: Head = (
    Column("last_end", "Cuối kỳ trước"),
    Group("Trừ", (Column("reclassified_out", "Đầu năm ghi loại khác"), Column("without_row", "Không có dòng năm nay"))),
    Group("Cộng", (Column("reclassified_in", "Cuối kỳ trước là loại khác"), Column("not_in_last", "Kỳ trước không có"))),
    Column("village_changed", "Ghi ở nơi khác", measure=(HOUSEHOLDS[0], "change")),
    Column("start", "Đầu kỳ năm nay"),
    Column("difference", "Chênh lệch", measure=(HOUSEHOLDS[0], "change")),
)  # fmt: skip
EFFECT: Head = (
    Group("Hộ nghèo", (Column("poor_start", "Đầu năm"), Column("poor_end", "Cuối năm"), Column("reduction", "Giảm"))),
    Column("points", "Giảm (điểm %)", measure=("điểm %", "rate")),
    Column("households_ratio", "Số hộ giảm / số hộ cuối năm (%)", measure=("%", "rate")),
)
WHICH = (
    "Kết quả theo {place}, mục tiêu, hộ nghèo dân tộc thiểu số, theo dõi hộ qua các năm: tính từ kết quả cuối kỳ rà soát trước (số đã công nhận).",
    "Biểu T2, T3 và câu diễn biến: tính từ phân loại đầu kỳ ghi trong kỳ rà soát này.",
    "Phân tích thay đổi tỷ lệ: phần chênh lệch là một cột riêng, không lẫn vào thoát nghèo hay tái nghèo.",
)


def chain_page(page: PageOf, chains: Mapping[str, pd.DataFrame], effect: pd.DataFrame) -> Shown:
    """One sentence where the chain holds; else the households by village and what the result would be counted the other way.

    `chains`: `evaluation.chain` by class; `effect`: `chain_effect`.
    """
    broken = {klass: frame for klass, frame in chains.items() if is_broken(frame)}
    if not broken:
        ends = " và ".join(f"{integer(frame.at['total', 'start'])} {CLASSES[klass]}" for klass, frame in chains.items())
        return paragraphs(
            f"Đầu năm nay khớp kết quả {'rà soát đầu năm' if page.data.started else 'cuối kỳ rà soát trước'}, từng hộ và ở mọi {page.places}: {ends}."
        )
    told = [_sentence(klass, frame) for klass, frame in broken.items()]
    why = "" if page.comparable else "Kỳ trước theo chuẩn nghèo khác, nên phân loại đầu năm có thể khác do chuẩn mới."
    why = f"Kỳ trước là kỳ rà soát {page.start_moment}." if page.data.started else why
    differing = [Figure(f"chain_{klass}", "total", "households_differing", households_differing(frame), "hộ") for klass, frame in broken.items()]  # fmt: skip
    tables = [
        table(f"chain_{klass}", frame, HEAD, f"Từ {CLASSES[klass]} cuối kỳ trước đến đầu kỳ năm nay", first=page.place,
              note="Đầu kỳ năm nay = cuối kỳ trước − hai cột trừ + hai cột cộng + ghi ở nơi khác." )
        for klass, frame in broken.items()
    ]  # fmt: skip
    return together(
        bullets([*told, why, *(text.format(place=page.places) for text in WHICH)], differing),
        *tables,
        _effect(effect, comparable=page.comparable),
    )


def _sentence(klass: str, frame: pd.DataFrame) -> str:
    total = frame.loc["total"]
    villages = frame.drop(index="total")
    differ = [f"{name} ({signed(n, 0)})" for name, n in villages["difference"].items() if n]
    text = (
        f"{CLASSES[klass].capitalize()}: cuối kỳ trước {integer(total['last_end'])}, đầu kỳ năm nay {integer(total['start'])} "
        f"(chênh {signed(total['difference'], 0)}); "
    )
    differing = households_differing(frame)
    text += f"{integer(differing)} hộ không khớp" if differing else "từng hộ khớp, chỉ khác nơi ghi"
    if differing and total["difference"] == 0:
        text += ", các chênh lệch bù trừ nhau trong tổng"
    return f"{text}. Số hộ chênh: {', '.join(differ)}." if differ else f"{text}."


def _effect(effect: pd.DataFrame, *, comparable: bool) -> Shown:
    if not comparable:
        return paragraphs(NOT_COMPARED)
    used, other = effect.loc["by_last_end"], effect.loc["by_start"]
    if plain(used["met"]) is None or plain(other["met"]) is None:
        said = f"Ảnh hưởng đến kết luận về mục tiêu: {UNKNOWN}."
    elif used["met"] == other["met"]:
        said = f"Tính từ đầu kỳ năm nay thì giảm {rate(other['points'])} điểm %, kết luận về mục tiêu vẫn là {MET[int(other['met'])]}."
    else:
        said = (
            f"Kết luận về mục tiêu phụ thuộc vào chênh lệch này: tính từ cuối kỳ trước là {MET[int(used['met'])]} ({rate(used['points'])} điểm %), "
            f"tính từ đầu kỳ năm nay là {MET[int(other['met'])]} ({rate(other['points'])} điểm %). Phải làm rõ trước khi công nhận."
        )
    labels = {"by_last_end": "Cuối kỳ rà soát trước (báo cáo dùng)", "by_start": "Đầu kỳ ghi trong kỳ này"}
    met = {row: MET[plain(effect.at[row, "met"])] for row in effect.index}
    caption = "Kết quả chung nếu tính từ một trong hai số đầu năm"
    return together(
        paragraphs(said),
        table("chain_effect", effect, EFFECT, caption, first="Số đầu năm lấy từ", labels=labels, numbered=False, remarks=("Mục tiêu của kế hoạch", "", met)),
    )  # fmt: skip
