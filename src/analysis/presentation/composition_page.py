"""Change of the groups, peoples, causes and children of the listed households since last year, on the page."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import HOUSEHOLDS, PERCENT, PERSONS, POINTS
from analysis.review.printed import printed_differences

LINES = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo"}
TITLES = {"T8": "theo nhóm đối tượng", "T9": "theo dân tộc", "T10": "theo nguyên nhân nghèo", "T11": "về trẻ em"}
LABELS = {
    "minority": "Dân tộc thiểu số",
    "no_labour": "Không có khả năng lao động",
    "merit": "Có người có công",
    "other": "Khác",
    "uninsured": "Không có thẻ BHYT",
    "malnourished": "Suy dinh dưỡng",
    "out_of_school": "Không đi học đúng độ tuổi",
}


def table_composition(page: PageOf, form: str, changes: Mapping[str, pd.DataFrame]) -> Shown:
    """One form's total row, last year against this one, two lines a category (poor, near-poor).

    `form`: T8, T9, T10 or T11; `changes`: `composition_change` by class.
    """
    children = form == "T11"
    unit = PERSONS if children else HOUSEHOLDS
    head: Head = (
        Group(
            "Số trẻ em" if children else "Số hộ",
            (
                Column("start", "Đầu năm"),
                Column("end", "Cuối năm"),
                Column("change", "Thay đổi", measure=(unit[0], "change")),
            ),
        ),
        Group(
            "Tỷ trọng %",
            (
                Column("start_share", "Đầu năm", measure=PERCENT),
                Column("end_share", "Cuối năm", measure=PERCENT),
                Column("share_change", "Thay đổi (điểm %)", measure=POINTS),
            ),
        ),
    )
    rows = list(dict.fromkeys(row for change in changes.values() for row in change.index if row != "total"))
    frames = {LINES[klass]: _of_all(change, rows) for klass, change in changes.items()}
    names = {LINES[klass]: f"{form}_{klass}_change" for klass in changes}
    note = (
        "Tỷ trọng tính trên tổng số trẻ em dưới 16 tuổi của các hộ."
        if children
        else "Tỷ trọng tính trên tổng số hộ của dòng cuối."
    )
    several = "" if form in ("T9", "T11") else " Một hộ có thể thuộc nhiều dòng."
    words = page.causes if form == "T10" else LABELS
    shown = table(
        names,
        frames,
        head,
        f"Thay đổi của hộ nghèo, hộ cận nghèo {TITLES[form]} so với {page.before('cuối năm trước')} (biểu {form})",
        first="Nội dung",
        labels=words,
        total="Tổng số trẻ em" if children else "Tổng số hộ",
        numbered=False,
        default=unit,
        note=note + several,
        shown={(line, "share_change"): printed_differences(part["end_share"], part["start_share"]) for line, part in frames.items()},
    )  # fmt: skip
    who = "trẻ em" if children else "hộ"
    return together(
        paragraphs(*(_sentence(change, LINES[klass], words, who) for klass, change in changes.items())), shown
    )


def _sentence(change: pd.DataFrame, whose: str, words: Mapping[str, str], who: str) -> str:
    """The category that rose most and the one that fell most, in households (children in T11)."""
    moved = change["change"].drop(index="total").dropna().astype(int)
    said = []
    for verb, to, sign in (("tăng", "lên", 1), ("giảm", "xuống", -1)):
        if len(moved) and (sign * moved).max() > 0:
            row = (sign * moved).idxmax()
            counts = f"từ {integer(change.at[row, 'start'])} {to} {integer(change.at[row, 'end'])} {who}"
            said.append(f"{verb} nhiều nhất: {words.get(row, row)} ({counts})")
    return f"{whose}: {'; '.join(said)}." if said else ""


def _of_all(change: pd.DataFrame, rows: list[str]) -> pd.DataFrame:
    """The frame with a row for every category of either class; none of it counted where the form had no such column."""
    return change.reindex([*rows, "total"])
