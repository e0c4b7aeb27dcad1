"""Recognitions of the year against its review on the page (đối chiếu)."""

from __future__ import annotations

import pandas as pd

from analysis.document.head import Column, Group, Head
from analysis.document.shown import NOTHING, Shown, together
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import table

HEAD: Head = (
    Column("recognised", "Hộ có lần công nhận trong năm"),
    Group("Được công nhận ra khỏi danh sách hộ nghèo", (Column("no_longer_poor", "Số hộ"), Column("poor_in_review", "Rà soát vẫn nghèo"))),
    Group("Được công nhận vào danh sách hộ nghèo", (Column("became_poor", "Số hộ"), Column("not_poor_in_review", "Rà soát không nghèo"))),
    Column("without_row", "Không có trong rà soát"),
)  # fmt: skip
NOTE = (
    "Mỗi hộ một lần, theo phân loại trước lần công nhận đầu và sau lần công nhận cuối trong năm (recognitions.csv). Báo cáo lấy kết quả rà soát; "
    "từng hộ chênh lệch có trong phần chất lượng số liệu. Hộ đã vượt chuẩn hoặc rời xã không nhất thiết được rà soát lại."
)


def reconciliation_page(page: PageOf, compared: pd.DataFrame | None) -> Shown:
    """How far the review bears out what was recognised during the year; nothing without recognitions. `compared`: reconciliation."""
    if compared is None:
        return NOTHING
    total = compared.loc["total"]
    differing = int(total["poor_in_review"] + total["not_poor_in_review"])
    text = f"Trong năm {integer(total['recognised'])} hộ có lần công nhận biến động; kết quả rà soát cuối năm "
    text += f"khác với {integer(differing)} hộ trong số đó." if differing else "không trái với lần công nhận nào."
    shown = table("reconciliation", compared, HEAD, "Các lần công nhận trong năm so với kết quả rà soát cuối năm", first=page.place, note=NOTE, wide=False)  # fmt: skip
    return together(paragraphs(text), shown)
