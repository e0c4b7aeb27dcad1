"""Excel and OpenDocument workbooks -> cells of text, sheet by sheet, and what of each is hidden or merged."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from analysis.findings import Finding
from analysis.intake.book import biff, ods, ooxml
from analysis.intake.book.facts import Block, Facts, Place, check_area, check_width
from analysis.intake.book.kind import kind_of
from analysis.intake.book.refused import BOOK, NO_PASSWORD, SEND_AGAIN, Refused
from analysis.intake.file_bounds import MOST_LINES
from analysis.intake.files import Cells, Unreadable

NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
EITHER = re.compile(r"\s*-?[1-9]\d{0,2}[.,]\d{3}\s*")
MOST_WITH_FRACTIONS = MOST_LINES["programme"]  # rows; longer tables have whole numbers only
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True)
class BookSheet:
    """One sheet of a workbook as handed in: its cells, and what of it a person does not see; rows and columns from 0.

    A cell whose value the file does not hold says so in its text (see `unknown`); merged blocks hold their value in the
    first cell, the others are blank.
    """

    title: str
    cells: Cells
    hidden: bool = False
    merged: tuple[Block, ...] = ()
    hidden_rows: tuple[int, ...] = ()  # only those with something in them
    hidden_columns: tuple[int, ...] = ()
    filtered: bool = False
    written_over: Mapping[Place, str] = field(default_factory=dict)  # what to say of a text in several fonts
    struck: tuple[Place, ...] = ()
    either: frozenset[Place] = frozenset()  # texts that are a number in two notations: 1.250


def read_sheets(path: Path, name: str) -> list[BookSheet]:
    """The worksheets in the order of the workbook; raises Unreadable for a file that is no workbook, broken or too large."""
    try:
        facts = _facts(path)
        with _no_trace(), path.open("rb") as file:
            return list(_sheets(CalamineWorkbook.from_filelike(file), facts, name))
    except Refused as refused:
        place = name if refused.sheet is None else f"{name}[{refused.sheet}]"
        raise Unreadable(_finding(place, refused.found, refused.expected, refused.remedy)) from None
    except PasswordError:
        raise Unreadable(_finding(name, "sổ tính có mật khẩu", BOOK, NO_PASSWORD)) from None
    except OSError:
        remedy = "đóng tệp trong chương trình khác, xem lại quyền đọc tệp rồi chạy lại"
        raise Unreadable(_finding(name, "không mở được tệp", BOOK, remedy)) from None
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # the reader's own alarm (a Rust panic) is no Exception
        raise Unreadable(_finding(name, "sổ tính bị hỏng bên trong", BOOK, SEND_AGAIN)) from None


def _facts(path: Path) -> dict[str, Facts]:
    kind = kind_of(path)
    if kind == "xls":
        return biff.facts_by_title(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        return (ods if kind == "ods" else ooxml).facts_by_title(archive)


def _sheets(book: CalamineWorkbook, facts_by_title: dict[str, Facts], name: str) -> Iterator[BookSheet]:
    cells = 0
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        facts = facts_by_title.get(sheet.name)
        if facts is None:
            raise Refused("không đối chiếu được trang tính với tệp", sheet=sheet.name)
        records, either = _records(book, sheet.name, facts)
        width = len(records[0]) if records else 0
        check_width(facts, width, sheet.name)
        cells += len(records) * width
        check_area(cells, sheet.name)
        yield BookSheet(
            sheet.name,
            Cells(f"{name}[{sheet.name}]", records),
            sheet.visible != SheetVisibleEnum.Visible,
            tuple(sorted(facts.merged)),
            tuple(row for row in _within(facts.hidden_rows, len(records)) if any(map(str.strip, records[row]))),
            tuple(_within(facts.hidden_columns, width)),
            facts.filtered,
            facts.written_over,
            tuple(place for place in facts.struck if _in_records(place, records)),
            frozenset(either),
        )


def _records(book: CalamineWorkbook, title: str, facts: Facts) -> tuple[list[list[str]], list[Place]]:
    """The rows from the first of the sheet to the last with something in it, all as wide as the widest; where texts are
    a number in two notations, of a sheet that may hold fractions.
    """
    records, either = [], []
    for row, cells in enumerate(book.get_sheet_by_name(title).to_python(skip_empty_area=False)):
        while cells and cells[-1] == "":
            cells.pop()
        records.append([cell_text(cell) for cell in cells])
        if row < MOST_WITH_FRACTIONS:
            either += [(row, at) for at, cell in enumerate(cells) if isinstance(cell, str) and EITHER.fullmatch(cell)]
    for (row, column), text in [*_percentages(records, facts), *facts.texts.items()]:
        records += [[] for _ in range(row + 1 - len(records))]
        record = records[row]
        record += [""] * (column + 1 - len(record))
        record[column] = text
    for record in records:
        while record and not record[-1].strip():
            record.pop()
    while records and not records[-1]:
        records.pop()
    width = max(map(len, records), default=0)
    for record in records:
        record += [""] * (width - len(record))
    return records, either


def _percentages(records: list[list[str]], facts: Facts) -> Iterator[tuple[Place, str]]:
    """The cells shown as a percentage, as a person reads them: 0.925 is 92.5%."""
    for row, column in facts.percent:
        if _in_records((row, column), records) and NUMBER.fullmatch(records[row][column]):
            # as many figures as the number has, not those of its binary fraction
            yield (row, column), f"{_number(float(f'{100 * float(records[row][column]):.13g}'))}%"


def _in_records(place: Place, records: list[list[str]]) -> bool:
    row, column = place
    return row < len(records) and column < len(records[row])


def _within(ranges: list[range], count: int) -> list[int]:
    return sorted({number for found in ranges for number in range(found.start, min(found.stop, count))})


@contextmanager
def _no_trace() -> Iterator[None]:
    """Keeps what the reader itself prints about a broken file off the screen: the finding says it."""
    try:
        kept = os.dup(2)
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _finding(file: str, value: str, expected: str, remedy: str) -> Finding:
    return Finding("error", file, None, None, value, expected, remedy, "readable_file")


def cell_text(cell: object) -> str:
    """A typed cell as the text a person would type: whole numbers plain, dates ISO, yes/no as true, false."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell)


def _number(cell: float) -> str:
    if cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    text = repr(cell)
    # 1.647 typed as a number is not one thousand six hundred and forty-seven: a fourth decimal says so
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
