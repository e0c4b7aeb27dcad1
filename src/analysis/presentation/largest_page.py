"""The largest changes of the year on the page, with how they were ranked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.evaluation.largest_changes import Change
from analysis.evaluation.thresholds import thresholds
from analysis.presentation.composition_page import LABELS as GROUPS
from analysis.presentation.display import Shown
from analysis.presentation.numbers import integer, rate, signed
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.results_page import UNKNOWN
from analysis.presentation.table import Column, Head, table
from analysis.presentation.units import PERCENT, POINTS

FAMILIES = {
    "poor": "tỷ lệ hộ nghèo",
    "near_poor": "tỷ lệ hộ cận nghèo",
    "minority": "tỷ lệ hộ nghèo dân tộc thiểu số",
    "deprivations_poor": "hộ nghèo thiếu hụt",
    "deprivations_near_poor": "hộ cận nghèo thiếu hụt",
    "groups_poor": "tỷ trọng trong hộ nghèo của nhóm",
    "causes_poor": "tỷ trọng trong hộ nghèo của nguyên nhân",
}
HEAD: Head = (
    Column("start", "Đầu năm %", measure=PERCENT),
    Column("end", "Cuối năm %", measure=PERCENT),
    Column("change", "Thay đổi (điểm %)", measure=POINTS),
)


def name_of(page: PageOf, change: Change) -> str:
    """`hộ nghèo thiếu hụt Nhà tiêu hợp vệ sinh`, `tỷ lệ hộ nghèo, Thôn 2`."""
    words = {**GROUPS, **page.labels, **page.causes}
    family = FAMILIES[change.family]
    if change.family in ("poor", "near_poor", "minority"):
        return family + (" toàn đơn vị" if change.name == "total" else f", {change.name}")
    return f"{family} {words.get(change.name, change.name)}"


def told(page: PageOf, change: Change) -> str:
    """The change as a part of a sentence."""
    return f"{name_of(page, change)} {signed(change.change)} ({rate(change.start)} → {rate(change.end)} %)"


def table_largest(page: PageOf, largest: Sequence[Change]) -> Shown:
    """Every ranked change, largest first, with the rule of the ranking."""
    if not largest:
        return paragraphs(f"Thay đổi lớn nhất của năm: {UNKNOWN} để xếp hạng.")
    rows = {f"{change.family}/{change.name}": change for change in largest}
    frame = pd.DataFrame(
        {key: [c.start, c.end, c.change] for key, c in rows.items()}, index=["start", "end", "change"]
    ).T
    note = (
        "Cách xếp hạng: mỗi nhóm số liệu (tỷ lệ hộ nghèo, hộ cận nghèo, hộ nghèo dân tộc thiểu số, thiếu hụt, nhóm đối tượng, nguyên nhân) lấy một tỷ lệ "
        f"thay đổi nhiều nhất tính bằng điểm %, chỉ xét tỷ lệ có mẫu số từ {integer(thresholds().ranked_base)} hộ trở lên ở cả đầu năm và cuối năm."
    )
    names = {key: _capital(name_of(page, change)) for key, change in rows.items()}
    return table("largest_changes", frame.astype("Float64"), HEAD, "Những thay đổi nhiều nhất trong năm", first="Số liệu", labels=names, note=note)  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
