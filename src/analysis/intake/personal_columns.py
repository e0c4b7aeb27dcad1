"""Names and numbers of people where they do not belong: a column under a wrong heading, a telephone in a remark.

A whole column of them is told before its cells are read, so that no other message repeats them; single cells after the
rows that are no data (who signed, who compiled) are left out. Every finding is an error: the column would be printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import polars as pl

from analysis.findings import Finding
from analysis.intake.columns import kind_of
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heads import Head
from analysis.intake.people_list import listed
from analysis.intake.personal_ids import personal_ids
from analysis.intake.sheets import ROW, Sheet
from analysis.personal.names import has_office, is_name, names_in
from analysis.personal.numbers import is_number, numbers_in

FEWEST = 3  # names in a column from which it is one of names
ID = "household_id"
PLACES = frozenset({"village"})
# who is named here is named for an office: with it a name may stand
OF_OFFICES = frozenset({"helper", "responsible"})
# sentences about works and lines of the plan: a project may be called after whose house the road leads to
OF_LINES = frozenset({"name", "indicator", "note"})
HOUSEHOLDS = "households"
CHECK_COLUMN, CHECK_CELL = "column_of_persons", "personal_data"


def column_findings(cells: Cells, table: Table, head: Head) -> list[Finding]:
    """An error for each column whose values are names of people, or numbers of theirs; of a large file by its first rows.

    And one for a column of names that holds peoples: two headings are exchanged.
    """
    below = cells.records[head.bottom + 1 :]
    findings = []
    for position, column in sorted(head.columns.items()):
        texts = list(
            dict.fromkeys(text for record in below if position < len(record) and (text := record[position].strip()))
        )
        if not texts or column.code == ID:
            continue
        if column.kind == "restricted":
            if len(texts) > 1 and all(isinstance(listed(text), str) for text in texts):
                findings.append(_column(cells.file, head, column, "tên các dân tộc", "họ tên chủ hộ"))
        elif what := _of_persons(texts, column):
            findings.append(_column(cells.file, head, column, what, f"{column.heading}, không phải {what}"))
    return findings


def cell_findings(sheet: Sheet, table: Table) -> tuple[Sheet, list[Finding]]:
    """The sheet without the texts in which a name or a number of a person stands, and a finding a column and sort of them."""
    findings, emptied = [], {}
    for column in table.columns:
        if column.code not in sheet or sheet[column.code].dtype != pl.String or column.kind == "restricted":
            continue
        texts = sheet[column.code]
        judge = personal_ids(texts) if column.code == ID else _judge(column, table)
        if judge is None:
            continue
        kinds: dict[str, list[str]] = {}
        for text in texts.unique(maintain_order=True).drop_nulls() if column.code != ID else texts:
            if text and (what := judge(text)):
                kinds.setdefault(what, []).append(text)
        for what, hits in kinds.items():
            hit = sheet.frame.filter(pl.col(column.code).is_in(hits))
            findings.append(
                _cells(sheet.file_of(hit.row(0, named=True)), column, table, what, hits[0], hit[ROW].to_list())
            )
            if findings[-1].severity == "error":
                emptied.setdefault(column.code, []).extend(hits)
    # what may not be repeated is not there for the other checks either; an error has stopped the report
    blank = {
        code: pl.when(pl.col(code).is_in(hits)).then(None).otherwise(pl.col(code)) for code, hits in emptied.items()
    }
    return (sheet.having(**blank) if blank else sheet), findings


def _of_persons(texts: list[str], column: Column) -> str | None:
    """What of people the column holds, where at least half of its different texts are; None for any other."""
    numbers = [text for text in texts if is_number(text)] if kind_of(column).polars == pl.String else []
    if len(numbers) >= FEWEST and 2 * len(numbers) >= len(texts):
        return "số giấy tờ, điện thoại của người"
    # of two words a village's name may be one, as a person's
    names = [t for t in texts if is_name(t, certain=column.code in PLACES and len(t.split()) < 3)]
    return "họ tên người" if len(names) >= FEWEST and 2 * len(names) >= len(texts) else None


def _judge(column: Column, table: Table) -> Callable[[str], str | None]:
    def judged(text: str) -> str | None:
        number = is_number(text) or next((kind for _, _, kind in numbers_in(text)), None)
        if number:
            return number
        if column.code in PLACES or (column.code in OF_OFFICES and has_office(text)):
            return None
        if is_name(text, certain=True) or (column.code == "ethnicity" and is_name(text)):
            return "họ tên người"
        if not (column.code in OF_LINES and has_office(text)) and any(names_in(text)):
            return "họ tên người"
        return None

    return judged


def _column(file: str, head: Head, column: Column, what: str, expected: str) -> Finding:
    return Finding("error", file, head.main + 1, column.code, None, expected,
                   f"các ô của cột này là {what}: kiểm tra tiêu đề có bị đổi chỗ với cột khác không; giá trị không được in ra ở đâu cả", CHECK_COLUMN)  # fmt: skip


def _cells(file: str, column: Column, table: Table, what: str, text: str, rows: list[int]) -> Finding:
    shown = f"…{text[-2:]}" if column.code == ID else text
    in_title = what == "họ tên người" and column.code in OF_LINES and not is_name(text, certain=True)
    remedy = f"bỏ {what} ở {len(rows)} ô{_places(rows)}"
    if column.code in OF_OFFICES and what == "họ tên người":
        remedy = f"ghi tên cơ quan, tổ chức; người được phân công thì ghi kèm chức vụ, ví dụ “cán bộ …”; {len(rows)} ô{_places(rows)}"
    elif column.code == ID:
        remedy = f"dùng mã hộ của danh sách rà soát, không dùng {what}; {len(rows)} ô{_places(rows)}"
    elif in_title:
        remedy = f"báo cáo in nguyên văn: thay họ tên bằng mốc khác nếu được; {len(rows)} ô{_places(rows)}"
    severity = "warning" if in_title else "error"
    return Finding(
        severity, file, rows[0], column.code, shown, f"{column.heading}; không ghi {what}", remedy, CHECK_CELL
    )


def _places(rows: Iterable[int], most: int = 5) -> str:
    rows = list(rows)
    return f" (dòng {', '.join(map(str, rows[:most]))}{', …' if len(rows) > most else ''})"
