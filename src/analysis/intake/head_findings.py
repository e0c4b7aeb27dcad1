"""What is wrong with a head: columns missing, twice, mistyped, of two meanings, in another unit of money. One finding a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.findings import Finding
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heading_names import BRACKETS, ROW_NUMBERS, WORDS, letters, near
from analysis.intake.text import did_you_mean, fold, nearest, tidy

if TYPE_CHECKING:
    from analysis.intake.heads import Head

# after one of these nothing of the table can be said
BROKEN_HEAD = frozenset({"head_row", "required_column", "unique_columns", "ambiguous_column"})
UNIT_ALONE = re.compile(r"\(?\s*(?:đvt|đơn vị tính|đơn vị)\s*:?\s*(.+?)\)?$")
WITHOUT_FIGURES = frozenset({"note", "head_name", "source"})  # their absence changes no figure
COUNTED = frozenset({"yes_no", "count", "score"})  # told one by one: figures hang on each
DISTRICT = "money_district"
NOT_MISSED = frozenset({"note", "head_name", "override_reason", "direction"})  # blank in most tables


def head_findings(cells: Cells, table: Table, head: Head) -> list[Finding]:
    """Columns twice, missing, perhaps mistyped (errors where a figure hangs on them), headings not used (notes).

    A missing column and the unknown heading that may be it are one finding.
    """
    row = head.main + 1
    required = [column for column in table.columns if column.required]
    found = {column.code for column in head.columns.values()}
    if len(found) < 2 and len(required) > 2:
        return [_no_head(cells.file, row, required)]
    findings = _twice(cells.file, row, head)
    missing = [column for column in table.columns if column.code not in found]
    unknown = [name for name in head.unknown if fold(name) not in ROW_NUMBERS]
    for heading, codes in head.either.items():
        asked = [column for column in missing if column.code in codes]
        if asked:
            findings.append(_either(cells.file, row, heading, [table.column(code) for code in codes]))
            missing = [column for column in missing if column.code not in codes]
        else:
            unknown.append(heading)
    pairs = _pairs(missing, unknown)
    for column in missing:
        findings += _missing(cells.file, row, column, pairs.get(column.code), unknown)
    findings += _left_out(cells.file, row, [column for column in missing if column.code not in pairs])
    told = set(pairs.values())
    findings += [_unknown(cells.file, row, name, missing) for name in unknown if name not in told]
    return findings + _money(cells, head)


def _pairs(missing: list[Column], unknown: list[str]) -> dict[str, str]:
    """Missing column -> the unknown heading that is probably it; each heading once."""
    pairs: dict[str, str] = {}
    for column in sorted(missing, key=lambda column: not column.required):
        if column.code in ("note", "head_name"):
            continue
        left = [name for name in unknown if name not in pairs.values()]
        alike = [
            name for name in left if any(near(name, known) for known in (column.code, column.heading, *column.also))
        ]
        if alike:
            pairs[column.code] = nearest(column.heading, alike) or alike[0]
    return pairs


def _missing(file: str, row: int, column: Column, pair: str | None, unknown: list[str]) -> list[Finding]:
    wanted = f"có cột {column.code} (“{column.heading}”)"
    if column.required:
        hint = (
            f"; có phải “{pair}” không?"
            if pair
            else did_you_mean(column.heading, unknown) or did_you_mean(column.code, unknown)
        )
        remedy = f"thêm cột này vào hàng tiêu đề{hint}"
        return [Finding("error", file, row, column.code, None, wanted, remedy, "required_column")]
    if pair and column.code not in WITHOUT_FIGURES:
        remedy = f"cột “{pair}” có phải là “{column.heading}” không? phải thì đổi tiêu đề thành “{column.heading}”, không phải thì đổi sang tên khác hẳn hoặc bỏ cột"
        return [Finding("error", file, row, column.code, pair, wanted, remedy, "near_column")]
    if column.kind in COUNTED:
        remedy = "không bắt buộc; số liệu dựa vào cột này để trống"
        return [Finding("note", file, row, column.code, None, wanted, remedy, "optional_column")]
    return []


def _left_out(file: str, row: int, missing: list[Column]) -> list[Finding]:
    """One note of the optional columns of words and figures that the table does without: what stood there is not read.

    The money of the district has a note of its own, which `without_district` takes away where there is no district.
    """
    left = [c for c in missing if not c.required and c.kind not in COUNTED and c.code not in NOT_MISSED]
    of_district = [column for column in left if column.code == DISTRICT]
    others = [column for column in left if column.code != DISTRICT]
    return [_done_without(file, row, columns) for columns in (others, of_district) if columns]


def _done_without(file: str, row: int, columns: list[Column]) -> Finding:
    names = ", ".join(f"{column.code} (“{column.heading}”)" for column in columns)
    return Finding("note", file, row, DISTRICT if columns[0].code == DISTRICT else None, None, f"có cột {names}",
                   "không bắt buộc; phần in ra hay đối chiếu theo cột này để trống", "blank_columns")  # fmt: skip


def without_district(findings: Iterable[Finding]) -> list[Finding]:
    """The findings but for a missing column of the district's money: since July 2025 a unit has no district above
    it.
    """
    return [found for found in findings if (found.check, found.column) != ("blank_columns", DISTRICT)]


def _unknown(file: str, row: int, name: str, missing: list[Column]) -> Finding:
    hint = did_you_mean(name, [column.heading for column in missing])
    return Finding(
        "note",
        file,
        row,
        None,
        name,
        "tiêu đề có trong từ điển dữ liệu",
        f"cột này không được dùng{hint}",
        "unknown_column",
    )


def _twice(file: str, row: int, head: Head) -> list[Finding]:
    findings: list[Finding] = []
    first: dict[str, int] = {}
    for position, column in sorted(head.columns.items()):
        if column.code in first:
            places = f"cột thứ {first[column.code] + 1} và cột thứ {position + 1} trùng nhau"
            remedy = f"{places}; bỏ hoặc đổi tên một cột"
            findings.append(
                Finding(
                    "error", file, row, column.code, column.heading, "mỗi cột chỉ có một lần", remedy, "unique_columns"
                )
            )
        first.setdefault(column.code, position)
    return findings


def _either(file: str, row: int, heading: str, columns: list[Column]) -> Finding:
    names = ", ".join(f"“{column.heading}”" for column in columns)
    return Finding("error", file, row, None, heading, f"tiêu đề chỉ có một nghĩa: {names}",
                   "ghi rõ tiêu đề là cột nào trong các cột trên", "ambiguous_column")  # fmt: skip


def _no_head(file: str, row: int, required: list[Column]) -> Finding:
    names = "; ".join(f"{column.heading} ({column.code})" for column in required)
    return Finding("error", file, row, None, None, f"một hàng tiêu đề có các cột: {names}",
                   "thêm hàng tiêu đề phía trên số liệu, hoặc lấy biểu mẫu bằng lệnh giamngheo template", "head_row")  # fmt: skip


def _money(cells: Cells, head: Head) -> list[Finding]:
    """An error where a heading or a line above the head says that money is not in million đồng."""
    money = {p: c for p, c in head.columns.items() if c.code.startswith("money_") or c.code == "disbursed"}
    if not money:
        return []
    for index, record in enumerate(cells.records[: head.bottom + 1]):
        for position, cell in enumerate(record):
            within = BRACKETS.findall(cell) if index >= head.main else []
            stated = re.search(r"(?:đvt|đơn vị tính|đơn vị)\s*:?\s*(.+)$", letters(tidy(cell)).casefold().rstrip(")"))
            said = [*(within if position in money else []), *([stated[1]] if stated else [])]
            if any(fold(letters(text)) in WORDS["other_money"] for text in said):
                column = money[position].code if position in money else None
                return [Finding("error", cells.file, index + 1, column, tidy(cell), "tiền tính bằng triệu đồng",
                                "đổi các số tiền sang triệu đồng rồi sửa đơn vị ghi ở đây", "unit_of_money")]  # fmt: skip
    return _money_below(cells, head)


def _money_below(cells: Cells, head: Head) -> list[Finding]:
    """The same of a line below the table that says the unit alone."""
    for index, record in enumerate(cells.records[head.bottom + 1 :], head.bottom + 2):
        filled = [cell for cell in record if cell.strip()]
        if len(filled) != 1 or not (stated := UNIT_ALONE.match(letters(tidy(filled[0])).casefold())):
            continue
        if fold(letters(stated[1])) in WORDS["other_money"]:
            return [Finding("error", cells.file, index, None, tidy(filled[0]), "tiền tính bằng triệu đồng",
                            "đổi các số tiền sang triệu đồng rồi sửa đơn vị ghi ở đây", "unit_of_money")]  # fmt: skip
    return []
