"""Classes of households that the year's poverty standard does not have (hộ có mức sống trung bình after 2026), named once a column."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.findings import Finding
from analysis.intake.values import CLASS_NAMES
from analysis.standards import Standard

SHOWN = 5  # rows that a finding lists
Place = tuple[str, int, str]  # file, row in it, code of the class that stands there


def check_classes(places: Sequence[Place], column: str, standard: Standard) -> list[Finding]:
    """An error a file for the cells of `column` whose class the standard does not have; none where `places` has none.

    `places`: the cells to judge, in the order of the file; blank ones (`absent`) are no class.
    """
    wrong: dict[str, list[tuple[int, str]]] = {}
    for file, row, klass in places:
        if klass not in (*standard.classes, "absent"):
            wrong.setdefault(file, []).append((row, klass))
    return [_finding(file, cells, column, standard) for file, cells in wrong.items()]


def _finding(file: str, cells: Sequence[tuple[int, str]], column: str, standard: Standard) -> Finding:
    named = ", ".join(f"“{CLASS_NAMES[klass]}”" for klass in dict.fromkeys(klass for _, klass in cells))
    rows = ", ".join(str(row) for row, _ in cells[:SHOWN]) + (", …" if len(cells) > SHOWN else "")
    value = named if len(cells) == 1 else f"{named}, {len(cells)} hộ: dòng {rows}"
    known = ", ".join(CLASS_NAMES[klass] for klass in standard.classes)
    return Finding("error", file, cells[0][0], column, value, f"phân loại theo {standard.name}: {known}",
                   "phân loại lại các hộ này theo chuẩn nghèo của năm", "class_of_standard")  # fmt: skip
