"""Excel and OpenDocument workbooks -> cells of text, sheet by sheet."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from analysis.findings import Finding
from analysis.intake.files import Cells, Unreadable
from analysis.intake.text import fold

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")


def find_workbook(folder: Path) -> Path | None:
    """The workbook `UNIT-YEAR.xlsx` (or .xlsm, .xls, .ods) of a year's folder or of its `start/`, or None."""
    year = folder.parent if folder.name == "start" else folder
    stem = f"{year.parent.name}-{year.name}"
    found = [folder / f"{stem}{suffix}" for suffix in SUFFIXES if (folder / f"{stem}{suffix}").is_file()]
    return found[0] if found else None


def read_sheets(path: Path, name: str) -> dict[str, Cells]:
    """The cells of every sheet, by the sheet's folded name; raises Unreadable for a file that is no workbook."""
    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = {
            title: workbook.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in workbook.sheet_names
        }
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(
            Finding("error", name, None, None, str(error), "sổ tính Excel (.xlsx, .xls) hoặc OpenDocument (.ods) mở được",
                    "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại; tệp có mật khẩu thì bỏ mật khẩu", "readable_file")
        ) from None  # fmt: skip
    return {
        fold(title): Cells(f"{name}[{title}]", [[cell_text(cell) for cell in row] for row in rows])
        for title, rows in sheets.items()
    }


def cell_text(cell: object) -> str:
    """A typed cell as the text a person would type: whole numbers plain, dates ISO, yes/no as true, false."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell)


def _number(cell: float) -> str:
    if cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    text = repr(cell)
    # 1.647 typed as a number is not one thousand six hundred and forty-seven: a fourth decimal says so
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
