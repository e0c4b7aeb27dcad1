"""A report as a workbook: a list of the tables, then each table on its sheet, totals and rates as live formulas."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from analysis.document.blocks import Document, Front, Paragraph, Title, flat
from analysis.document.excel.files import built, put
from analysis.document.excel.formulas import Place, formulas
from analysis.document.excel.sheet import Sheet, write_list, write_table
from analysis.document.excel.styles import Styles
from analysis.document.table import Table

LIST = "Danh mục"
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
FORM = re.compile(r"Biểu (T\d+)\.?")
LONGEST = 31


def write_excel(document: Document, path: Path) -> None:
    """Writes the workbook; every figure in full precision, written as the page writes it."""
    put(built(lambda workbook: _fill(workbook, document)), path)


def _fill(workbook: Workbook, document: Document) -> None:
    styles, tables = Styles(workbook), document.tables
    front, title = document.first(Front), document.first(Title)
    # no clock in the file: the same report gives the same bytes
    workbook.set_properties({"title": document.title, "created": datetime(2000, 1, 1)})
    names = sheet_names(tables)
    banner = "\n".join(filter(None, (document.paragraph("edition"), document.paragraph("banner"))))
    status = document.paragraph("status")
    agency = front.agency.replace("\u00a0", " ") if front else ""  # a cell is searched as it is typed
    sheets = [Sheet(name, table, agency, banner, status, LIST) for name, table in zip(names, tables, strict=True)]
    write_list(
        workbook.add_worksheet(LIST),
        styles,
        sheets,
        [" ".join(title.lines) if title else document.title, *_subtitles(document)],
        banner,
        status,
    )
    places = {
        (number, cell.row, cell.column): Place(sheet.name, xl_rowcol_to_cell(sheet.top + cell.row, cell.column))
        for number, sheet in enumerate(sheets)
        for cell in sheet.table.cells
    }
    # numbers alone where figures are withheld: what is withheld would have to stand in the formulas
    given = not any(cell.has("withheld") for table in tables for cell in table.cells)
    live = formulas(tables, places) if given else {}
    for number, sheet in enumerate(sheets):
        own = {(row, column): text for (n, row, column), text in live.items() if n == number}
        write_table(workbook.add_worksheet(sheet.name), styles, sheet, own)


def sheet_names(tables: list[Table]) -> list[str]:
    """A short name a table, each once, as Excel allows them: its own (`T8 nghèo`), else `1 Chỉ tiêu giảm tỷ lệ hộ nghèo`."""
    names = []
    for number, table in enumerate(tables, 1):
        if table.sheet:
            names.append(table.sheet)
            continue
        form = FORM.match(table.caption)
        words = form[1] if form else re.sub(r"^(Bảng|Các) ", "", table.caption)
        words = FORBIDDEN.sub("", words).strip() or "Bảng"
        name = f"{number} {words[0].upper()}{words[1:]}"
        if len(name) > LONGEST:
            name = name[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST]
        names.append(name)
    return names


def _subtitles(document: Document) -> list[str]:
    return [b.text for b in flat(document.blocks) if isinstance(b, Paragraph) and b.kind in ("abstract", "subtitle")]
