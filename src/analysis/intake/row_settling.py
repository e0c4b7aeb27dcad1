"""Which of the rows that may be sums are sums: by their label, or because they are the sum of the rows they cover."""

from __future__ import annotations

from typing import NamedTuple

from analysis.findings import Finding
from analysis.intake.row_findings import asked, beside_children, differs, left_out
from analysis.intake.row_judging import is_child, says_village
from analysis.intake.row_sums import SLACK, Numbers, Sums
from analysis.intake.row_view import Row, View

PART_OF_SUM = 0.5  # of what its sub-projects have: less is money of its own, such as that of its management
ROUNDING = 0.05  # by row summed: money is printed with one decimal
WITH_HIDDEN_SUMS = ("villages", "programme")  # a village unknown to the register is an error of the targets already


class Rows(NamedTuple):
    """Indices of the records that are data, and of `targets` those that are its total; a finding for each other row."""

    kept: list[int]
    total: list[int]
    findings: list[Finding]


def without_sums(
    file: str,
    view: View,
    named: list[Row],
    candidates: list[tuple[Row, str]],
    groups: list[int],
    findings: list[Finding],
) -> Rows:
    """The rows with those taken out that are the sums of others; `groups`: rows without numbers that head a group."""
    numbers = {} if not candidates and view.table.name not in WITH_HIDDEN_SUMS else _numbers(named, candidates)
    borders = [*groups, *(row.index for row, _ in candidates)]
    sums = Sums(numbers, [row.index for row in named])
    settled = [(row, kind) for row, kind in candidates if _is_sum(row, kind, sums, borders, named)]
    left = [(row, kind) for row, kind in candidates if (row, kind) not in settled]
    for kind in ("maybe", "listed"):
        alike = [row for row, other in left if other == kind]
        if len(alike) > len(named):  # most villages are called so
            named = sorted([*named, *alike], key=lambda row: row.index)
            left = [(row, other) for row, other in left if other != kind]
    parts = [row.index for row in named]
    hidden = set(Sums(numbers, parts).hidden()) if view.table.name in WITH_HIDDEN_SUMS else set()
    hidden |= _twin(named) if view.table.name == "villages" else set()
    findings += [asked(file, row, None, None) for row in named if row.index in hidden]
    kept = [index for index in parts if index not in hidden]
    sums = Sums(numbers, list(kept))
    for row, kind in left:
        question = _question(row, kind, sums, borders, named)
        if question is None:
            kept.append(row.index)
            findings += [beside_children(file, row)] if kind == "parent" and _is_large(row, sums, named) else []
        else:
            findings.append(asked(file, row, *question))
    sums = Sums(numbers, sorted(kept))
    total, notes = [], {}
    for row, kind in settled:
        run = _covered(row, sums, borders, ROUNDING if view.of_lines else 0.0)
        if view.table.name == "targets" and _of_whole_table(kind, run, sums):
            total.append(row.index)
        else:
            notes[row.index] = _said(file, row, kind, run, sums, borders)
    whole = [row.index for row, _ in settled if sums.equals(row.index, (0, len(sums.parts)))]
    if view.table.name == "targets" and not total and len(whole) == 1:
        total = whole
        del notes[whole[0]]
    return Rows(sums.parts, total, [*findings, *notes.values()])


def _twin(named: list[Row]) -> set[int]:
    """Of a register of one village and a row of the same numbers that does not say it is a village: that row."""
    if len(named) != 2 or named[0].numbers != named[1].numbers or sum(1 for number in named[0].numbers if number) < 3:
        return set()
    others = [row.index for row in named if not says_village(row.key)]
    return set(others) if len(others) == 1 else set()


def _numbers(named: list[Row], candidates: list[tuple[Row, str]]) -> dict[int, Numbers]:
    return {row.index: row.numbers for row in [*named, *(row for row, _ in candidates)]}


def _is_sum(row: Row, kind: str, sums: Sums, borders: list[int], named: list[Row]) -> bool:
    """Whether a row is none of data by its label, or because it is the sum of the rows it covers."""
    if kind in ("total", "section"):
        return True
    if kind == "parent":
        return sums.equal(row.index, _of_children(row, sums, named))
    # with three numbers that agree, the rows it covers may end where nothing marks it
    around = sums.around(row.index) if sum(1 for number in row.numbers if number) > 2 else ()
    return _covered(row, sums, borders) is not None or any(sums.equals(row.index, run) for run in around)


def _is_large(row: Row, sums: Sums, named: list[Row]) -> bool:
    """Whether a project has so much money beside its sub-projects that it may be meant for their sum."""
    own, total = _main(row, _of_children(row, sums, named))
    return own is not None and total is not None and own >= PART_OF_SUM * total


def _of_children(row: Row, sums: Sums, named: list[Row]) -> list[float]:
    """The sums of the projects whose codes continue that of the row."""
    return sums.total_of([child.index for child in named if is_child(child.key, row.key)])


def _covered(row: Row, sums: Sums, borders: list[int], rounding: float = 0.0) -> tuple[int, int] | None:
    """The run of rows whose sum the row is, or None."""
    for run in sums.runs(row.index, borders):
        if sums.equals(row.index, run, SLACK + rounding * (run[1] - run[0])):
            return run
    return None


def _nearest(row: Row, sums: Sums, borders: list[int]) -> tuple[int, int]:
    """The run whose sum comes nearest to the row's number."""
    filled = next(((place, number) for place, number in enumerate(row.numbers) if number is not None), None)
    runs = sums.runs(row.index, borders)
    if filled is None:
        return runs[0]
    place, own = filled
    return min(runs, key=lambda run: abs(sums.of(run)[place] - own))


def _question(
    row: Row, kind: str, sums: Sums, borders: list[int], named: list[Row]
) -> tuple[float | None, float | None] | None:
    """The row's number and the sum it may be meant for, where it could be a sum with a slip in it; None where it is data."""
    if kind == "unnamed" or not sums.parts:
        return None
    if kind == "parent":
        totals = _of_children(row, sums, named)
        return _main(row, totals) if sums.close(row.index, totals) else None
    several = [run for run in sums.runs(row.index, borders) if run[1] - run[0] > 1]
    if kind == "listed" or any(sums.close(row.index, sums.of(run)) for run in several):
        return _main(row, sums.of(_nearest(row, sums, borders)))
    return None


def _of_whole_table(kind: str, run: tuple[int, int] | None, sums: Sums) -> bool:
    """Whether a row of the issued table is its total, not that of a part of it."""
    return kind in ("total", "unnamed") and (run is None or run == (0, len(sums.parts)))


def _said(file: str, row: Row, kind: str, run, sums: Sums, borders: list[int]) -> Finding:
    what = "total" if kind in ("total", "unnamed") else "section"
    if run is None and kind in ("total", "section") and sums.parts and row.has_numbers:
        near = _nearest(row, sums, borders)
        for place, (own, total) in enumerate(zip(row.numbers, sums.of(near), strict=True)):
            if own is not None and abs(own - total) > SLACK:
                code = next(code for code, p in row.view.columns.items() if p == row.view.summed[place])
                return differs(file, row, what, code, own, total)
    return left_out(file, row, what)


def _main(row: Row, totals: list[float]) -> tuple[float | None, float | None]:
    return next(((own, total) for own, total in zip(row.numbers, totals, strict=True) if own), (None, None))
