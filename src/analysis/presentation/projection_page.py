"""The projection to the year's end on the page: its range, what it rests on, and what it is not."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation.projection import where_target_lies
from analysis.presentation.display import NOTHING, Figure, Shown, together
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.results_page import UNKNOWN
from analysis.presentation.table import Column, Group, Head, table
from analysis.presentation.units import PERCENT

PAST: Head = (
    Group("Rời danh sách hộ nghèo", (Column("poor_start", "Hộ nghèo đầu năm"), Column("leaving", "Số hộ rời"), Column("leaving_rate", "Tỷ lệ %", measure=PERCENT))),
    Group("Cận nghèo thành nghèo", (Column("near_poor_start", "Hộ cận nghèo đầu năm"), Column("from_near_poor", "Số hộ"), Column("from_near_poor_rate", "Tỷ lệ %", measure=PERCENT))),
    Column("other_entering", "Hộ khác vào danh sách"),
)  # fmt: skip
ROWS = {
    "leaving": "Hộ nghèo đầu năm rời danh sách trong cả năm",
    "from_near_poor": "Hộ cận nghèo đầu năm thành nghèo trong cả năm",
    "other_entering": "Hộ khác vào danh sách (tái nghèo, phát sinh, chuyển đến, tách)",
    "poor_end": "Hộ nghèo cuối năm",
}
POSITION = {
    "within_reach": "cả khoảng ước nằm trong mức ấy, nên nhiều khả năng đạt",
    "uncertain": "mức ấy nằm trong khoảng ước, nên chưa nói được là đạt hay không đạt",
    "out_of_reach": "cả khoảng ước nằm trên mức ấy, nên nếu diễn biến như các năm trước thì khó đạt",
}


def told(page: PageOf, projected: pd.DataFrame | None, most: int | None) -> str:
    """The projection in a sentence, with where the plan's target lies."""
    if projected is None:
        return (
            f"Ước hộ nghèo đến cuối năm: {UNKNOWN} để ước (cần ít nhất một năm trước đã rà soát theo cùng chuẩn nghèo)."
        )
    low, middle, high = (projected.at["poor_end", end] for end in ("low", "middle", "high"))
    rates = [projected.at["poor_end", f"{end}_rate"] for end in ("low", "high")]
    share = "" if any(map(pd.isna, rates)) else f", tức {rate(rates[0])}–{rate(rates[1])} % số hộ dân dự kiến"
    where = POSITION.get(where_target_lies(projected, most), "")
    target = f" Mục tiêu của kế hoạch đạt khi còn không quá {integer(most)} hộ; {where}." if where else ""
    if most is not None and most < 0:
        target = " Mục tiêu của kế hoạch lớn hơn tỷ lệ hộ nghèo đầu năm, nên không thể đạt."
    return f"Ước đến cuối năm còn {integer(low)}–{integer(high)} hộ nghèo (giữa khoảng: {integer(middle)} hộ){share}. Đây là ước tính, không phải kết quả.{target}"


def projection_page(
    page: PageOf, past: pd.DataFrame, projected: pd.DataFrame | None, most: int | None, households: object
) -> Shown:
    """The range, the earlier years it comes from and its assumptions. `households`: expected at the year's end.

    `past`: past_flows; `projected`: projection; `most`: most_poor_at_target.
    """
    if not page.period:
        return NOTHING
    if projected is None:
        return paragraphs(told(page, projected, most))
    head: Head = (
        Column("base", "Hộ đầu năm"),
        Column("to_date", f"Đến {at_end(page.period)}"),
        Group("Ước cả năm", (Column("low", "Thấp"), Column("middle", "Giữa"), Column("high", "Cao"))),
    )
    note = (
        "Tám trong mười khả năng nằm giữa “thấp” và “cao” nếu các giả định dưới đây đúng. Mỗi dòng có khoảng riêng nên các dòng không cộng lại được; "
        "dòng cuối tính từ phân bố của cả ba dòng trên."
    )
    shown = table("projection", projected, head, "Ước số hộ nghèo cuối năm (hộ)", first="Diễn biến", labels=ROWS, note=note, numbered=False, wide=False)  # fmt: skip
    figures = [] if most is None else [Figure("projection", "target", "most_poor", most, "hộ")]
    ground = table("past_flows", past, PAST, "Diễn biến của các năm trước, căn cứ để ước", first="Năm", numbered=False, wide=False)  # fmt: skip
    return together(
        paragraphs(told(page, projected, most), figures=figures),
        shown,
        ground,
        bullets(_method(past, households)),
    )


def _method(past: pd.DataFrame, households: object) -> list[str]:
    years = f"{past.index[0]}–{past.index[-1]}" if len(past) > 1 else past.index[0]
    spread = (
        "khoảng ước gồm sự khác nhau giữa các năm ấy (mới có ít năm nên thêm một phần giả định) và sự ngẫu nhiên của số hộ ít"
        if len(past) > 1
        else "mới có một năm nên sự khác nhau giữa các năm là giả định, chưa phải từ số liệu của xã"
    )
    base = "" if pd.isna(households) else f" Tỷ lệ cuối năm tính trên {integer(int(households))} hộ dân dự kiến trong bảng chỉ tiêu."  # fmt: skip
    return [
        f"Cách ước: mỗi hộ nghèo đầu năm rời danh sách, mỗi hộ cận nghèo thành nghèo với tỷ lệ như của cả năm trong các năm {years}; hộ khác vào danh sách với số như các năm ấy. "
        f"Phần đã xảy ra đến giữa năm được giữ nguyên: số cả năm không thể ít hơn số đã công nhận. Cả đơn vị gộp chung vì từng nơi quá ít hộ để ước riêng; {spread}.{base}",
        "Giả định: năm nay diễn biến như các năm trước; nhịp công nhận đến giữa năm không nói gì về nửa cuối năm, vì phần lớn biến động chỉ được công nhận sau kỳ rà soát cuối năm.",
        "Đây không phải dự báo về từng hộ, không phải kết quả rà soát, không dùng thay chỉ tiêu; chính sách mới, thiên tai, giá cả không có trong các năm trước thì không có trong ước tính.",
    ]
