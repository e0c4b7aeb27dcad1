"""Many findings of one kind in a column as the one that they are: the fault is the column's, not each row's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from analysis.findings import Finding
from analysis.rules.plausible import plausible

Fault = TypeVar("Fault")
OF_THE_FILE = "thường là của cả tệp: tệp của năm khác, đơn vị khác, hoặc cột bị lệch"
OF_THE_COLUMN = "thường là của cả cột: cách viết khác, sửa một lần cho cả cột, hoặc cột bị lệch"
OF_CELLS = frozenset({"readable_cell", "filled_cell", "unknown_cell"})
OF_BLANKS = frozenset({"few_blanks", "blank_register_count"})
SHIFTED, OF_SHIFTED = "cells_shifted", "number_for_words"
SHOWN = 5  # rows that a finding lists
MOST = 1000  # findings of one kind that are listed each; nobody reads further


def gathered(
    findings: Iterable[Finding], rows: int | Callable[[str], int], share: float | None = None, whose: str = OF_THE_FILE
) -> list[Finding]:
    """The findings, those of one file, check and column as one where they are many among the `rows` looked at.

    `rows`: their number, or that of a column by its name; `share`: of the rows, beyond which they are many; that of the
    limits where none is given; `whose`: what is likely to be wrong then.
    """
    share = plausible().gather_share if share is None else share
    groups: dict[tuple, list[Finding]] = {}
    for finding in findings:
        key = (finding.severity, finding.file, finding.column, finding.check)
        groups.setdefault(key, []).append(finding)
    told: list[Finding] = []
    for group in groups.values():
        number, column = sum(finding.places for finding in group), group[0].column or ""
        looked_at = rows if isinstance(rows, int) else number + rows(column)
        told += [_one(group, number, whose)] if _are_many(number, looked_at, share) else group
    return told


def gathered_cells(findings: Iterable[Finding], others: Callable[[str], int]) -> list[Finding]:
    """The findings, those of cells without a value as one where many of a column's cells are so written.

    `others`: of a column by its name, how many cells say something.
    """
    cells: list[Finding] = []
    told: list[Finding] = []
    for finding in findings:
        (cells if finding.check in OF_CELLS and finding.column else told).append(finding)
    return [*told, *gathered(cells, others, whose=OF_THE_COLUMN)]


def each_fault_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that call a cell blank which holds what cannot be read, or tell of one cell of a row
    whose cells are told to be shifted: one fault is told once.
    """
    findings = list(findings)
    wrong = {(found.file, found.row, found.column) for found in findings if found.severity == "error"}
    shifted = {(found.file, found.row) for found in findings if found.check == SHIFTED}
    return [
        found
        for found in findings
        if not (found.check in OF_BLANKS and (found.file, found.row, found.column) in wrong)
        and not (found.check == OF_SHIFTED and (found.file, found.row) in shifted)
    ]


def _are_many(number: int, rows: int, share: float) -> bool:
    return number > plausible().gather_from and number > share * rows


def _one(group: list[Finding], number: int, whose: str = OF_THE_FILE) -> Finding:
    first = group[0]
    places = ", ".join(str(found.row) for found in group[:SHOWN] if found.row)
    value = f"{number} dòng ({places}, …)" if places else f"{number} chỗ"
    value += f"; đầu tiên: {first.value}" if first.value else ""
    return replace(first, value=value, expected=f"ở chỗ đầu tiên: {first.expected}",
                   remedy=f"lỗi ở quá nhiều chỗ nên {whose}; {first.remedy}")  # fmt: skip


def first_told(
    faults: Iterable[Fault], kind: Callable[[Fault], Hashable], tell: Callable[[Fault], Finding], rows: int
) -> list[Finding]:
    """The findings of faults as `gathered` and then `at_most` leave them: those that nobody will read are counted, and
    not put into words.

    `kind`: of a fault, as fine as findings are told apart or finer; `rows`: how many were looked at.
    """
    groups: dict[Hashable, list[Fault]] = {}
    for fault in faults:
        groups.setdefault(kind(fault), []).append(fault)
    told: list[Finding] = []
    for group in groups.values():
        number = len(group)
        if _are_many(number, rows, plausible().gather_share):
            told.append(_one(list(map(tell, group[:SHOWN])), number))
        else:
            told += map(tell, group[:MOST])
            told += [replace(tell(group[-1]), places=number - MOST)] if number > MOST else []
    return told


def at_most(findings: Iterable[Finding], most: int = MOST) -> list[Finding]:
    """The findings, of each kind in a column no more than so many, then one that says how many more there are."""
    counts: Counter = Counter()
    kept, last = [], {}
    for finding in findings:
        key = (finding.severity, finding.file, finding.column, finding.check)
        counts[key] += finding.places
        if counts[key] <= most:
            kept.append(finding)
        last[key] = finding
    return kept + [_others(last[key], number - most, most) for key, number in counts.items() if number > most]


def _others(last: Finding, more: int, most: int) -> Finding:
    remedy = f"{most} chỗ đầu đã nêu; {last.remedy}"
    return replace(last, row=None, places=more, value=f"{more} chỗ nữa cùng loại", remedy=remedy)
