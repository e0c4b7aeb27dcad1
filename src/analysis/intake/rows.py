"""Which rows below the head are data: repeated heads, numbers of columns, groups, sums, notes and signatures are left out by name."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.findings import Finding
from analysis.intake.dictionary import Table
from analysis.intake.heads import Head
from analysis.intake.row_findings import asked, differs, left_out
from analysis.intake.row_judging import is_child, judge, parent_codes
from analysis.intake.row_labels import suspicious_ids, suspicious_labels
from analysis.intake.row_shapes import heading_texts, is_numbering, repeats_head
from analysis.intake.row_sums import Sums
from analysis.intake.row_view import Row, View, view_of
from analysis.intake.text import fold
from analysis.intake.values import CLASSES

__all__ = ["Rows", "data_rows", "suspicious_ids", "suspicious_labels"]

ROUNDING = 0.05  # by row summed: money is printed with one decimal
TO_BE_SUMMED = ("total", "section", "maybe", "listed", "unnamed", "parent")
WITH_HIDDEN_SUMS = ("villages", "programme")  # a village unknown to the register is an error of the targets already


@dataclass(frozen=True)
class Rows:
    """Indices of the records that are data, and of `targets` those that are its total; a finding for each other row."""

    kept: list[int]
    total: list[int]
    findings: list[Finding]


def data_rows(records: list[list[str]], head: Head, table: Table, file: str) -> Rows:
    """The rows of data below the head, a note for each row that is none, an error where nobody could tell.

    A row is left out for what it says (total, section, note, signature) or because it names nothing of its own and is
    the sum of the rows it covers. Blank rows go without a word, and the lettered row of numbers right below the head.
    """
    view = view_of(records, head, table)
    named, candidates, findings, borders = [], [], [], []
    headings = heading_texts(records, head.bottom)
    rows = [Row(i, records[i], view) for i in range(head.bottom + 1, len(records)) if any(map(str.strip, records[i]))]
    parents = parent_codes([row.key for row in rows]) if view.of_lines else frozenset()
    by_number = sum(row.key.isdecimal() for row in rows) * 2 > len(rows) if view.key == "village" else False
    signed = False
    for row in rows:
        if _plainly_a_household(row, view):
            named.append(row)
        elif repeats_head(row.record, headings):
            findings.append(left_out(file, row, "head"))
        elif is_numbering(row.record) and not (by_number and row.key.isdecimal()):
            if row.index > head.bottom + 1 or not any(map(str.isalpha, next(iter(row.filled.values())))):
                findings.append(left_out(file, row, "numbering"))
        elif (kind := judge(row, signed=signed, parents=parents)) == "data":
            named.append(row)
        elif (row.has_numbers and kind in TO_BE_SUMMED) or (kind == "total" and table.name == "targets"):
            candidates.append((row, kind))
        else:
            signed = signed or kind in ("date", "signature")
            borders += [row.index] if kind in TO_BE_SUMMED else []
            findings.append(left_out(file, row, "section" if kind in ("maybe", "listed", "unnamed") else kind))
    return _without_sums(file, view, named, candidates, borders, findings)


def _plainly_a_household(row: Row, view: View) -> bool:
    """Whether a row has an id with a digit and a class that can be read: asked first, as a list has thousands."""
    if view.key != "household_id" or not any(map(str.isdigit, row.key)):
        return False
    codes = ("class_end", "class_start", "class_to", "class_from")
    return any(CLASSES.get(fold(row.cell(code)), "absent") != "absent" for code in codes if code in view.columns)


def _without_sums(
    file: str,
    view: View,
    named: list[Row],
    candidates: list[tuple[Row, str]],
    groups: list[int],
    findings: list[Finding],
) -> Rows:
    """The rows with those taken out that are the sums of others; `groups`: rows without numbers that head a group."""
    hidden: set[int] = set()
    if view.table.name in WITH_HIDDEN_SUMS:
        numbers = {row.index: row.numbers for row in named}
        hidden = set(Sums(numbers, [row.index for row in named]).hidden())
    findings += [asked(file, row, None, None) for row in named if row.index in hidden]
    parts = [row.index for row in named if row.index not in hidden]
    if not candidates:
        return Rows(parts, [], findings)
    numbers = {row.index: row.numbers for row in [*named, *(row for row, _ in candidates)]}
    borders = [*groups, *(row.index for row, _ in candidates)]
    sums, rows = Sums(numbers, parts), {row.index: row for row in named}
    settled: list[tuple[Row, str]] = []
    kept = list(parts)
    for row, kind in candidates:
        covered = _children(row, kind, sums, rows) or _covered(row, sums, borders)
        if kind in ("total", "section") or (covered is not None and sums.equals(row.index, covered)):
            settled.append((row, kind))
        elif _to_ask(row, kind, candidates, sums, borders, covered, len(named)):
            run = covered or _nearest(row, sums, borders)
            findings.append(asked(file, row, *_main(row, sums.of(run))))
        else:
            kept.append(row.index)
    sums = Sums(numbers, sorted(kept))
    total, notes = [], {}
    for row, kind in settled:
        run = _covered(row, sums, borders, ROUNDING if view.of_lines else 0.0)
        if view.table.name == "targets" and _of_whole_table(row, kind, run, sums):
            total.append(row.index)
        else:
            notes[row.index] = _said(file, row, kind, run, sums, borders)
    whole = [row.index for row, _ in settled if sums.parts and sums.equals(row.index, (0, len(sums.parts)))]
    if view.table.name == "targets" and not total and len(whole) == 1:
        total = whole
        del notes[whole[0]]
    return Rows(sums.parts, total, [*findings, *notes.values()])


def _covered(row: Row, sums: Sums, borders: list[int], rounding: float = 0.0) -> tuple[int, int] | None:
    """The run of rows whose sum the row is, or None."""
    for run in sums.runs(row.index, borders):
        if sums.equals(row.index, run, 1e-6 + rounding * (run[1] - run[0])):
            return run
    return None


def _children(row: Row, kind: str, sums: Sums, rows: dict[int, Row]) -> tuple[int, int] | None:
    """The run of the rows whose codes continue that of the row."""
    if kind != "parent":
        return None
    places = [place for place, index in enumerate(sums.parts) if is_child(rows[index].key, row.key)]
    return (places[0], places[-1] + 1) if places and places[-1] - places[0] == len(places) - 1 else None


def _nearest(row: Row, sums: Sums, borders: list[int]) -> tuple[int, int]:
    """The run whose sum comes nearest to the row's number."""
    place = next((p for p, number in enumerate(row.numbers) if number is not None), None)
    runs = sums.runs(row.index, borders)
    return runs[0] if place is None else min(runs, key=lambda run: abs(sums.of(run)[place] - row.numbers[place]))


def _to_ask(
    row: Row, kind: str, candidates: list[tuple[Row, str]], sums: Sums, borders: list[int], covered, named: int
) -> bool:
    """Whether a row that is no sum could still be one with a slip in it; where most rows are called so, it is data."""
    if kind == "unnamed" or not sums.parts:
        return False
    if kind == "parent":
        return covered is not None and sums.close(row.index, covered, least=1)
    alike = sum(1 for _, other in candidates if other == kind)
    if alike > named:
        return False
    return kind == "listed" or any(sums.close(row.index, run) for run in sums.runs(row.index, borders))


def _of_whole_table(row: Row, kind: str, run: tuple[int, int] | None, sums: Sums) -> bool:
    """Whether a row of the issued table is its total, not that of a part of it."""
    return kind in ("total", "unnamed") and (run is None or run == (0, len(sums.parts)))


def _said(file: str, row: Row, kind: str, run, sums: Sums, borders: list[int]) -> Finding:
    what = "total" if kind in ("total", "unnamed") else "section"
    if run is None and kind in ("total", "section") and sums.parts and row.has_numbers:
        near = _nearest(row, sums, borders)
        for place, (own, total) in enumerate(zip(row.numbers, sums.of(near), strict=True)):
            if own is not None and abs(own - total) > 1e-6:
                code = next(code for code, p in row.view.columns.items() if p == row.view.summed[place])
                return differs(file, row, what, code, own, total)
    return left_out(file, row, what)


def _main(row: Row, totals: list[float]) -> tuple[float | None, float | None]:
    return next(((own, total) for own, total in zip(row.numbers, totals, strict=True) if own), (None, None))
