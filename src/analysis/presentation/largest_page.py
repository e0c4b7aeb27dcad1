"""The largest changes of the year on the page, in households, with how they were ranked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.document.head import Column, Head
from analysis.document.shown import Shown
from analysis.evaluation.largest_changes import Change
from analysis.presentation.charts.words import inside
from analysis.presentation.composition_page import LABELS as GROUPS
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.results_page import NOT_COMPARED
from analysis.presentation.table import table

FAMILIES = {
    "poor": "hộ nghèo",
    "near_poor": "hộ cận nghèo",
    "deprivations_poor": "hộ nghèo thiếu hụt",
    "deprivations_near_poor": "hộ cận nghèo thiếu hụt",
    "groups_poor": "hộ nghèo thuộc nhóm",
    "causes_poor": "hộ nghèo có nguyên nhân",
}
HEAD: Head = (
    Column("start", "Đầu năm (hộ)"),
    Column("end", "Cuối năm (hộ)"),
    Column("change", "Thay đổi (hộ)", measure=("hộ", "change")),
)


def name_of(page: PageOf, change: Change) -> str:
    """`hộ nghèo thiếu hụt nhà tiêu hợp vệ sinh`, `hộ nghèo có nguyên nhân khác`, `hộ nghèo, Thôn 2`."""
    words = {**GROUPS, **page.labels, **page.causes}
    family = FAMILIES[change.family]
    if change.family in ("poor", "near_poor"):
        return family + (f" toàn {page.level}" if change.name == "total" else f", {change.name}")
    name = inside(words.get(change.name, change.name))
    return f"{family} {name.removeprefix('nguyên nhân ')}"


def table_largest(page: PageOf, largest: Sequence[Change]) -> Shown:
    """Every ranked change, largest first, with the rule of the ranking."""
    if not largest:
        return paragraphs("Không có số nào thay đổi trong năm." if page.comparable else NOT_COMPARED)
    rows = {f"{change.family}/{change.name}": change for change in largest}
    frame = pd.DataFrame(
        {key: [c.start, c.end, c.change] for key, c in rows.items()}, index=["start", "end", "change"]
    ).T
    note = (
        "Mỗi nhóm số liệu lấy một số thay đổi nhiều nhất, tính bằng hộ: khi hộ nghèo ít đi, tỷ trọng của phần không đổi tự tăng lên, "
        "nên tỷ trọng không dùng để xếp hạng."
    )
    names = {key: _capital(name_of(page, change)) for key, change in rows.items()}
    return table("largest_changes", frame.astype("Int64"), HEAD, "Những thay đổi nhiều nhất trong năm", first="Số liệu", labels=names, note=note)  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
