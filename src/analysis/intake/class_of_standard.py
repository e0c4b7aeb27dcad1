"""Classes of households that the year's poverty standard does not have (hộ có mức sống trung bình after 2026), named
once a column.
"""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.sheets import FILE, ROW, Sheet
from analysis.intake.text import first_few
from analysis.intake.values import CLASS_NAMES
from analysis.standards import Standard

FEW = 3  # cells of a class that a review which counts it has many of


def check_classes(sheet: Sheet, columns: tuple[str, str], standard: Standard, year: int) -> list[Finding]:
    """An error a column and file for the cells whose class the standard does not have; blank ones (`absent`) are no
    class.

    `columns`: the class before and after. What stood at the start of a standard's first year may have been classed
    under the one before.
    """
    findings = []
    for column in columns if year > standard.first_year else columns[1:]:
        wrong = sheet.frame.filter(~pl.col(column).is_in([*standard.classes, "absent"]))
        for cells in wrong.partition_by(FILE, maintain_order=True) if FILE in sheet else [wrong]:
            if len(cells):
                findings.append(_finding(sheet.file_of(cells.row(0, named=True)), cells, column, standard))
    return findings


def _finding(file: str, cells: pl.DataFrame, column: str, standard: Standard) -> Finding:
    named = ", ".join(f"“{CLASS_NAMES[klass]}”" for klass in cells[column].unique(maintain_order=True))
    rows = first_few(cells[ROW])
    value = named if len(cells) == 1 else f"{named}, {len(cells)} hộ: dòng {rows}"
    known = ", ".join(CLASS_NAMES[klass] for klass in standard.classes)
    return Finding("error", file, cells[ROW][0], column, value, f"phân loại theo {standard.name}: {known}",
                   "phân loại lại các hộ này theo chuẩn nghèo của năm", "class_of_standard")  # fmt: skip


def check_lone_class(sheet: Sheet, columns: tuple[str, str]) -> list[Finding]:
    """A warning for each of the few cells of a column that read as average living beside many that are not poor: “Trung
    bình” alone may mean no more than that.
    """
    findings = []
    for column in columns:
        cells = sheet.frame.filter(pl.col(column) == "average_living")
        plain = sheet.frame.select((pl.col(column) == "not_poor").sum()).item()
        if 0 < len(cells) <= FEW and plain >= FEW * len(cells):
            findings += [_lone(sheet.file_of(row), row[ROW], column) for row in cells.iter_rows(named=True)]
    return findings


def _lone(file: str, row: int, column: str) -> Finding:
    return Finding("warning", file, row, column, CLASS_NAMES["average_living"], f"“{CLASS_NAMES['not_poor']}” như các hộ không nghèo khác của cột, hoặc đúng là hộ có mức sống trung bình",
                   "ghi “không nghèo” nếu chỉ có ý là hộ trung bình; hộ có mức sống trung bình được đếm riêng ở biểu T1", "lone_class")  # fmt: skip
