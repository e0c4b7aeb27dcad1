"""Dates of a column written in two orders: 12/03/2024 among 2024-03-12 may be the third of December, as some machines
show it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.findings import Finding

YEAR_FIRST = re.compile(r"\s*[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2}")
DAY_FIRST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.][12]\d{3}")
FEW = 0.2  # of the dates of a column: more are a way of writing


def of_either_order(texts: Sequence[str]) -> list[str]:
    """Those of a column's distinct dates that could be read in either order, where nearly all others begin with the
    year.
    """
    doubtful = [text for text in texts if (day := DAY_FIRST.match(text)) and _either(day)]
    plain = sum(bool(YEAR_FIRST.match(text)) for text in texts) if doubtful else 0
    return doubtful if len(doubtful) <= FEW * plain else []


def either_order(file: str, column: str, text: str, row: int) -> Finding:
    """The warning for one of them, at the first row that has it."""
    return Finding("warning", file, row, column, text, "ngày viết như các ngày khác của cột: năm-tháng-ngày",
                   "đã đọc là ngày/tháng/năm; ô này có thể do máy đổi thành tháng/ngày/năm, đối chiếu rồi viết lại", "date_order")  # fmt: skip


def _either(day: re.Match[str]) -> bool:
    return day[1] != day[2] and all(1 <= int(part) <= 12 for part in day.groups())
