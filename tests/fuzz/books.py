"""A year handed in as a workbook, and what people and spreadsheets do to workbooks."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from random import Random

import xlsxwriter

from analysis.intake.dictionary import dictionary
from fuzz.files import NOW, WORKBOOK, Damage, Files, Records
from fuzz.kind import kind

GATHERED = ("villages", "households", "targets", "objectives", "programme", "recognitions")
Touch = Callable[[xlsxwriter.Workbook, dict[str, xlsxwriter.workbook.Worksheet]], None]


def sheet_label(name: str) -> str:
    """The name of a sheet in findings: `kim-tan-2024.xlsx[Hộ]`."""
    return f"{WORKBOOK}[{dictionary()[name].sheet}]"


def gather(files: Files, touch: Touch = lambda book, sheets: None, options=(), **titles: str) -> None:
    """Moves the year's tables into one workbook, cells typed as a spreadsheet types them; `touch` changes it.

    `options`: of the writer; `titles`: of sheets, by table.
    """
    raw, tables = io.BytesIO(), {name: files.records(f"{NOW}{name}.csv") for name in GATHERED}
    book = xlsxwriter.Workbook(raw, {"in_memory": True} | dict(options))
    sheets = {name: book.add_worksheet(titles.get(name, dictionary()[name].sheet)) for name in GATHERED}
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, records in tables.items():
        write(sheets[name], records, day)
        del files[f"{NOW}{name}.csv"]
    touch(book, sheets)
    book.close()
    files[WORKBOOK] = raw.getvalue()


def write(sheet: xlsxwriter.workbook.Worksheet, records: Records, day: xlsxwriter.format.Format | None = None, top: int = 0) -> None:  # fmt: skip
    """The records into the sheet: numbers as numbers, dates as dates, text as text, nothing for a blank cell."""
    for row, record in enumerate(records, top):
        for column, cell in enumerate(record):
            if re.fullmatch(r"\d+(,\d+)?", cell):
                sheet.write_number(row, column, float(cell.replace(",", ".")))
            elif re.fullmatch(r"\d{4}-\d\d-\d\d", cell) and day is not None:
                sheet.write_datetime(row, column, date.fromisoformat(cell), day)
            elif cell:
                sheet.write_string(row, column, cell)


def at_sheet(name: str, done: str, rows=(), columns=(), *others: str) -> Damage:
    """A damage to the sheet of a table; `rows` are indices, `others` further files that may be named."""
    return Damage(sheet_label(name), done, frozenset(row + 1 for row in rows), frozenset(columns), others)


def _place(draw: Random, files: Files, columns: dict[str, tuple[str, ...]]) -> tuple[str, int, int, str]:
    """A table drawn, and in it a cell that holds something: its row, its column, the column's code name."""
    name = draw.choice(list(columns))
    records = files.records(f"{NOW}{name}.csv")
    code = draw.choice(columns[name])
    column = records[0].index(code)
    row = draw.choice([row for row in range(1, len(records)) if records[row][column] not in ("", "0")])
    return name, row, column, code


COUNTING = {"villages": ("households", "persons", "minority_households"), "households": ("members", "class_end", "d04", "household_id"),
            "targets": ("households_end", "reduction"), "programme": ("money_central", "disbursed"), "recognitions": ("class_to", "date")}  # fmt: skip


@kind("right")
def workbook_as_it_should_be(draw: Random, files: Files) -> Damage:
    """The year's tables in one workbook."""
    gather(files)
    return Damage(WORKBOOK, "sổ tính lành")


@kind("seen")
def workbook_formula_without_a_value(draw: Random, files: Files) -> Damage:
    """A formula that nobody has computed, as a program writes it."""
    name, row, column, code = _place(draw, files, COUNTING)

    def touch(book, sheets) -> None:
        sheets[name].write_formula(row, column, "=SUM(A1:A1)+1", None, "")

    gather(files, touch)
    return at_sheet(name, "công thức không có giá trị", [row], [code])


@kind("seen")
def workbook_cell_of_error(draw: Random, files: Files) -> Damage:
    """`#N/A` or `#REF!` as the value of a formula."""
    name, row, column, code = _place(draw, files, COUNTING | {"households": ("members", "class_end", "d04", "helper", "escaped_on", "b1")})  # fmt: skip
    error = draw.choice(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"))

    def touch(book, sheets) -> None:
        sheets[name].write_formula(row, column, "=VLOOKUP(A1,Z1:Z9,1,0)", None, error)

    gather(files, touch)
    return at_sheet(name, f"ô lỗi {error}", [row], [code])


@kind("right")
def workbook_formulas_with_values(draw: Random, files: Files) -> Damage:
    """Formulas with their values, as a spreadsheet saves them."""
    name, row, column, code = _place(draw, files, {"villages": ("households",), "households": ("members",), "targets": ("reduction",)})  # fmt: skip
    value = int(files.records(f"{NOW}{name}.csv")[row][column])

    def touch(book, sheets) -> None:
        sheets[name].write_formula(row, column, f"={value}+0", None, value)

    gather(files, touch)
    return at_sheet(name, "công thức có giá trị", [row], [code])


@kind("seen")
def workbook_merged_cells(draw: Random, files: Files) -> Damage:
    """Cells of a column merged over rows: a village over its households, a number over two rows."""
    name, code = draw.choice((("households", "village"), ("households", "village"), ("households", "class_end"), ("households", "members"), ("households", "helper"), ("programme", "name"), ("villages", "households")))  # fmt: skip
    records = files.records(f"{NOW}{name}.csv")
    column = records[0].index(code)
    spans = _runs([row[column] for row in records]) or [(2, 3)]
    first, last = draw.choice(spans)

    def touch(book, sheets) -> None:
        for row in range(first, last + 1):
            sheets[name].write_blank(row, column, None, book.add_format())
        sheets[name].merge_range(first, column, last, column, records[first][column])

    gather(files, touch)
    return at_sheet(name, f"trộn ô {code} hàng {first + 1}-{last + 1}", range(first, last + 1), [code])


def _runs(cells: list[str]) -> list[tuple[int, int]]:
    """Runs of two and more equal cells below the head, from first to last."""
    runs, start = [], 1
    for row in range(2, len(cells) + 1):
        if row == len(cells) or cells[row] != cells[start]:
            if row - start > 1 and cells[start]:
                runs.append((start, row - 1))
            start = row
    return runs
