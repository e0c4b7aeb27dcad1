"""A folder `summary` -> the lines of every form in it, one a commune, and what is wrong with files, heads and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from analysis.findings import Finding
from analysis.intake.book.merged import unfold_merged
from analysis.intake.dictionary import Table
from analysis.intake.files import Cells, InputFile, Unreadable, checksum, read_csv
from analysis.intake.folder_names import left_behind
from analysis.intake.heads import Head
from analysis.intake.sheets import ROW, sheet_of
from analysis.intake.summary import FOLDER
from analysis.intake.summary.districts import districts_by_row, province_over
from analysis.intake.summary.forms import DISTRICT, KEY, MOVEMENTS, RATES, WORDS
from analysis.intake.summary.fractions import as_percent
from analysis.intake.summary.which_form import which_form
from analysis.intake.text import fold, tidy
from analysis.intake.workbook import SUFFIXES, BookSheet, read_sheets

YEAR_NAMED = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
FORMS_OF_RATES = frozenset(RATES.values())


@dataclass(frozen=True)
class Line:
    """One commune in one form as handed in: its name there, district and province, where, its figures."""

    unit: str
    district: str
    province: str
    form: str  # T1, T2_households, T2_persons, …, T4 … T7
    file: str
    row: int
    values: Mapping[str, int | float | None]


@dataclass
class Summaries:
    """What the forms of one year say, and what was found in reading them; `refused`: files and sheets that are no
    form.
    """

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    inputs: list[InputFile] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)


def read_summaries(data_dir: Path, year: int) -> Summaries:
    """Every form in `data_dir/*/YEAR/summary`, in the order of their paths."""
    found = Summaries()
    for folder in sorted(data_dir.glob(f"*/{year}/{FOLDER}")):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if not left_behind(path.name):
                _read_file(found, path, path.relative_to(data_dir).as_posix(), year)
    return found


def _read_file(found: Summaries, path: Path, name: str, year: int) -> None:
    if path.suffix.lower() not in (".csv", ".tsv", *SUFFIXES):
        found.refused.append(_refused(name, path.suffix or "không có đuôi", "tệp CSV hoặc sổ tính .xlsx, .xls, .ods"))
        return
    try:
        found.inputs.append(InputFile(name, checksum(path)))
        sheets = _sheets(path, name)
    except Unreadable as error:
        found.refused.append(error.finding)
        return
    except OSError as error:
        found.refused.append(_refused(name, f"không mở được ({type(error).__name__})", "tệp đọc được"))
        return
    unknown: list[tuple[Finding, str]] = []
    before = len(found.lines)
    for sheet in sheets:
        if any(any(map(str.strip, record)) for record in sheet.cells.records):
            unknown += _read_sheet(found, sheet, path.stem, year)
    # a cover, a form beyond T7, another table of what a form has, in a workbook that has forms: no fault of it
    read = {line.form[:2] for line in found.lines[before:]}
    for finding, near in unknown:
        if read and (not near or near in read):
            found.findings.append(replace(finding, severity="note"))
        else:
            found.refused.append(finding)


def _sheets(path: Path, name: str) -> list[BookSheet]:
    if path.suffix.lower() in SUFFIXES:
        return read_sheets(path, name)
    return [BookSheet("", read_csv(path, name, whole=True))]


def _read_sheet(found: Summaries, sheet: BookSheet, stem: str, year: int) -> list[tuple[Finding, str]]:
    """Adds what the sheet says; the finding that refuses it, with the form that it seems to be meant for."""
    cells = sheet.cells
    recognised = which_form(cells.records, [stem, sheet.title])
    if recognised.form is None:
        return [(_refused(cells.file, recognised.why, "một trong các biểu T1–T7 theo xã"), recognised.near)]
    if sheet.hidden:
        found.findings.append(
            Finding("warning", cells.file, None, None, "trang đang ẩn", "trang hiện trong sổ tính",
                    "trang ẩn không được đọc; hiện trang nếu cần tính, xóa nếu là bản cũ", "hidden_sheet")
        )  # fmt: skip
        return []
    form, head = recognised.form, cast(Head, recognised.head)  # a form that is known has a head
    records, _ = unfold_merged(cells.records, sheet.merged, head)
    before = len(found.lines)
    found.findings += _of_another_year(cells.file, records[: head.main], year)
    for name, part in _by_line(records, head, form):
        lines, findings = _lines(replace(cells, records=part), form, head, name)
        found.lines += lines
        found.findings += findings
    if len(found.lines) > before:
        return []
    return [
        (
            _refused(cells.file, f"biểu {form.name} không có dòng nào là xã", "mỗi dòng một xã, phường, thị trấn"),
            form.name,
        )
    ]


def _lines(cells: Cells, form: Table, head: Head, name: str) -> tuple[list[Line], list[Finding]]:
    sheet, findings = sheet_of(cells, form, head)
    districts, province = districts_by_row(cells.records, head), province_over(cells.records, head)
    codes = [column.code for column in form.columns if column.code in sheet and column.code not in (KEY, DISTRICT)]
    lines = [
        Line(
            tidy(row[KEY]),
            tidy(row.get(DISTRICT) or "") or districts.get(row[ROW], ""),
            province,
            name,
            cells.file,
            row[ROW],
            {code: row[code] for code in codes},
        )
        for row in sheet.frame.iter_rows(named=True)
        if row.get(KEY)
    ]
    values = as_percent([line.values for line in lines], form)
    return [replace(line, values=own) for line, own in zip(lines, values, strict=True)], findings


def _by_line(records: list[list[str]], head: Head, form: Table) -> Iterator[tuple[str, list[list[str]]]]:
    """The form's name with the records of it: of T2 and T3 the lines of households and those of persons, each with its
    commune; a row of the other keeps its place as a blank one.
    """
    if form.name not in MOVEMENTS:
        yield form.name, records
        return
    position = _position_of_lines(records, head)
    if position is None:
        yield f"{form.name}_households", records
        return
    key = next(at for at, column in head.columns.items() if column.code == KEY)
    filled = _names_carried(records, head, key, position)
    for measure in ("households", "persons"):
        words = WORDS["lines"][measure]
        part = [
            record if index <= head.bottom or fold(_at(record, position)) in (*words, "") else []
            for index, record in enumerate(filled)
        ]
        yield f"{form.name}_{measure}", part


def _position_of_lines(records: list[list[str]], head: Head) -> int | None:
    """The column that says Hộ or Nhân khẩu, whatever its heading; None where there is none."""
    below = records[head.bottom + 1 :]
    every = {*WORDS["lines"]["households"], *WORDS["lines"]["persons"]}
    for position in range(max(map(len, below), default=0)):
        said = [fold(_at(record, position)) for record in below if _at(record, position).strip()]
        known = [text for text in said if text in every]
        if position not in head.columns and len(known) > 1 and 2 * len(known) > len(said):
            return position
    return None


def _names_carried(records: list[list[str]], head: Head, key: int, position: int) -> list[list[str]]:
    """The records with the commune's name on its second line too."""
    carried, last = [], ""
    for index, record in enumerate(records):
        if index > head.bottom and _at(record, position).strip():
            last = _at(record, key) if _at(record, key).strip() else last
            if len(record) > key:
                record = [*record[:key], last, *record[key + 1 :]]
        carried.append(record)
    return carried


def _at(record: list[str], position: int) -> str:
    return record[position] if position < len(record) else ""


def _of_another_year(file: str, titles: list[list[str]], year: int) -> list[Finding]:
    named = {found for record in titles for cell in record for found in YEAR_NAMED.findall(cell)}
    if not named or str(year) in named:
        return []
    return [Finding("warning", file, None, None, f"năm {', '.join(sorted(named))}", f"biểu của năm {year}",
                    "tên biểu ghi năm khác: kiểm tra biểu có nằm đúng thư mục năm không", "form_of_another_year")]  # fmt: skip


def _refused(file: str, found: str, expected: str) -> Finding:
    return Finding("error", file, None, None, found, expected,
                   "sửa hàng tiêu đề theo docs/data-dictionary.md rồi chạy lại; biểu này không được cộng", "unknown_form")  # fmt: skip
