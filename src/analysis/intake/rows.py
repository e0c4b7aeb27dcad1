"""Which rows below the head are data: repeated heads, numbers of columns, groups, sums, notes and signatures are left
out by name.
"""

from __future__ import annotations

import polars as pl

from analysis.intake.dictionary import Table
from analysis.intake.heads import Head
from analysis.intake.identities import shapes
from analysis.intake.row_findings import left_out
from analysis.intake.row_judging import judge, parent_codes, says_village
from analysis.intake.row_labels import label_kind, suspicious_labels
from analysis.intake.row_settling import WITH_HIDDEN_SUMS, Rows, without_sums
from analysis.intake.row_shapes import heading_texts, is_numbering, is_units, repeats_head
from analysis.intake.row_sums import Sums
from analysis.intake.row_view import SUMMED, Row, View, view_of
from analysis.intake.rows_above import rows_above, told_above
from analysis.intake.text import fold
from analysis.intake.values import CLASSES

__all__ = ["WITH_HIDDEN_SUMS", "Rows", "all_plainly_villages", "data_rows", "suspicious_labels"]

TO_BE_SUMMED = ("total", "section", "maybe", "listed", "unnamed", "parent")


def data_rows(records: list[list[str]], head: Head, table: Table, file: str) -> Rows:
    """The rows of data below the head, a note for each row that is none, an error where nobody could tell.

    A row is left out for what it says (total, section, note, signature) or because it names nothing of its own and is
    the sum of the rows it covers. Blank rows go without a word, and the lettered row of numbers right below the head.
    """
    view = view_of(records, head, table)
    above = rows_above(records, head)
    named, candidates, findings, borders = [], [], told_above(file, above), []
    titles = [records[i] for i in range(head.bottom + 1) if i not in above]
    headings = heading_texts(titles, len(titles))
    places = [*above, *range(head.bottom + 1, len(records))]
    rows = [Row(i, records[i], view) for i in places if any(map(str.strip, records[i]))]
    parents = parent_codes([row.key for row in rows]) if view.of_lines else frozenset()
    by_number = sum(row.key.isdecimal() for row in rows) * 2 > len(rows) if view.key == "village" else False
    signed = False
    for row in rows:
        if _plainly_a_household(row, view) or _plainly_a_village(row, view):
            named.append(row)
        elif repeats_head(row.record, headings) or is_units(row.record):
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
    return without_sums(file, view, named, candidates, borders, findings)


def all_plainly_villages(texts: pl.DataFrame) -> bool:
    """Whether each row of a regular table is plainly a village and none is the sum of others: then all are data.

    `texts`: by code, the columns as the fast way has read them.
    """
    codes = [code for code in SUMMED["villages"] if code in texts.columns]
    if "village" not in texts.columns or not codes or not all(texts.schema[code].is_integer() for code in codes):
        return False
    if any(label_kind(name) or not says_village(name) for name in shapes(texts["village"])):
        return False
    if not texts.select(pl.any_horizontal(pl.col(codes).is_not_null()).all()).item():
        return False
    numbers = texts.select(pl.col(codes).cast(pl.Float64)).rows()
    return not Sums(dict(enumerate(numbers)), list(range(len(numbers)))).hidden()


def _plainly_a_village(row: Row, view: View) -> bool:
    """Whether a row has numbers and a name that begins as those of villages do and says nothing else: of them there
    are thousands too.
    """
    return view.key == "village" and says_village(row.key) and not label_kind(row.key) and row.has_numbers


def _plainly_a_household(row: Row, view: View) -> bool:
    """Whether a row has an id with a digit and a class that can be read: asked first, as a list has thousands."""
    if view.key != "household_id" or not any(map(str.isdigit, row.key)):
        return False
    codes = ("class_end", "class_start", "class_to", "class_from")
    return any(CLASSES.get(fold(row.cell(code)), "absent") != "absent" for code in codes if code in view.columns)
