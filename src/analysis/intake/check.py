"""Everything found in a year: what its files tell, and files that must be there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.findings import Finding, worst_first
from analysis.intake.handed_in import HandedIn, hand_in
from analysis.intake.needs import makeable
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
    found += [*data.findings, *makeable(data)[2]]
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
