"""The head of a table as handed in: found under titles, across merged rows, by code names or Vietnamese headings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from analysis.intake.dictionary import Column, Table
from analysis.intake.head_findings import BROKEN_HEAD, head_findings
from analysis.intake.heading_names import WORDS, Meaning, is_number, meaning, says_nothing
from analysis.intake.text import fold, tidy

__all__ = ["BROKEN_HEAD", "Head", "find_head", "head_findings"]

SEARCH_ROWS = 25
HEAD_ROWS = 3  # official heads are up to three levels deep
PROSE = 60  # letters: longer than any merged heading, a title


class Head(NamedTuple):
    """Where the head is: its main row, its last row (indices of records), the columns by position, headings not known.

    `either`: headings that could mean two columns, with the codes of those columns.
    """

    main: int
    bottom: int
    columns: dict[int, Column]
    unknown: tuple[str, ...]
    either: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def find_head(records: list[list[str]], table: Table) -> Head:
    """The head: the row with the most known headings, and what its merged neighbours above and below add."""
    head = _find(records, table, numbers=True)
    # numbers of the form name columns only where the words above them do not name others
    if _numbers_disagree(records, table, head):
        head = _find(records, table, numbers=False)
    return head


def _find(records: list[list[str]], table: Table, *, numbers: bool) -> Head:
    named, columns_of, main = _rows_named(records, table, numbers)
    columns = dict(columns_of[main]) if named else {}
    bottom = main
    for index in range(main + 1, min(main + HEAD_ROWS, len(named))):
        filled = {position for position, cell in enumerate(records[index]) if cell.strip()}
        # a row below belongs to the head if it names columns, and nothing but that under a heading that is whole already
        others = {p for p in filled - set(columns_of[index]) if not says_nothing(records[index][p])}
        words = [p for p in columns_of[index] if not is_number(records[index][p])]
        if not columns_of[index] or (others & set(columns) and len(words) < 2):
            break
        if any(_is_datum(records[index][p]) for p in others):
            break
        if any(is_number(records[index][p]) and columns.get(p, c) != c for p, c in columns_of[index].items()):
            break  # numbers of columns, or data, below words that say something else
        columns = {p: c for p, c in columns.items() if p not in others} | columns_of[index]
        bottom = index
    top = main
    for index in range(main - 1, max(main - HEAD_ROWS, -1), -1):
        if is_title(records[index]):
            break
        taken = {column.code for column in columns.values()}
        # a heading below that nobody knows makes the one above another thing: “Nữ” under “Nhân khẩu”
        free = [p for p in columns_of[index] if p not in columns and says_nothing(_cell(records, main, p))]
        columns |= {p: columns_of[index][p] for p in free if columns_of[index][p].code not in taken}
        top = index
    unknown, either = _not_known(records, range(top, bottom + 1) if records else range(0), columns, named)
    return Head(main, bottom, columns, unknown, either)


def _rows_named(
    records: list[list[str]], table: Table, numbers: bool
) -> tuple[list[dict[int, Meaning]], list[dict[int, Column]], int]:
    """Of the rows at the beginning what their headings mean, the columns they name, and which row names most.

    Rows that could not name more, and do not stand below that row as part of its head, are not looked at.
    """
    filled = [sum(1 for cell in record if cell.strip()) for record in records[:SEARCH_ROWS]]
    named: list[dict[int, Meaning]] = []
    columns_of: list[dict[int, Column]] = []
    main = 0
    for index in range(len(filled)):
        most = len(columns_of[main]) if named else 0
        if index >= main + HEAD_ROWS and most >= max(filled[index:]):
            break
        named.append(_named(records, index, table, numbers))
        columns_of.append({p: m.column for p, m in named[index].items() if m.column is not None})
        if len(columns_of[index]) > most:
            main = index
    return named, columns_of, main


def is_title(record: list[str]) -> bool:
    """Whether a row above the head is a title, a letterhead or blank, not merged headings."""
    filled = [(position, tidy(cell)) for position, cell in enumerate(record) if cell.strip()]
    if not filled:
        return True
    if len(filled) == 1:
        position, text = filled[0]
        return position == 0 or len(text) > PROSE or _starts_as_title(text)
    return all(_starts_as_title(text) or len(text) > PROSE for _, text in filled)


def _starts_as_title(text: str) -> bool:
    folded = fold(text)
    return any(folded == words or folded.startswith(f"{words} ") for words in WORDS["titles"])


def _named(records: list[list[str]], index: int, table: Table, numbers: bool) -> dict[int, Meaning]:
    """By position: what the row's headings mean, under the merged headings of the rows above."""
    rows_above = [row for row in range(max(index - HEAD_ROWS + 1, 0), index) if not is_title(records[row])]
    above = [_carried(records[row], len(records[index])) for row in rows_above]
    named = {}
    for position, cell in enumerate(records[index]):
        if not cell.strip():
            continue
        found = meaning(table, cell, tuple(row[position] for row in above), numbers=numbers)
        if found.column is not None or found.either:
            named[position] = found
    return named


def _carried(record: list[str], width: int) -> list[str]:
    """The row's headings with each carried over the blank cells to its right, as merged cells leave them."""
    carried, last = [], ""
    for position in range(width):
        cell = record[position] if position < len(record) else ""
        last = cell if cell.strip() else last
        carried.append(last)
    return carried


def _not_known(
    records: list[list[str]], rows: range, columns: dict[int, Column], named: list[dict[int, Meaning]]
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The headings of columns without a name: those nobody knows, those that could mean two columns."""
    unknown: list[str] = []
    either: dict[str, tuple[str, ...]] = {}
    for position in range(max((len(records[row]) for row in rows), default=0)):
        if position in columns:
            continue
        for row in reversed(rows):
            cell = records[row][position] if position < len(records[row]) else ""
            if not cell.strip():
                continue
            found = named[row].get(position)
            if found is not None and found.either:
                either[tidy(cell)] = found.either
            elif not is_number(cell) or row == rows[0]:
                unknown.append(tidy(cell))
            else:
                continue  # the number of a column: its words stand above
            break
    return tuple(unknown), either


def _numbers_disagree(records: list[list[str]], table: Table, head: Head) -> bool:
    """Whether some column is named by its number though the words above it name another column."""
    if not records:
        return False
    by_number = [p for p, c in head.columns.items() if is_number(_cell(records, head.main, p))]
    for row in range(max(head.main - HEAD_ROWS + 1, 0), head.main):
        words = _named(records, row, table, numbers=False) if not is_title(records[row]) else {}
        if any(p in words and words[p].column not in (None, head.columns[p]) for p in by_number):
            return True
    return False


def _cell(records: list[list[str]], row: int, position: int) -> str:
    return records[row][position] if position < len(records[row]) else ""


def _is_datum(cell: str) -> bool:
    return any(letter.isdigit() for letter in cell)
