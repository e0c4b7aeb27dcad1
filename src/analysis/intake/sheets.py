"""Cells of text -> a sheet: a Polars frame of typed columns, and the findings about its head and its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from analysis.findings import Finding
from analysis.intake.blank_answers import blank_answers
from analysis.intake.columns import typed
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heads import BROKEN_HEAD, Head, head_findings
from analysis.intake.id_pattern import has_letters, pattern_of
from analysis.intake.identities import shapes
from analysis.intake.percent_signs import percent_signs
from analysis.intake.rows import WITH_HIDDEN_SUMS, all_plainly_villages, data_rows, suspicious_labels
from analysis.intake.rows_above import rows_above
from analysis.intake.second_heads import in_one_order
from analysis.intake.split_decimals import joined_numbers

if TYPE_CHECKING:
    import pandas as pd

# where a row stood: its number as a person sees it, its file where several were joined
ROW, FILE = "source_row", "source_file"
ID = "household_id"
DTYPES = {pl.Int64: "Int64", pl.Float64: "Float64", pl.Boolean: "bool", pl.String: "str", pl.Date: "datetime64[s]"}


@dataclass(frozen=True)
class Sheet:
    """One table as handed in: the name of its file in findings, and its frame.

    `frame`: row = a record; columns = ROW, the code names present, FILE where several files were joined. A missing
    value is null, and so is a cell that could not be read: whatever compares with it holds for neither yes nor no.
    """

    file: str
    frame: pl.DataFrame
    lost: int = 0  # rows that could not be read: what lacks may be in one of them
    numbers: str | None = None  # the one pattern that all numbers of its households follow (`id_pattern`)

    def __len__(self) -> int:
        return len(self.frame)

    def __contains__(self, code: str) -> bool:
        return code in self._codes

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(self.frame.columns)

    def __getitem__(self, code: str) -> pl.Series:
        return self.frame[code]

    def having(self, **columns: pl.Series | pl.Expr) -> Sheet:
        """The sheet with these columns, in place of those of the same name."""
        numbers = None if ID in columns else self.numbers
        return replace(self, frame=self.frame.with_columns(**columns), numbers=numbers)

    def where(self, rows: pl.Expr) -> Sheet:
        """The sheet with only the rows for which the expression is true."""
        return replace(self, frame=self.frame.filter(rows))

    def only(self, *columns: str) -> Sheet:
        """The sheet with only these columns, as far as it has them, and where its rows stood."""
        return replace(
            self, frame=self.frame.select(code for code in self.frame.columns if code in (ROW, FILE, *columns))
        )

    def without(self, *columns: str) -> Sheet:
        """The sheet without these columns, as far as it has them."""
        return replace(self, frame=self.frame.drop(columns, strict=False))

    def file_of(self, row: dict) -> str:
        """The name in findings of the file that a row of the frame (a dict by column) stood in."""
        return row.get(FILE) or self.file


def sheet_of(cells: Cells, table: Table, head: Head, *, keep_restricted: bool = False) -> tuple[Sheet, list[Finding]]:
    """The table's sheet and what is wrong with it. `head`: as `find_head` finds it.

    Rows that are no data are left out (see `data_rows`); the total row is kept for `targets`, as it is part of the
    table as issued, with village `total`. Restricted columns (names) are dropped here, so that they never get further.
    """
    findings = [*cells.mended, *head_findings(cells, table, head)]
    if any(finding.check in BROKEN_HEAD for finding in findings):
        return Sheet(cells.file, pl.DataFrame({ROW: []}, schema={ROW: pl.Int64})), findings
    wanted = {p: c for p, c in head.columns.items() if keep_restricted or c.kind != "restricted"}
    texts, numbers, found = _texts(cells, head, wanted, table)
    findings += found
    codes = set(texts.columns)
    columns = [column for column in table.columns if column.code in codes]
    plain = frozenset({ID}) if numbers and has_letters(numbers) else frozenset()
    if table.name == "households":
        findings += blank_answers(texts, columns, cells.file, ROW)
    if table.name in ("objectives", "programme"):
        findings += percent_signs(texts, columns, cells.file, ROW)
    frame, wrong = typed(texts.select(ROW, *(column.code for column in columns)), columns, cells.file, plain)
    lost = sum(finding.check == "row_width" and finding.severity == "error" for finding in found)
    if not numbers and ID in frame:  # of cells as they are read
        numbers = pattern_of(frame[ID])
    return Sheet(cells.file, frame, lost, numbers), [*findings, *wrong]


def joined(sheets: Sequence[Sheet]) -> tuple[Sheet, list[str]]:
    """The sheets one under another with the columns that all have, each row knowing its file; the names of the other
    columns.
    """
    shared = [code for code in sheets[0].frame.columns if code != FILE and all(code in sheet for sheet in sheets)]
    dropped = sorted({code for sheet in sheets for code in sheet.frame.columns} - {*shared, FILE})
    frames = [
        sheet.frame.select(*shared, pl.col(FILE) if FILE in sheet else pl.lit(sheet.file).alias(FILE))
        for sheet in sheets
    ]
    frame = pl.concat(frames)
    names = sorted(set(frame[FILE])) or sorted({sheet.file for sheet in sheets})
    return Sheet(", ".join(names), frame, sum(sheet.lost for sheet in sheets)), dropped


def pandas_frame(sheet: Sheet) -> pd.DataFrame:
    """The sheet as a pandas frame, for everything that computes: row = a record, columns = ROW and the code names,
    nullable dtypes.
    """
    import pandas as pd

    frame = sheet.frame.drop(FILE, strict=False)
    # a text or an answer that could not be read is an error, and no report is made of it
    frame = frame.with_columns(pl.col(pl.String).fill_null(""), pl.col(pl.Boolean).fill_null(False))
    columns = {
        name: pd.Series(column.to_list(), dtype=DTYPES[column.dtype]) for name, column in frame.to_dict().items()
    }
    return pd.DataFrame(columns).astype({ROW: "int64"})


def _texts(
    cells: Cells, head: Head, wanted: dict[int, Column], table: Table
) -> tuple[pl.DataFrame, str | None, list[Finding]]:
    """The rows that are data as text (answers of yes and no may be numbers), with their numbers; the pattern of the
    households' numbers as they stand in a large file; what is wrong with whole rows.
    """
    regular = _regular(cells, head, wanted)
    if regular is None or (table.name in WITH_HIDDEN_SUMS and not all_plainly_villages(regular[0])):
        texts, findings = _plain(cells, head, wanted, table)
        return texts, None, findings
    return *regular, []


def _regular(cells: Cells, head: Head, wanted: dict[int, Column]) -> tuple[pl.DataFrame, str | None] | None:
    """The fast way through a large file where each row is data; None for any other."""
    if cells.source is None or rows_above(cells.records, head):
        return None
    columns = cells.source.columns(head.bottom, wanted)
    if columns is None:
        return None
    texts = columns.rename({str(position): column.code for position, column in wanted.items()})
    names = [code for code in ("village", "code", ID) if code in texts.columns]
    labels = (shapes(texts[code]) for code in names if code != ID)
    if any(texts[code].null_count() for code in names) or any(map(suspicious_labels, labels)):
        return None
    numbers = pattern_of(texts[ID]) if texts.schema.get(ID) == pl.String else None
    # an id without a figure is a label, a blank or a heading: its row may be no data
    if not numbers and ID in names and not texts[ID].cast(pl.String).str.contains(r"\d").all():
        return None
    return texts.with_row_index(ROW, head.bottom + 2).with_columns(pl.col(ROW).cast(pl.Int64)), numbers


def _plain(cells: Cells, head: Head, wanted: dict[int, Column], table: Table) -> tuple[pl.DataFrame, list[Finding]]:
    """The way through every record."""
    records, cut = joined_numbers(cells.all_records(), head.bottom, head.columns, cells.file)
    records, second = in_one_order(records, head, cells.file)
    width = max(len(records[head.bottom]), max(head.columns, default=0) + 1)
    village = next((position for position, column in wanted.items() if column.code == "village"), None)
    found = data_rows(records, head, table, cells.file)
    rows, numbers, findings = [], [], [*cut, *second, *found.findings]
    for index in sorted([*found.kept, *found.total]):
        record = records[index]
        if len(record) > width and any(cell.strip() for cell in record[width:]):
            findings.append(_too_wide(cells.file, index + 1, record, width))
            continue
        if len(record) < width:
            findings.append(_too_narrow(cells.file, index + 1, record, width))
            record = record + [""] * (width - len(record))
        if index in found.total and village is not None:
            record = [*record[:village], "total", *record[village + 1 :]]
        rows.append(record)
        numbers.append(index + 1)
    columns = {column.code: [record[position] for record in rows] for position, column in wanted.items()}
    schema = {ROW: pl.Int64, **dict.fromkeys(columns, pl.String)}
    return pl.DataFrame({ROW: numbers, **columns}, schema=schema), findings


def _too_wide(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("error", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "thường do dấu phẩy thập phân chưa đặt trong nháy kép; lưu lại từ Excel hoặc dùng dấu chấm phẩy ngăn cột", "row_width")  # fmt: skip


def _too_narrow(file: str, row: int, record: list[str], width: int) -> Finding:
    return Finding("warning", file, row, None, f"{len(record)} ô", f"{width} ô như hàng tiêu đề",
                   "các ô thiếu được coi là để trống; kiểm tra dòng này có bị cắt không", "row_width")  # fmt: skip
