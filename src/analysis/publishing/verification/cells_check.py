"""The cells of a page against figures.csv: the figure each names, its value, and the words written for it."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from bs4 import NavigableString, Tag

from analysis.presentation.numbers import fixed
from analysis.presentation.units import write
from analysis.presentation.written import decimals
from analysis.publishing.named_cells import NamedCell, body_rows, carried_rows, named_cells, place_in_row
from analysis.publishing.revision_words import FORMS, number_of
from analysis.publishing.table_csv import plain_words
from analysis.publishing.verification.deviation import Check, short
from analysis.publishing.verification.folder_read import ReportFolder

NAME = "Từng ô của trang so với figures.csv"


def check_cells(folder: ReportFolder) -> Check:
    """Whether every cell of every page says what figures.csv says, is written as its form writes it, and stands so in the
    CSV that its table carries.
    """
    check = Check(NAME)
    for report in folder.reports:
        lines = folder.figure_lines(report)
        for table in folder.soup(report).find_all("table"):
            cells, carried = list(named_cells(table)), _carried(check, report, table)
            check.count += sum(bool(found.names) for found in cells)
            places = place_in_row(table) if carried is not None else {}
            for found in cells:
                stored = _stored(carried, found, places) if carried is not None else found.cell.get("data-value")
                faults = _faults(report, found, lines, stored) if found.names else _word_faults(report, found, stored)
                check.add_some(faults)
    return check


def _carried(check: Check, report: str, table: Tag) -> list[list[str]] | None:
    try:
        rows = carried_rows(table)
    except (ValueError, csv.Error) as error:
        check.add(f"{report}.html, bảng tải về", "CSV của bảng", short(error))
        return None
    if rows is not None and len(rows) != len(body_rows(table)):
        check.add(f"{report}.html, bảng tải về", f"{len(body_rows(table))} dòng", f"{len(rows)} dòng")
        return None
    return rows


def _stored(rows: list[list[str]], found: NamedCell, places: dict[int, int]) -> str | None:
    row, place = rows[found.row], places[found.column]
    return row[place] if place < len(row) else None


def _word_faults(report: str, found: NamedCell, stored: str | None) -> Iterator[tuple[str, object, object]]:
    """A cell of words stands in the CSV as on the page."""
    said = plain_words("".join(text for text in found.cell.find_all(string=True) if not _in_mark(text, found.cell)))
    if stored is not None and said != stored:
        yield f"{report}.html, bảng tải về, ô “{said[:60]}”", said, stored


def _in_mark(text: NavigableString, cell: Tag) -> bool:
    return any(
        "words" in parent.get("class", []) for parent in text.parents if parent is not cell and parent.name == "span"
    )


def _faults(report: str, found: NamedCell, lines: dict, stored: str | None) -> Iterator[tuple[str, object, object]]:
    table, row, column, unit, form = (found.names[part] for part in ("table", "row", "column", "unit", "form"))
    cell = found.cell
    where = f"{report}.html, ô {table} / {row} / {column}"
    line = lines.get((table, row, column))
    if line is None:
        yield where, "một dòng của figures.csv", "figures.csv không có số liệu này"
        return
    shown = "".join(cell.find_all(string=True, recursive=False)).strip()
    # a figure that does not exist, or is withheld, is carried as it is written
    if stored is not None and stored != (line.value or ("" if cell.has_attr("data-value") else plain_words(shown))):
        yield where, f"figures.csv: {line.value or '(trống)'}", f"trang ghi giá trị {stored or '(trống)'}"
    if line.unit != unit:
        yield where, f"figures.csv: đơn vị {line.unit or '(trống)'}", f"trang ghi đơn vị {unit or '(trống)'}"
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
