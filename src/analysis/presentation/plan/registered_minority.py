"""Number and share of ethnic-minority households among the registered, on the page: assured or not, village by village."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT

HEAD: Head = (
    Group(
        "Hộ nghèo",
        (
            Column("poor", "Tổng số"),
            Column("minority_poor", "DTTS"),
            Column("poor_share", "Tỷ lệ DTTS %", measure=PERCENT),
        ),
    ),
    Column("wanted", "Số hộ DTTS phải có"),
    Group(
        "Hộ đăng ký",
        (
            Column("registered", "Tổng số"),
            Column("minority", "DTTS"),
            Column("minority_share", "Tỷ lệ DTTS %"),
        ),
    ),
)
NOTE = (
    "Kế hoạch yêu cầu bảo đảm cả số hộ và tỷ lệ mà không nêu mức. Số hộ phải có: phần của chỉ tiêu theo tỷ lệ DTTS trong hộ "
    "nghèo, làm tròn lên. Tỷ lệ bảo đảm khi không thấp hơn tỷ lệ DTTS trong hộ nghèo."
)
NOBODY = "Không có hộ nghèo dân tộc thiểu số."


def table_registered_minority(page: PageOf, minority: pd.DataFrame) -> Shown:
    """Whether the registered list assures number and share. `minority`: `registered_minority`."""
    if not minority.at["total", "minority_poor"]:
        return paragraphs(NOBODY)
    # the village's answer is words beside the figures; the figures number_met and share_met go along
    answers = {row: minority_words(minority.loc[row]) for row in minority.index}
    shown = table(
        "registered_minority",
        minority,
        HEAD,
        f"Hộ dân tộc thiểu số (DTTS) trong danh sách đăng ký thoát nghèo năm {page.year}",
        first=page.place,
        remarks=("Bảo đảm", "", answers),
        note=NOTE,
        wide=False,
    )
    return together(paragraphs(minority_sentence(page, minority)), shown)


def minority_sentence(page: PageOf, minority: pd.DataFrame) -> str:
    """The whole unit's answer, and how many villages lack it; nothing where no minority household is poor."""
    total = minority.loc["total"]
    if not total["minority_poor"]:
        return ""
    if plain(total["minority_share"]) is None:
        return "Chưa hộ nghèo nào đăng ký thoát nghèo, nên số hộ và tỷ lệ dân tộc thiểu số chưa được bảo đảm."
    words = minority_words(total)
    lacking = villages_lacking(minority)
    villages = f"; {integer(lacking)} {page.places} chưa bảo đảm đủ cả số hộ và tỷ lệ" if lacking else ""
    return (
        f"Hộ dân tộc thiểu số đăng ký: {integer(total['minority'])} hộ, {rate(total['minority_share'])} % số hộ đăng ký (trong hộ "
        f"nghèo là {rate(total['poor_share'])} %): {words[0].lower()}{words[1:]}{villages}."
    )


def villages_lacking(minority: pd.DataFrame) -> int:
    """How many villages lack the number, the share, or both."""
    answers = minority.drop("total")[["number_met", "share_met"]]
    return int(answers.eq(0).fillna(False).any(axis=1).sum())


def minority_words(row: pd.Series) -> str:
    """`Đủ số hộ, đủ tỷ lệ`, or what is lacking of each."""
    if not row["minority_poor"]:
        return "Không có hộ nghèo DTTS"
    number, share = plain(row["number_met"]), plain(row["share_met"])
    parts = []
    if number is not None:
        parts.append("đủ số hộ" if number else f"thiếu {integer(row['wanted'] - row['minority'])} hộ")
    if share is not None and plain(row["minority_share"]) is None:
        parts.append("chưa có hộ đăng ký")
    elif share is not None:
        parts.append(
            "đủ tỷ lệ" if share else f"tỷ lệ thấp hơn {rate(row['poor_share'] - row['minority_share'])} điểm %"
        )
    words = ", ".join(parts) or "chưa có chỉ tiêu"
    return words[0].upper() + words[1:]
