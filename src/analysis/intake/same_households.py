"""Numbers of households as written in several files: cleaned, told apart, and across years in one writing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from analysis.findings import Finding
from analysis.intake.id_pattern import pattern_of
from analysis.intake.identities import DROPPED, shape_expr, shown, told_apart
from analysis.intake.identity_checks import (
    check_clashes,
    check_numbers,
    clash,
    matched_by_key,
    matched_note,
    no_identity,
    suspect,
)
from analysis.intake.merged import Review
from analysis.intake.sheets import ROW, Sheet

ID = pl.col("household_id")


def check_identities(households: Sheet) -> tuple[Sheet, list[Finding]]:
    """The sheet with its numbers without letters nobody sees; errors for what is no number and for two that are one.

    Those are null afterwards, so that nothing else is told of them.
    """
    if households.numbers:
        return households, []
    written = households.where(ID.is_not_null())
    ids, rows = written["household_id"], written[ROW]
    shapes = ids.to_frame().select(shape_expr(ID).unique()).to_series().to_list()
    findings = []
    if any(map(suspect, shapes)):
        findings += check_numbers(households.file, ids.to_list(), rows.to_list())
        households = households.having(household_id=pl.when(~ID.is_in(list(filter(no_identity, ids)))).then(ID))
    if not told_apart(ids):
        findings += check_clashes(households.file, ids.to_list(), rows.to_list())
        both = {ids[place] for pair in clash(ids.to_list()) for place in pair}
        households = households.having(household_id=pl.when(~ID.is_in(list(both))).then(ID))
    if not any(re.search(DROPPED, shape) for shape in shapes):
        return households, findings
    return households.having(household_id=ID.map_elements(shown, return_dtype=pl.String)), findings


def in_one_writing(reviews: Sequence[Review]) -> tuple[list[Review], list[Finding]]:
    """The reviews (oldest first) with each household under the number of the review before; a note for the last of them."""
    found: list[Finding] = []
    told: list[Review] = []
    for review in reviews:
        before = told[-1].households if told else None
        if review.households is not None and before is not None:
            households, found = as_before(review.households, before)
            review = replace(review, households=households)
        else:
            found = []
        told.append(review)
    return told, found


def as_before(households: Sheet, before: Sheet) -> tuple[Sheet, list[Finding]]:
    """The sheet with the numbers of `before` for households that are written otherwise there, and a note that says so."""
    if households.numbers == before.numbers and households.numbers:
        return households, []
    if pattern_of(households["household_id"], before["household_id"]):
        return households, []
    new, gone = _without(households, before), _without(before, households)
    if new.is_empty() or gone.is_empty():
        return households, []
    matched = {} if told_apart(pl.concat([new, gone])) else matched_by_key(new.to_list(), gone.to_list())
    if not matched:
        return households, []
    return households.having(household_id=ID.replace(matched)), matched_note(households.file, before.file, matched)


def _without(sheet: Sheet, other: Sheet) -> pl.Series:
    """The numbers of `sheet` that `other` does not have as they are written."""
    ids = sheet["household_id"].drop_nulls()
    return ids.filter(~ids.is_in(other["household_id"].drop_nulls().implode()))
