"""Supports given to households that no support is for: neither poor nor near-poor in the year, nor escaped within 36 months."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from analysis.findings import Finding
from analysis.intake.dictionary import dictionary
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import first_few
from analysis.intake.values import LISTED
from analysis.rules.support_catalogue import SupportCatalogue

MONTHS_36 = 3  # years before this one in which an escape still counts


def check_supports_given(
    households: Sheet, year: int, earlier: Iterable[Sheet], open_to_others: frozenset[str]
) -> list[Finding]:
    """A warning for each column of supports with households that it cannot be for, all rows of a column in one finding.

    `earlier`: reviews before this one, newest or oldest first, whose poor may have escaped since; `open_to_others`: columns
    of supports that are also for people outside the three groups, never checked.
    """
    columns = [c.code for c in dictionary()["households"].columns if c.code.startswith("support_")]
    given = [code for code in columns if code in households and code not in open_to_others]
    listed = pl.col("class_start").is_in(LISTED) | pl.col("class_end").is_in(LISTED)
    escaped = (pl.col("escaped_on").dt.year() >= year - MONTHS_36).fill_null(False)
    outside = households.where(pl.any_horizontal(pl.col(given)) & ~listed & ~escaped)
    if not len(outside):
        return []
    poor = (pl.col("class_start") == "poor") | (pl.col("class_end") == "poor")
    for review in earlier:
        was_poor = review.frame.lazy().filter(poor).select("household_id").collect().to_series().drop_nulls()
        outside = outside.where(~pl.col("household_id").is_in(was_poor.implode()))
    return [_finding(outside.where(pl.col(code)), code) for code in given if outside[code].any()]


def open_to_others(catalogue: SupportCatalogue) -> frozenset[str]:
    """The columns of supports given that some support of the catalogue opens to others than the three groups."""
    return frozenset(entry.given for entry in catalogue.support if "others" in entry.groups and entry.given)


def _finding(outside: Sheet, column: str) -> Finding:
    names = first_few(outside["household_id"])
    heading = dictionary()["households"].column(column).heading
    first = outside.frame.row(0, named=True)
    return Finding("warning", outside.file_of(first), first[ROW], column, f"{len(outside)} hộ: {names}",
                   f"“{heading}” chỉ ghi ở hộ nghèo, cận nghèo trong năm hoặc thoát nghèo trong 36 tháng",
                   "kiểm tra phân loại đầu kỳ, cuối kỳ, ngày được công nhận thoát nghèo của các hộ này, hoặc bỏ dấu hỗ trợ ghi nhầm", "support_entitled")  # fmt: skip
