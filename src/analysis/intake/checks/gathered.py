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
    limits = plausible()
    groups: dict[tuple, list[Finding]] = {}
    share = limits.gather_share if share is None else share
    for finding in findings:
        key = (finding.severity, finding.file, finding.column, finding.check)
        groups.setdefault(key, []).append(finding)
    told: list[Finding] = []
    for group in groups.values():
        number = sum(finding.places for finding in group)
        told += [_one(group, number)] if number > limits.gather_from and number > share * rows else group
    return told


def _one(group: list[Finding], number: int) -> Finding:
    first = group[0]
    places = ", ".join(str(found.row) for found in group[:SHOWN] if found.row)
    value = f"{number} dòng ({places}, …)" if places else f"{number} chỗ"
    value += f"; đầu tiên: {first.value}" if first.value else ""
    return replace(first, value=value, expected=f"ở chỗ đầu tiên: {first.expected}",
                   remedy=f"lỗi ở quá nhiều chỗ nên thường là của cả tệp: tệp của năm khác, đơn vị khác, hoặc cột bị lệch; {first.remedy}")  # fmt: skip


def first_told(
    faults: Iterable[Fault], kind: Callable[[Fault], Hashable], tell: Callable[[Fault], Finding]
) -> list[Finding]:
    """A finding for each of the first faults of a kind, as many as `at_most` lists, and one that stands for all others
    of it: those need not be put into words.

    `kind`: of a fault, as fine as findings are told apart or finer.
    """
    counts: Counter = Counter()
    told, last = [], {}
    for fault in faults:
        key = kind(fault)
        counts[key] += 1
        if counts[key] <= MOST:
            told.append(tell(fault))
        else:
            last[key] = fault
    return told + [replace(tell(fault), places=counts[key] - MOST) for key, fault in last.items()]


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
