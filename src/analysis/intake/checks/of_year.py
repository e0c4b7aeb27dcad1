"""Everything that the files of a year tell of one another, and what is left for the unit to say: one path for check and reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.findings import Finding, errors
from analysis.intake.checks.across_lines import check_across
from analysis.intake.checks.blanks import check_blanks
from analysis.intake.checks.issued_table import check_issued, counted_from
from analysis.intake.checks.lines import Line, check_objectives, check_programme
from analysis.intake.checks.supports_given import check_supports_given, open_to_others
from analysis.intake.sheet import Sheet
from analysis.intake.support import CATALOGUE, catalogue_codes, unknown_codes
from analysis.intake.toml_file import read_toml

if TYPE_CHECKING:
    from analysis.intake.handed_in import HandedIn

STILL_POOR_SINCE = 3  # earlier reviews in which a household that escaped within 36 months was poor


def check_year(data: HandedIn) -> list[Finding]:
    """The findings; `data.findings` has what reading found, and after an error nothing is said of what it may have spoilt."""
    documents = {"half_year"} if data.period else {"plan"} | ({"evaluation"} if data.households is not None else set())
    return [
        *_lines(data),
        *([] if data.support is None else unknown_codes(data.support, catalogue_codes())),
        *check_blanks(data.plan, data.narrative, documents),
        *([] if errors(data.findings) else [*_issued(data), *_supports_given(data)]),
    ]


def lines_of(sheet: Sheet) -> list[Line]:
    """The rows with their numbers in the file."""
    return [row | {"source_row": int(number)} for row, number in zip(sheet.records(), sheet.rows, strict=True)]


def _lines(data: HandedIn) -> Sequence[Finding]:
    objectives, programme = (None if s is None else lines_of(s) for s in (data.objectives, data.programme))
    findings = [] if objectives is None else check_objectives(objectives, data.objectives.file)
    findings += [] if programme is None else check_programme(programme, data.programme.file)
    # the answers of the half-year are in files of their own
    if objectives is not None and programme is not None and not data.period:
        findings += check_across(objectives, programme, data.objectives.file, data.programme.file)
    return findings


def _issued(data: HandedIn) -> list[Finding]:
    parts = (data.targets, data.target_counts, data.previous_households, data.previous_villages)
    if any(part is None for part in parts):
        return []
    counted = counted_from(data.previous_villages, data.previous_households, data.target_counts)
    return check_issued(lines_of(data.targets), counted, data.targets.file)


def _supports_given(data: HandedIn) -> list[Finding]:
    if data.households is None:
        return []
    past = {year: sheet for year, sheet in data.earlier_households.items() if year >= data.year - STILL_POOR_SINCE}
    if data.previous_households is not None:
        past[data.year - 1] = data.previous_households
    old = [] if data.old_households is None else [data.old_households]
    return check_supports_given(
        data.households, data.year, [*past.values(), *old], open_to_others(read_toml(CATALOGUE, CATALOGUE.name))
    )
