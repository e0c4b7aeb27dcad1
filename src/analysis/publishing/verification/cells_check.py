"""The cells of a page against figures.csv: the figure each names, its value, and the words written for it."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from analysis.presentation.numbers import fixed
from analysis.presentation.units import write
from analysis.presentation.written import decimals
from analysis.publishing.revision_words import FORMS, number_of
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder

NAME = "Từng ô của trang so với figures.csv"


def check_cells(folder: ReportFolder) -> Check:
    """Whether every cell of every page says what figures.csv says, and is written as its form writes it."""
    check = Check(NAME)
    for report in folder.reports:
        lines = folder.figure_lines(report)
        cells = folder.soup(report).find_all(attrs={"data-table": True})
        check.count += len(cells)
        check.add_some(found for cell in cells for found in _faults(report, cell, lines))
    return check


def _faults(report: str, cell: Tag, lines: dict) -> Iterator[tuple[str, object, object]]:
    table, row, column, value, unit, form = (
        str(cell.get(f"data-{part}", "")) for part in ("table", "row", "column", "value", "unit", "form")
    )
    where = f"{report}.html, ô {table} / {row} / {column}"
    line = lines.get((table, row, column))
    if line is None:
        yield where, "một dòng của figures.csv", "figures.csv không có số liệu này"
        return
    if line.value != value:
        yield where, f"figures.csv: {line.value or '(trống)'}", f"trang ghi giá trị {value or '(trống)'}"
    if line.unit != unit:
        yield where, f"figures.csv: đơn vị {line.unit or '(trống)'}", f"trang ghi đơn vị {unit or '(trống)'}"
    shown = "".join(cell.find_all(string=True, recursive=False)).strip()
    expected = shown_as(line.value, form, shown)
    if expected is not None and shown != expected.strip():
        yield where, f"viết là “{expected}”", f"trang viết “{shown}”"


def shown_as(value: str, form: str, shown: str = "") -> str | None:
    """The text of a cell that writes this value of figures.csv; None for a form of words (as printed by the issuer).

    A column of money has one number of decimals: the cell may have more than its value needs, never fewer. Words are held
    against the executed notebook with the rest of the text.
    """
    if form not in FORMS:
        return None
    number = number_of(value)
    if number is None:
        return value
    needed = write(number, form)
    more = form == "money" and decimals(needed) < decimals(shown) <= 2
    return fixed(number, decimals(shown)) if more else needed
