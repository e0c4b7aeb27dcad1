"""A file whose own words speak of another year: “năm 2023” in the lines of 2024."""

from __future__ import annotations

import re
from collections import Counter

import polars as pl

from analysis.findings import Finding
from analysis.intake.sheets import Sheet

YEAR = re.compile(r"(?i)\bnăm\s+(20\d\d)\b(?!\s*[-–])")


def years_said(text: str) -> Counter[int]:
    """How often the text says each year as “năm 2024”, in either case; spans of years (2021-2025) are none."""
    return Counter(int(year) for year in YEAR.findall(text))


def check_years_said(lines: Sheet, year: int) -> list[Finding]:
    """A warning where the names of the lines speak of other years and never of this one: it is another year's file."""
    texts = lines.frame.select(pl.col(code) for code in ("name", "indicator") if code in lines)
    said = years_said("\n".join(str(cell) for row in texts.iter_rows() for cell in row if cell))
    # a target for a year to come is no sign
    if not said or year in said or min(said) > year:
        return []
    named = ", ".join(f"năm {one}" for one in sorted(said))
    return [Finding("warning", lines.file, None, None, named, f"tên mục tiêu, dự án của năm {year}",
                    "kiểm tra tệp có phải của năm khác không; đúng tệp thì sửa năm ghi trong tên", "file_of_another_year")]  # fmt: skip
