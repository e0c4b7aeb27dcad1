"""The head of a table as handed in: found under titles, across merged rows, by code names or Vietnamese headings."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.findings import Finding, Severity
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.text import did_you_mean, fold, tidy

SEARCH_ROWS = 25
HEAD_ROWS = 3  # official heads are up to three levels deep
ROW_NUMBER_HEADINGS = frozenset({"tt", "stt", "so tt", "so thu tu", "a"})


@dataclass(frozen=True)
class Head:
    """Where the head is: its main row, its last row (indices of records), the columns by position, headings not known."""

    main: int
    bottom: int
    columns: dict[int, Column]
    unknown: tuple[str, ...]


def find_head(records: list[list[str]], table: Table) -> Head:
    """The head: the row with the most known headings, and what its merged neighbours above and below add."""
    known = table.by_folded_name
    named = [_named(records, index, known) for index in range(min(SEARCH_ROWS, len(records)))]
    main = max(range(len(named)), key=lambda index: len(named[index]), default=0)
    columns = dict(named[main]) if named else {}
    bottom = main
    for index in range(main + 1, min(main + HEAD_ROWS, len(named))):
        filled = {position for position, cell in enumerate(records[index]) if cell.strip()}
        # a row below belongs to the head only if every cell of it is a heading of a column still without one
        if not filled or not filled <= set(named[index]) or filled & set(columns):
            break
        columns |= named[index]
        bottom = index
    for index in range(main - 1, max(main - HEAD_ROWS, -1), -1):
        taken = {column.code for column in columns.values()}
        columns |= {p: c for p, c in named[index].items() if p not in columns and c.code not in taken}
    cells = records[main] if records else []
    unknown = tuple(tidy(cell) for position, cell in enumerate(cells) if position not in columns and cell.strip())
    return Head(main, bottom, columns, unknown)


def _named(records: list[list[str]], index: int, known: dict[str, Column]) -> dict[int, Column]:
    """Columns by position as one row names them, alone or with the merged heading over it (“Phân loại” + “Đầu kỳ”)."""
    named = {}
    above = records[index - 1] if index else []
    parent = ""
    for position, cell in enumerate(records[index]):
        if position < len(above) and above[position].strip():
            parent = above[position]
        for name in (fold(cell), fold(f"{parent} {cell}")):
            if cell.strip() and name in known:
                named[position] = known[name]
                break
    return named


def head_findings(cells: Cells, table: Table, head: Head) -> list[Finding]:
    """Columns twice or missing (errors where required, with the heading that may be meant), and headings not used."""
    row, findings = head.main + 1, []

    def add(severity: Severity, code: str | None, value: str | None, expected: str, remedy: str, check: str) -> None:
        findings.append(Finding(severity, cells.file, row, code, value, expected, remedy, check))

    first: dict[str, int] = {}
    for position, column in head.columns.items():
        if column.code in first:
            places = f"cột thứ {first[column.code] + 1} và cột thứ {position + 1} trùng nhau"
            add(
                "error",
                column.code,
                column.heading,
                "mỗi cột chỉ có một lần",
                f"{places}; bỏ hoặc đổi tên một cột",
                "unique_columns",
            )
        first.setdefault(column.code, position)
    missing = [column for column in table.columns if column.code not in first]
    for column in missing:
        hint = did_you_mean(column.heading, head.unknown) or did_you_mean(column.code, head.unknown)
        wanted = f"có cột {column.code} (“{column.heading}”)"
        if column.required:
            add("error", column.code, None, wanted, f"thêm cột này vào hàng tiêu đề{hint}", "required_column")
        elif column.kind in ("yes_no", "count", "score"):
            add(
                "note",
                column.code,
                None,
                wanted,
                f"không bắt buộc; số liệu dựa vào cột này để trống{hint}",
                "optional_column",
            )
    for name in head.unknown:
        if fold(name) not in ROW_NUMBER_HEADINGS:
            hint = did_you_mean(name, [column.heading for column in missing])
            add(
                "note",
                None,
                name,
                "tiêu đề có trong từ điển dữ liệu",
                f"cột này không được dùng{hint}",
                "unknown_column",
            )
    return findings
