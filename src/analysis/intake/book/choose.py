"""Which sheet of a workbook is a table: by its title, else by its head; said when another was taken, asked where two could be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.findings import Finding, Severity
from analysis.intake.book.facts import block_name
from analysis.intake.book.hidden import hidden_findings
from analysis.intake.book.merged import unfold_merged
from analysis.intake.dictionary import Table, dictionary
from analysis.intake.files import Cells
from analysis.intake.heads import Head, find_head
from analysis.intake.placeholders import OPTIONAL
from analysis.intake.text import fold
from analysis.intake.values import decimal_mark
from analysis.intake.workbook import BookSheet

# of the required columns, how many a sheet under another title must have: “Hộ 2023” says half of it already
KNOWN_BY_HEAD = 0.75
KNOWN_BY_TITLE = 0.5
FEWEST_COLUMNS = 3


@dataclass(frozen=True)
class Candidate:
    """A sheet with data that could be the table; `named`: it has the table's title."""

    sheet: BookSheet
    head: Head
    named: bool


def choose_sheet(sheets: Sequence[BookSheet], table: Table) -> tuple[Cells | None, list[Finding]]:
    """The cells of the table's sheet, merged blocks unfolded, and what is to be said about the choice.

    None where no sheet has the table's data, or two could be it: that is an error naming both.
    """
    candidates = [found for sheet in sheets if (found := _candidate(sheet, table)) is not None]
    seen = [candidate for candidate in candidates if not candidate.sheet.hidden]
    hidden = [candidate for candidate in candidates if candidate.sheet.hidden]
    meant = seen or [candidate for candidate in hidden if candidate.named] or hidden
    if not meant:
        return None, [_unread(sheet, table) for sheet in sheets if _is_near(sheet, table)]
    if len(meant) > 1:
        return None, [_two(meant, table)]
    chosen, findings = meant[0], []
    sheet = chosen.sheet
    if sheet.hidden:
        findings.append(_said("warning", sheet, "trang đang ẩn", f"trang “{table.sheet}” hiện trong sổ tính",
                              f"trang ẩn này được lấy làm bảng “{table.sheet}”; hiện trang, kiểm tra, hoặc xóa nếu không dùng",
                              "hidden_sheet"))  # fmt: skip
    elif not chosen.named:
        findings.append(_said("note", sheet, sheet.title, f"trang tính tên “{table.sheet}”",
                              f"trang này được lấy làm bảng “{table.sheet}” vì hàng tiêu đề khớp; đúng thì đổi tên trang thành “{table.sheet}”",
                              "sheet_title"))  # fmt: skip
    findings += [
        _said("note", other.sheet, "trang đang ẩn", f"mỗi bảng một trang tính; “{sheet.title}” được dùng",
              "trang ẩn không được dùng; xóa nếu là bản cũ", "hidden_sheet")
        for other in hidden if other is not chosen
    ]  # fmt: skip
    records, filled = unfold_merged(_as_said(sheet, chosen.head), sheet.merged, chosen.head)
    if filled:
        blocks = ", ".join(map(block_name, filled[:5])) + (f" và {len(filled) - 5} ô khác" if len(filled) > 5 else "")
        findings.append(_said("note", sheet, f"ô gộp {blocks}", "mỗi dòng có giá trị của mình",
                              "giá trị của ô gộp được tính cho mọi dòng mà ô phủ", "merged_cells"))  # fmt: skip
    return replace(sheet.cells, records=records), findings + hidden_findings(sheet, chosen.head)


def _as_said(sheet: BookSheet, head: Head) -> list[list[str]]:
    """The records with what is to be said of texts in several fonts in their place, and texts that are a number in two
    notations as the texts that they are: headings and remarks stay.

    A number typed as such has no notation: the point that it is shown with here says nothing of such a text beside it.
    """
    records = sheet.cells.records
    below = {at: column for at, column in head.columns.items() if column.code not in OPTIONAL}
    told = {place: text for place, text in sheet.written_over.items() if place[0] > head.bottom and place[1] in below}
    for at in {at for row, at in sheet.either if at in below and below[at].kind == "decimal"}:
        if decimal_mark([record[at] for record in records[head.bottom + 1 :]]) == ".":
            rows = [row for row, place in sheet.either if place == at and row > head.bottom]
            told |= {(row, at): f"“{records[row][at].strip()}”" for row in rows}
    records = [list(record) for record in records] if told else records
    for (row, column), text in told.items():
        if row < len(records):
            records[row][column] = text
    return records


def _candidate(sheet: BookSheet, table: Table) -> Candidate | None:
    """The sheet as a candidate for the table; None for another table's, one without a head of it or without data."""
    title, records = fold(sheet.title), sheet.cells.records
    named = title in _titles(table)
    if not records or (not named and any(title in _titles(other) for other in dictionary().values())):
        return None
    head = find_head(records, table)
    if not (named or _has_head(head, table, title)):
        return None
    if not any(any(map(str.strip, record)) for record in records[head.bottom + 1 :]):
        return None
    return Candidate(sheet, head, named) if named or _is_best(records, head, table) else None


def _is_near(sheet: BookSheet, table: Table) -> bool:
    """Whether a sheet that is not read has the table's name in its title and some of its columns."""
    title = fold(sheet.title)
    other = sheet.hidden or any(title in _titles(any_table) for any_table in dictionary().values())
    return not other and _names(title, table) and len(_codes(find_head(sheet.cells.records, table))) >= FEWEST_COLUMNS


def _names(title: str, table: Table) -> bool:
    return any(f" {name} " in f" {title} " for name in _titles(table))


def _has_head(head: Head, table: Table, title: str) -> bool:
    known = _codes(head)
    required = {column.code for column in table.columns if column.required}
    share = KNOWN_BY_TITLE if _names(title, table) else KNOWN_BY_HEAD
    return len(known) >= FEWEST_COLUMNS and len(known & required) >= share * len(required)


def _is_best(records: list[list[str]], head: Head, table: Table) -> bool:
    """Whether no other table knows as many columns of the head; objectives and projects share many."""
    known = len(_codes(head))
    return all(len(_codes(find_head(records, other))) < known for other in dictionary().values() if other != table)


def _codes(head: Head) -> set[str]:
    return {column.code for column in head.columns.values()}


def _titles(table: Table) -> set[str]:
    return {fold(table.sheet), fold(table.name)}


def _two(meant: list[Candidate], table: Table) -> Finding:
    titles = " và ".join(f"“{candidate.sheet.title}”" for candidate in meant)
    return _said("error", meant[0].sheet, titles, f"một trang tính cho bảng “{table.sheet}”",
                 "không rõ trang nào được dùng; giữ trang đúng, xóa hoặc ẩn trang kia; bảng bị chia ra nhiều trang thì gộp vào một", "one_sheet")  # fmt: skip


def _unread(sheet: BookSheet, table: Table) -> Finding:
    return _said("note", sheet, sheet.title, f"trang “{table.sheet}” có hàng tiêu đề của biểu nhập",
                 f"trang này không được dùng; nếu là bảng “{table.sheet}” thì sửa hàng tiêu đề, đổi tên trang thành “{table.sheet}”",
                 "sheet_title")  # fmt: skip


def _said(severity: Severity, sheet: BookSheet, value: str, expected: str, remedy: str, check: str) -> Finding:
    return Finding(severity, sheet.cells.file, None, None, value, expected, remedy, check)
