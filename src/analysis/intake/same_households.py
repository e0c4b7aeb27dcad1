"""Numbers of households as written in several files: cleaned, told apart, and across years in one writing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from analysis.findings import Finding
from analysis.intake.identities import DROPPED, identity, shape_expr, shown, without_zeros_expr
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
    written = households.where(ID.is_not_null())
    ids, rows = written["household_id"], written[ROW]
    shapes = _shapes(ids)
    findings = []
    if any(map(suspect, shapes)):
        findings += check_numbers(households.file, ids.to_list(), rows.to_list())
        households = households.having(household_id=pl.when(~ID.is_in(list(filter(no_identity, ids)))).then(ID))
    if not _told_apart(ids, shapes):
        findings += check_clashes(households.file, ids.to_list(), rows.to_list())
        both = {ids[place] for pair in clash(ids.to_list()) for place in pair}
        households = households.having(household_id=pl.when(~ID.is_in(list(both))).then(ID))
    if not any(re.search(DROPPED, shape) for shape in shapes):
        return households, findings
    return households.having(household_id=ID.map_elements(shown, return_dtype=pl.String)), findings


def _shapes(ids: pl.Series) -> list[str]:
    return ids.to_frame().select(shape_expr(ID).unique()).to_series().to_list()


def _told_apart(ids: pl.Series, shapes: list[str]) -> bool:
    """Whether no two numbers can be one written otherwise: a look at their shapes, for a province has half a million."""
    outlines = {re.sub("9+", "9", shape) for shape in shapes}
    if len({identity(outline) for outline in outlines}) < len(outlines):
        return False
    return ids.to_frame().select(without_zeros_expr(ID).n_unique() == ID.n_unique()).item()


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
    new = households.frame.filter(~ID.is_in(before["household_id"].drop_nulls().implode()))["household_id"].drop_nulls()
    gone = before.frame.filter(~ID.is_in(households["household_id"].drop_nulls().implode()))[
        "household_id"
    ].drop_nulls()
    if new.is_empty() or gone.is_empty():
        return households, []
    both = pl.concat([new, gone])
    if _told_apart(both, _shapes(both)):
        return households, []
    matched = matched_by_key(new.to_list(), gone.to_list())
    if not matched:
        return households, []
    return households.having(household_id=ID.replace(matched)), matched_note(households.file, before.file, matched)
