"""Everything found in a year: what its files tell, and files that must be there."""

from __future__ import annotations

from pathlib import Path

from analysis.findings import Finding, worst_first
from analysis.intake.checks.gathered import at_most, each_fault_once
from analysis.intake.mid_year import FOLDER, read_half_year
from analysis.intake.needs import makeable
from analysis.intake.tables import Reading
from analysis.intake.year import read_year
from analysis.parameters import checked
from analysis.project import raw_dir


def all_findings(unit: str, year: int, data_dir: str | Path = "", period: str = "") -> list[Finding]:
    """The findings of `giamngheo check`, worst first; raises InputError only for a wrong unit, year or period.

    No checksum is taken: the check is run many times a day, and on whole provinces.
    """
    parameters = checked(unit=unit, year=year, data_dir=str(data_dir), period=period)
    data = read_year(parameters, checksums=False)
    found = [*data.findings, *makeable(data)[2]]
    folder = raw_dir(data_dir) / unit / str(year)
    if not data.period and (folder / FOLDER).is_dir():
        # a report of the whole year does without the files of the half-year
        reading = Reading(raw_dir(data_dir), checksums=False)
        read_half_year(reading, folder, data.sheets, data.findings)
        found += at_most(each_fault_once(reading.findings))
    return worst_first(found)
