"""Many findings of one kind in a column as the one that they are: the fault is the column's, not each row's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from analysis.findings import Finding
from analysis.rules.plausible import plausible

Fault = TypeVar("Fault")
SHOWN = 5  # rows that a finding lists
MOST = 1000  # findings of one kind that are listed each; nobody reads further


def gathered(findings: Iterable[Finding], rows: int, share: float | None = None) -> list[Finding]:
    """The findings, those of one file, check and column as one where they are many among the `rows` looked at.

    `share`: of the rows, beyond which they are many; that of the limits where none is given.
    """
    share = plausible().gather_share if share is None else share
    groups: dict[tuple, list[Finding]] = {}
    for finding in findings:
        key = (finding.severity, finding.file, finding.column, finding.check)
        groups.setdefault(key, []).append(finding)
    told: list[Finding] = []
    for group in groups.values():
        number = sum(finding.places for finding in group)
        told += [_one(group, number)] if _are_many(number, rows, share) else group
    return told


def _are_many(number: int, rows: int, share: float) -> bool:
    return number > plausible().gather_from and number > share * rows


def _one(group: list[Finding], number: int) -> Finding:
    first = group[0]
    places = ", ".join(str(found.row) for found in group[:SHOWN] if found.row)
    value = f"{number} dòng ({places}, …)" if places else f"{number} chỗ"
    value += f"; đầu tiên: {first.value}" if first.value else ""
    return replace(first, value=value, expected=f"ở chỗ đầu tiên: {first.expected}",
                   remedy=f"lỗi ở quá nhiều chỗ nên thường là của cả tệp: tệp của năm khác, đơn vị khác, hoặc cột bị lệch; {first.remedy}")  # fmt: skip


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
