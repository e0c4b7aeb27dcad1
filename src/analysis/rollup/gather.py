"""The front door of a roll-up: every commune of a year, each once, with where its figures come from and what does not
fit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis import project
from analysis.findings import Finding, InputError
from analysis.intake.files import InputFile, checksum
from analysis.intake.on_file import standard_or_none
from analysis.intake.summary.read import read_summaries
from analysis.intake.text import fold
from analysis.intake.units import FILE as MAP
from analysis.intake.units import read_units
from analysis.parameters import RollupParameters, checked
from analysis.project import raw_dir
from analysis.rollup.checks import faults_of
from analysis.rollup.collected import Collected, add_folder, add_forms
from analysis.rollup.settle import settle
from analysis.rollup.twice import once_by_map, once_by_name
from analysis.rollup.unit_year import UnitYear
from analysis.rollup.whole import Rollup
from analysis.standards import standard_for


def open_rollup(
    unit: str, year: int, by: str = "commune", edition: str = "internal", data_dir: str = "", reports_dir: str = ""
) -> Rollup:
    """Every commune on file for the year; raises InputError for wrong parameters, and where there is none at all.

    `unit`: the folder under which the roll-up is filed. A commune whose data have errors is named and does not stop the
    others.
    """
    parameters = checked(
        RollupParameters, unit=unit, year=year, by=by, edition=edition, data_dir=data_dir, reports_dir=reports_dir
    )
    data, reports = raw_dir(data_dir), Path(reports_dir).resolve() if reports_dir else project.REPORTS
    standard, known, found = standard_for(year), read_units(data), Collected()
    if (data / MAP).is_file():
        found.read([InputFile(MAP, checksum(data / MAP))])
    for folder in _folders(data, reports, unit, year):
        add_folder(found, data, reports, folder, year, known)
    found.units, twice = once_by_name(found.units, year)
    summaries, last = read_summaries(data, year), read_summaries(data, year - 1)
    before = standard_or_none(year - 1)
    add_forms(found, summaries, last, comparable=before is not None and before.name == standard.name)
    units, merged = once_by_map(found.units, known, year)
    if not units and not summaries.refused:
        raise InputError([_nothing(data, year)])
    settled = [settle(one, faults_of(one, standard.poor_from_deprivations)) for one in _told_apart(units)]
    order = sorted(settled, key=lambda pair: _order(pair[0]))
    return Rollup(
        parameters,
        standard,
        tuple(one for one, _ in order),
        (*(fault for _, faults in order for fault in faults), *found.not_counted),
        (*found.twice, *twice, *merged),
        tuple(summaries.refused),
        tuple(f for f in summaries.findings if f.severity != "note"),
        tuple(found.inputs[path] for path in sorted(found.inputs)),
        found.agency,
    )


def _folders(data: Path, reports: Path, own: str, year: int) -> list[str]:
    """The units that have a folder of the year, in the data or among the reports."""
    names = {path.parent.name for root in (data, reports) for path in root.glob(f"*/{year}") if path.is_dir()}
    return sorted(name for name in names if name != own and not name.startswith("."))


def _told_apart(units: Sequence[UnitYear]) -> list[UnitYear]:
    """The units, those of one name with their district in it, or their folder where that does not tell them apart."""
    names = Counter(unit.label for unit in units)
    places = Counter((unit.label, unit.name.district) for unit in units)

    def apart(unit: UnitYear) -> UnitYear:
        district = unit.name.district if places[unit.label, unit.name.district] == 1 else ""
        full = f"{unit.label} ({district or unit.folder or 'không rõ huyện'})"
        return unit if names[unit.label] == 1 else replace(unit, name=replace(unit.name, full=full))

    return [apart(unit) for unit in units]


def _order(unit: UnitYear) -> tuple:
    """By province and district, those that are not known last, then by name, Xã 2 before Xã 10."""
    above = ((not name, fold(name)) for name in (unit.name.province, unit.name.district))
    parts = re.split(r"(\d+)", fold(unit.label))
    return (*above, [(int(part), "") if part.isdigit() else (0, part) for part in parts], unit.label)


def _nothing(data: Path, year: int) -> Finding:
    return Finding("error", "tham số", None, "year", str(year), f"năm có kết quả rà soát hoặc biểu tổng hợp trong {data}",
                   f"đặt số liệu của các xã vào ĐƠN-VỊ/{year}, hoặc biểu tổng hợp vào TÊN/{year}/summary", "rollup")  # fmt: skip
