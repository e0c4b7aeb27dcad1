"""What an officer does with a workbook, for tests: types rows under headings, lets LibreOffice recalculate, hands it in."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from analysis.intake.dictionary import dictionary
from analysis.workbooks.input_sheet import FIRST_ROW, HEAD_ROW

WORDS = {"rural": "nông thôn", "urban": "thành thị", "moved_out": "chuyển đi", "moved_in": "chuyển đến"}
COMPUTED = {"poor_start_rate", "reduction_rate", "poor_end", "poor_end_rate"}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by code name."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(path: Path, **tables: list[dict[str, str]]) -> None:
    """Types the rows of each table into the unlocked cells of its sheet, from the first row on; formulas stay."""
    book = openpyxl.load_workbook(path)
    for table, rows in tables.items():
        sheet = book[dictionary()[table].sheet]
        for number, row in enumerate(row for row in rows if row.get("village") != "Tổng cộng"):
            for position, column in enumerate(dictionary()[table].columns, 1):
                cell = sheet.cell(FIRST_ROW + 1 + number, position)
                if column.code in row and column.code not in COMPUTED:
                    assert not cell.protection.locked, cell.coordinate
                    cell.value = typed(str(row[column.code]), column.kind)
    book.save(path)


def without_formulas(path: Path) -> Path:
    """The workbook with the formulas of its tables cleared: one typed into by a program that cannot compute them."""
    book = openpyxl.load_workbook(path)
    for table in dictionary().values():
        for row in book[table.sheet].iter_rows() if table.sheet in book.sheetnames else ():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = None
    book.save(path)
    return path


def typed(text: str, kind: str) -> object:
    """The cell as a person types it into Excel: numbers and dates as such, yes as x, no as blank."""
    if text == "":
        return None
    if kind == "yes_no":
        return "x" if text == "1" else None
    if kind in ("count", "score", "printed"):
        return int(text)
    return date.fromisoformat(text) if kind == "date" else WORDS.get(text, text)


def headings(book: openpyxl.Workbook, table: str) -> list[str]:
    """The headings of the table's sheet."""
    sheet = book[dictionary()[table].sheet]
    return [cell.value for cell in sheet[HEAD_ROW + 1] if cell.value]


def recalculated(path: Path, folder: Path) -> Path:
    """The workbook opened and saved by LibreOffice, every formula computed anew; skips the test where there is none, save in CI."""
    (again,) = saved_again([path], folder)
    return again


def saved_again(paths: list[Path], folder: Path, form: str = "xlsx:Calc MS Excel 2007 XML") -> list[Path]:
    """The files opened and saved in another form by one LibreOffice, which starts longer than it works."""
    soffice = shutil.which("soffice")
    if soffice is None:
        reason = "LibreOffice (soffice) is not installed"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").resolve().as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", folder, *paths], check=True, capture_output=True, timeout=180)
    return [folder / f"{path.stem}.{form.partition(':')[0]}" for path in paths]
