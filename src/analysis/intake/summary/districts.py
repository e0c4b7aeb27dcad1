"""The district that a line of a summary form stands under, and its province: named in a row above it, else over the
table.
"""

from __future__ import annotations

import re

from analysis.intake.heads import Head
from analysis.intake.row_labels import LISTED
from analysis.intake.text import tidy

NAME = r"\s+([^\W\d_][^,;()–\d]*?)(?=\s*(?:$|[,;()–]|-|\bnăm\b|\btỉnh\b|\bđến\b|\d))"
DISTRICT = re.compile(rf"\b(huyện|thị xã|thành phố|quận){NAME}", re.IGNORECASE)
PROVINCE = re.compile(rf"\b(tỉnh){NAME}", re.IGNORECASE)
LEVELS = re.compile(r"^(huyện|thị xã|thành phố|quận)\s+", re.IGNORECASE)


def district_label(name: str) -> str:
    """`huyện Ia Pa` of `Ia Pa` or `HUYỆN IA PA`; `thị xã An Khê` as it is; blank of a blank."""
    name = tidy(name)
    if not name:
        return ""
    level = LEVELS.match(name)
    return f"{level[1].lower() if level else 'huyện'} {_written(name[level.end() :] if level else name)}"


def districts_by_row(records: list[list[str]], head: Head) -> dict[int, str]:
    """District by row, as a person counts rows from 1: that of the last row below the head that names one, else the one
    that alone is named over the table.
    """
    over = {district_label(found[0]) for found in _over(records, head, DISTRICT)}
    current = next(iter(over)) if len(over) == 1 else ""
    found = {}
    for index in range(head.bottom + 1, len(records)):
        texts = [LISTED.sub("", cell).strip() for cell in records[index] if any(map(str.isalpha, cell))]
        if named := next(filter(LEVELS.match, texts), ""):
            current = district_label(named)
        found[index + 1] = current
    return found


def province_over(records: list[list[str]], head: Head) -> str:
    """`tỉnh Gia Lai`, the one province that is named over the table; blank where there is none, or several."""
    over = {f"tỉnh {_written(found[2])}" for found in _over(records, head, PROVINCE)}
    return next(iter(over)) if len(over) == 1 else ""


def _over(records: list[list[str]], head: Head, pattern: re.Pattern) -> list[re.Match]:
    cells = (tidy(cell) for record in records[: head.main] for cell in record)
    return [found for cell in cells if (found := pattern.search(cell))]


def _written(name: str) -> str:
    return name.title() if name.isupper() else name
