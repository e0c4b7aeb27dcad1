"""Near-poor households and ethnic-minority poverty beside the table of targets."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT, POINTS

FALL = (POINTS[0], "rate")
HEAD: Head = (
    Group("Hộ cận nghèo đầu năm", (Column("near_poor", "Số hộ"), Column("near_poor_rate", "Tỷ lệ %"))),
    Group(
        "Hộ nghèo dân tộc thiểu số đầu năm",
        (
            Column("minority_households", "Số hộ DTTS"),
            Column("minority_poor", "Hộ nghèo DTTS"),
            Column("minority_rate", "Tỷ lệ %", measure=PERCENT),
            Column("minority_registered", "Đăng ký thoát nghèo"),
        ),
    ),
    Group(
        "Hộ DTTS trong chỉ tiêu giảm",
        (Column("minority_least", "Ít nhất"), Column("minority_most", "Nhiều nhất")),
    ),
    Group(
        "Giảm tỷ lệ nghèo DTTS (điểm %)",
        (
            Column("minority_points_least", "Ít nhất", measure=FALL),
            Column("minority_points_most", "Nhiều nhất", measure=FALL),
        ),
    ),
)


def table_target_groups(page: PageOf, groups: pd.DataFrame) -> Shown:
    """The fall of minority poverty that the targets allow, and the near-poor. `groups`: `target_groups`."""
    total = groups.loc["total"]
    texts = []
    if (
        total["minority_poor"]
        and plain(total["minority_rate"]) is not None
        and plain(total["minority_least"]) is not None
    ):
        texts.append(
            f"Đầu năm {page.year} có {integer(total['minority_poor'])} hộ nghèo dân tộc thiểu số ({rate(total['minority_rate'])} % số hộ "
            f"dân tộc thiểu số). {_within(total)}"
        )
    shown = table(
        "target_groups",
        groups,
        HEAD,
        f"Hộ cận nghèo và hộ nghèo dân tộc thiểu số đầu năm {page.year}",
        first=page.place,
        note="Ít nhất: phần chỉ tiêu vượt số hộ nghèo không phải dân tộc thiểu số. Nhiều nhất: không quá số hộ nghèo dân tộc "
        "thiểu số. Điểm phần trăm tính trên số hộ dân tộc thiểu số đầu năm.",
        wide=False,
    )
    return together(paragraphs(*texts), shown)


def _within(total: pd.Series) -> str:
    """How many of those to be lifted are of the minorities: between two bounds, or just so many where they meet."""
    least, most = (integer(total[f"minority_{end}"]) for end in ("least", "most"))
    points = [rate(total[f"minority_points_{end}"]) for end in ("least", "most")]
    if not total["minority_most"]:
        return "Chỉ tiêu không giao giảm hộ nào ở nơi có hộ nghèo dân tộc thiểu số."
    if least == most:
        return f"Nếu nơi nào cũng đạt chỉ tiêu, {least} trong số hộ giảm là hộ dân tộc thiểu số, tương ứng giảm {points[0]} điểm phần trăm."
    return (
        f"Nếu nơi nào cũng đạt chỉ tiêu, từ {least} đến {most} trong số hộ giảm là hộ dân tộc thiểu số, "
        f"tương ứng giảm từ {points[0]} đến {points[1]} điểm phần trăm."
    )
