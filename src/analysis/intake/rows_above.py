"""Rows of data above the head: a list sorted with its head in it, or a head typed in the middle."""

from __future__ import annotations

from analysis.findings import Finding
from analysis.intake.dictionary import Column
from analysis.intake.heads import Head
from analysis.intake.row_shapes import is_numbering, is_units
from analysis.intake.values import KINDS, decimal_readings

WORDS = frozenset({"text", "village", "restricted"})  # what a title says there may be anything
FEWEST = 3  # cells: a title with its year has two
FEWEST_TYPED, OF_LINES = 2, 1  # a line of the plan may have its target alone


def rows_above(records: list[list[str]], head: Head) -> list[int]:
    """The indices of the rows above the head whose every cell can be read as its column asks."""
    return [index for index in range(head.main) if _is_data(records[index], head)]


def told_above(file: str, rows: list[int]) -> list[Finding]:
    """One error that names the rows, which are read as the data that they are."""
    if not rows:
        return []
    return [Finding("error", file, rows[0] + 1, None, f"{len(rows)} dòng số liệu nằm trên hàng tiêu đề", "hàng tiêu đề trên mọi dòng số liệu",
                    "chuyển hàng tiêu đề lên trên cùng; thường do sắp xếp cả hàng tiêu đề", "rows_above_head")]  # fmt: skip


def _is_data(record: list[str], head: Head) -> bool:
    cells = {at: record[at].strip() for at in head.columns if at < len(record) and record[at].strip()}
    typed = [at for at in cells if head.columns[at].kind not in WORDS]
    fewest = OF_LINES if any(column.code == "code" for column in head.columns.values()) else FEWEST_TYPED
    if len(cells) < FEWEST or len(typed) < fewest or min(cells) != min(head.columns):
        return False
    if is_numbering(record) or is_units(record):
        return False
    return all(_says(cells[at], head.columns[at]) for at in typed)


def _says(text: str, column: Column) -> bool:
    if column.kind == "printed":
        return bool(decimal_readings(text))
    try:
        KINDS[column.kind].parse(text)
    except (ValueError, OverflowError):
        return False
    return True
