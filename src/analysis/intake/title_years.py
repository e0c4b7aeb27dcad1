"""A table whose title, head or sheet speaks of another year and never of its own: the file of another year, or copied
from one.
"""

from __future__ import annotations

import re

from analysis.findings import Finding
from analysis.intake.checks.other_year import years_said
from analysis.intake.files import Cells
from analysis.intake.heads import Head
from analysis.intake.text import tidy

IN_TITLE_OF_SHEET = re.compile(r"\[[^\]]*?\b(20\d\d)\b(?!\s*[-–])[^\]]*\]$")
OF_A_LAW = re.compile(r"(?i)nghị (định|quyết)|quyết định|thông tư|kế hoạch số|công văn|ngày")


def title_years(cells: Cells, head: Head, year: int) -> list[Finding]:
    """A warning where only other years are said. The end of a year is the start of the next, and a law has its own
    year.
    """
    said: dict[int, tuple[int | None, str]] = {}
    if found := IN_TITLE_OF_SHEET.search(cells.file):
        said[int(found[1])] = (None, found[0][1:-1])
    for index, record in enumerate(cells.records[: head.bottom + 1]):
        for cell in record:
            if "năm" in cell.casefold() and not OF_A_LAW.search(cell):
                for one in years_said(cell):
                    said.setdefault(one, (index + 1, tidy(cell)))
    if not said or min(said) > year or {year, year + 1} & said.keys():
        return []
    row, text = said[max(said)]
    return [
        Finding(
            "warning",
            cells.file,
            row,
            None,
            text,
            f"số liệu năm {year}",
            f"kiểm tra có phải bảng của năm {max(said)} không; đúng là của năm {year} thì sửa năm ghi ở đây",
            "title_of_another_year",
        )
    ]
