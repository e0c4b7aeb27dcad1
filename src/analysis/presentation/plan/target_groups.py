"""Near-poor households and ethnic-minority poverty beside the table of targets."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.display import Shown, plain, together
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import Column, Group, Head, table
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
            f"dân tộc thiểu số). Nếu nơi nào cũng đạt chỉ tiêu, từ {integer(total['minority_least'])} đến {integer(total['minority_most'])} "
            f"trong số hộ giảm là hộ dân tộc thiểu số, tương ứng giảm từ {rate(total['minority_points_least'])} đến "
            f"{rate(total['minority_points_most'])} điểm phần trăm."
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
