"""findings.xlsx: the list of findings, and a copy of every file handed in with the very cells marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.document.edition import INTERNAL
from analysis.document.excel.cells import LINE, lines_of
from analysis.document.excel.files import built, mark_internal, save, xlsx_path
from analysis.findings import SEVERITIES, SEVERITY_NAMES, Finding, worst_first
from analysis.intake.sources import Source
from analysis.presentation.findings_text import column_name
from analysis.workbooks.places import refuse_reports

COLOURS = {"error": "#F4B6A6", "warning": "#FBE3A1", "note": "#DCE6F1"}
HEAD = ("Mức", "Tệp", "Dòng", "Cột", "Giá trị", "Yêu cầu", "Cách sửa")
WIDTHS = (11, 22, 7, 26, 24, 46, 46)
COPIED = 14  # the width of a column of a file handed in
HIGHEST = 400  # points: spreadsheets allow a row no more than 409
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}


def write_findings_workbook(path: Path, findings: Sequence[Finding], sources: Sequence[Source]) -> None:
    """Writes the workbook: sheet “Phát hiện”, then a sheet a file with marked cells, each with its finding as a note.

    The text of every cell stays text, so that nothing handed in is run as a formula or changed by a number format.
    It has the rows of households: its owner alone may read it, and it lies in no folder of reports. Raises ReportFailed
    for such a folder, for a path that is no .xlsx file or cannot be written.
    """
    path = xlsx_path(path)
    refuse_reports(path)
    save(built(lambda book: _fill(book, worst_first(findings), sources)), path, private=True)


def _fill(book: xlsxwriter.Workbook, ordered: Sequence[Finding], sources: Sequence[Source]) -> None:
    plain = book.add_format({**FONT, "text_wrap": True})
    link = book.add_format({**FONT, "font_color": "#1D3F5E", "underline": 1})
    bold = book.add_format({**FONT, "bold": True, "text_wrap": True, "bg_color": "#EEF2F5", "border": 1})
    marked = {
        severity: book.add_format({**FONT, "bg_color": colour, "text_wrap": True, "border": 1})
        for severity, colour in COLOURS.items()
    }
    sheets = _sheet_names(sources)
    _list(book.add_worksheet("Phát hiện"), ordered, sheets, plain, bold, link, marked)
    for source in sources:
        mine = [finding for finding in ordered if finding.file == source.file]
        _copy(book.add_worksheet(sheets[source.file]), source, mine, plain, bold, marked)
    mark_internal(book)


def _list(
    sheet: Worksheet,
    findings: Sequence[Finding],
    sheets: dict[str, str],
    plain: Format,
    bold: Format,
    link: Format,
    marked: dict[str, Format],
) -> None:
    for column, (heading, width) in enumerate(zip(HEAD, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    sheet.write_string(0, len(HEAD) + 1, INTERNAL, bold)
    sheet.set_column(len(HEAD) + 1, len(HEAD) + 1, 30)
    for row, f in enumerate(findings, 1):
        sheet.write_string(row, 0, SEVERITY_NAMES[f.severity], marked[f.severity])
        sheet.write_string(row, 1, f.file, plain)
        if f.row is not None and f.file in sheets:
            # a click leads to the cell's row in the copy
            sheet.write_url(row, 2, f"internal:'{sheets[f.file]}'!A{f.row}", link, str(f.row))
        else:
            sheet.write_string(row, 2, "" if f.row is None else str(f.row), plain)
        texts = [f.file, "", column_name(f.column, f.file), f.value or "", f.expected, f.remedy]
        for column, text in enumerate(texts[2:], 3):
            sheet.write_string(row, column, text[:32000], plain)
        _as_high_as_its_words(sheet, row, texts, WIDTHS[1:])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(findings), 1), len(HEAD) - 1)
    sheet.print_area(0, 0, max(len(findings), 1), len(HEAD) - 1)
    _print(sheet, 0)


def _copy(
    sheet: Worksheet,
    source: Source,
    findings: Sequence[Finding],
    plain: Format,
    bold: Format,
    marked: dict[str, Format],
) -> None:
    by_cell: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        if finding.row is not None:
            by_cell.setdefault((finding.row - 1, source.positions.get(finding.column or "", 0)), []).append(finding)
    for row, record in enumerate(source.records):
        for column, cell in enumerate(record):
            if (row, column) not in by_cell and cell:
                sheet.write_string(row, column, cell[:32000], bold if row == source.head else plain)
    for (row, column), faults in by_cell.items():
        record = source.records[row] if row < len(source.records) else []
        worst = min(faults, key=lambda fault: SEVERITIES.index(fault.severity))
        sheet.write_string(row, column, record[column][:32000] if column < len(record) else "", marked[worst.severity])
        words = "\n".join(f"{SEVERITY_NAMES[f.severity]}: cần {f.expected}. {f.remedy}." for f in faults[:5])
        sheet.write_comment(row, column, words[:2000], {"x_scale": 2.5, "y_scale": 1.5, "author": "giamngheo"})
    sheet.freeze_panes(source.head + 1, 0)
    sheet.set_column(0, 60, COPIED)
    if source.head < len(source.records):
        _as_high_as_its_words(
            sheet, source.head, source.records[source.head], [COPIED] * len(source.records[source.head])
        )
    _print(sheet, source.head)


def _as_high_as_its_words(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    # a spreadsheet other than Excel finds no height of its own for a row of broken lines
    lines = max((lines_of(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    sheet.set_row(row, min(LINE * lines, HIGHEST))


def _print(sheet: Worksheet, head: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)


def _sheet_names(sources: Sequence[Source]) -> dict[str, str]:
    """A sheet name a file: at most 31 letters, without the characters Excel forbids, each once."""
    names: dict[str, str] = {}
    for source in sources:
        name = "".join("-" if letter in "[]:*?/\\'" else letter for letter in source.file)[:28]
        while name.lower() in {known.lower() for known in names.values()}:
            name = f"{name[:26]}~{len(names)}"
        names[source.file] = name
    return names
