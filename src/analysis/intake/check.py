"""Everything found in a year: what reading finds, files that must be there, the issued table, the prices of supports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.findings import Finding, errors, worst_first
from analysis.intake.checks.issued_table import check_issued, counted_from
from analysis.intake.handed_in import HandedIn, hand_in
from analysis.intake.needs import makeable
from analysis.intake.support import catalogue_codes, unknown_codes
from analysis.parameters import checked
from analysis.project import raw_dir

if TYPE_CHECKING:
    from analysis.intake.year import YearData


def all_findings(unit: str, year: int, data_dir: str | Path = "", period: str = "") -> list[Finding]:
    """The findings of `giamngheo check`, worst first; raises InputError only for a wrong unit, year or period.

    No checksum is taken, and no frame made unless the year has recognitions or a half-year: the check is run many times
    a day, and on whole provinces.
    """
    parameters = checked(unit=unit, year=year, data_dir=str(data_dir), period=period)
    handed_in = hand_in(parameters, checksums=False)
    data, found = handed_in, []
    half_year = (raw_dir(data_dir) / unit / str(year) / "H1").is_dir()
    if parameters.period or half_year or handed_in.recognitions is not None:
        data, found = _between_reviews(handed_in)
    found += [*data.findings, *makeable(data)[2], *_issued(handed_in, data.findings), *_supports(handed_in)]
    return worst_first(found)


def _between_reviews(handed_in: HandedIn) -> tuple[YearData, list[Finding]]:
    """The year in frames with what they tell, and the findings of a half-year that is on file but not asked for."""
    from analysis.intake.mid_year import half_year_findings
    from analysis.intake.year import in_frames

    data = in_frames(handed_in)
    if data.period:
        return data, []
    plans = {"objectives": data.objectives, "programme": data.programme}
    return data, half_year_findings(raw_dir(data.parameters.data_dir), data.parameters.unit, data.year, plans)


def _issued(data: HandedIn, findings: Sequence[Finding]) -> list[Finding]:
    parts = (data.targets, data.target_counts, data.previous_households, data.previous_villages)
    if any(part is None for part in parts) or errors(findings):
        return []
    counted = counted_from(data.previous_villages, data.previous_households, data.target_counts)
    rows = [row | {"source_row": number} for row, number in zip(data.targets.records(), data.targets.rows, strict=True)]
    return check_issued(rows, counted, data.targets.file)


def _supports(data: HandedIn) -> list[Finding]:
    """A warning for each priced support that the catalogue does not have."""
    return [] if data.support is None else unknown_codes(data.support, catalogue_codes())
