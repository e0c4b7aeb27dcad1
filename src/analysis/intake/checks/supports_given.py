"""Supports given to households that no support is for: neither poor nor near-poor in the year, nor escaped within 36 months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from analysis.findings import Finding
from analysis.intake.dictionary import dictionary
from analysis.intake.sheet import Sheet, values_of

LISTED = frozenset({"poor", "near_poor"})
MONTHS_36 = 3  # years before this one in which an escape still counts
SHOWN = 5  # ids that a finding lists


def check_supports_given(
    households: Sheet, year: int, earlier: Iterable[Sheet], open_to_others: frozenset[str]
) -> list[Finding]:
    """A warning for each column of supports with households that it cannot be for, all rows of a column in one finding.

    `earlier`: reviews before this one, newest or oldest first, whose poor may have escaped since; `open_to_others`: columns
    of supports that are also for people outside the three groups, never checked.
    """
    columns = [c.code for c in dictionary()["households"].columns if c.code.startswith("support_")]
    given = {
        code: households[code].equals(True) for code in columns if code in households and code not in open_to_others
    }
    if not any(rows.any() for rows in given.values()):
        return []
    outside = ~(_listed(households, "class_start") | _listed(households, "class_end") | _escaped(households, year))
    was_poor = {name for review in earlier for name in _poor(review)}
    outside[outside] = [name not in was_poor for name in _values(households, "household_id", outside)]
    return [_finding(households, code, rows & outside) for code, rows in given.items() if (rows & outside).any()]


def open_to_others(catalogue: Mapping) -> frozenset[str]:
    """The columns of supports given that some support of the catalogue opens to others than the three groups."""
    return frozenset(
        entry["given"] for entry in catalogue["support"] if "others" in entry["groups"] and "given" in entry
    )


def _listed(households: Sheet, column: str) -> np.ndarray:
    return households[column].where(LISTED.__contains__)


def _escaped(households: Sheet, year: int) -> np.ndarray:
    return households["escaped_on"].where(lambda day: day is not None and day.year >= year - MONTHS_36)


def _poor(review: Sheet) -> list[str]:
    return _values(review, "household_id", review["class_start"].equals("poor") | review["class_end"].equals("poor"))


def _values(sheet: Sheet, column: str, rows: np.ndarray) -> list:
    return values_of(sheet[column].kept(rows))


def _finding(households: Sheet, column: str, rows: np.ndarray) -> Finding:
    places = np.flatnonzero(rows)
    ids = [str(name) for name in _values(households, "household_id", rows)[:SHOWN]]
    names = ", ".join(ids) + (", …" if len(places) > SHOWN else "")
    heading = dictionary()["households"].column(column).heading
    first = int(places[0])
    return Finding("warning", households.file_of(first), int(households.rows[first]), column, f"{len(places)} hộ: {names}",
                   f"“{heading}” chỉ ghi ở hộ nghèo, cận nghèo trong năm hoặc thoát nghèo trong 36 tháng",
                   "kiểm tra phân loại đầu kỳ, cuối kỳ, ngày được công nhận thoát nghèo của các hộ này, hoặc bỏ dấu hỗ trợ ghi nhầm", "support_entitled")  # fmt: skip
