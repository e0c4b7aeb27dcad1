"""Communes are collected one by one: from their folders, then from forms; what stands twice is told as it is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from analysis.findings import InputError, errors
from analysis.intake.files import InputFile
from analysis.intake.on_file import has_review
from analysis.intake.plan import Target
from analysis.intake.summary.forms import summary_forms
from analysis.intake.summary.read import Summaries
from analysis.intake.units import Units
from analysis.intake.year import open_year
from analysis.rollup.checks import faults_of
from analysis.rollup.fault import Fault
from analysis.rollup.from_forms import communes_of, last_year, unit_of_forms
from analysis.rollup.from_report import unit_of_report
from analysis.rollup.from_review import unit_of_review
from analysis.rollup.names import name_of, plan_of
from analysis.rollup.twice import Twice, either, match
from analysis.rollup.unit_year import Name, UnitYear

SOURCES = {"report": "báo cáo của xã", "review": "kết quả rà soát của xã", "form": "biểu khác"}


@dataclass
class Collected:
    """What has been found so far. `agencies`: those that the communes with a folder name above them; `not_counted`:
    faults of lines whose commune counts elsewhere.
    """

    units: list[UnitYear] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    inputs: dict[str, InputFile] = field(default_factory=dict)
    agencies: set[str] = field(default_factory=set)
    not_counted: list[Fault] = field(default_factory=list)

    def read(self, files: Sequence[InputFile]) -> None:
        """Lists files that were read, each once."""
        for file in files:
            self.inputs.setdefault(file.path, InputFile(file.path, file.sha256))

    @property
    def agency(self) -> str:
        """The agency that every commune names above itself; blank where one does not, or only a form knows it."""
        every = all(unit.folder for unit in self.units)
        return next(iter(self.agencies)) if every and len(self.agencies) == 1 else ""


def add_folder(found: Collected, data: Path, reports: Path, folder: str, year: int, known: Units) -> None:
    """Adds the commune of a folder, from its reports, else from its review; one without either is told to be waiting."""
    own = data / folder / str(year)
    plan = plan_of(own)
    name = name_of(own, known, plan)
    made, why, files = unit_of_report(reports, data, folder, year, name)
    if made is None:
        made, files = _of_review(data, folder, year, name, why)
    if made is None:
        return
    found.read(files)
    found.units.append(made if plan is None else replace(made, goal=_goal(plan.target)))
    found.agencies.add((plan.document.superior if plan is not None and plan.document else None) or "")


def _of_review(data: Path, folder: str, year: int, name: Name, why: str) -> tuple[UnitYear | None, list[InputFile]]:
    own = data / folder / str(year)
    remarks = (f"không dùng báo cáo đã có: {why}",) if why else ()
    if not has_review(data, folder, year):
        # a folder with forms alone is no commune; one that plans the year is, and its result is to come
        if not why and not (own / "plan.toml").is_file():
            return None, []
        return UnitYear(name, "none", folder=folder, remarks=(*remarks, "chưa có kết quả rà soát")), []
    try:
        year_data = open_year(folder, year, data_dir=str(data), report="household-review")
    except InputError as error:
        return UnitYear(name, "none", folder=folder, failed=tuple(errors(error.findings)), remarks=remarks), []
    return unit_of_review(year_data, name, remarks), list(year_data.inputs)


def add_forms(found: Collected, summaries: Summaries, last: Summaries, *, comparable: bool) -> None:
    """Adds the communes that only forms have; one that has a folder with figures stays as that folder has it, and is
    told.
    """
    communes, told = communes_of(summaries)
    earlier, _ = communes_of(last)
    found.read([*summaries.inputs, *last.inputs])
    found.twice += told
    for commune in communes:
        unit = unit_of_forms(commune, last_year(commune, earlier), comparable=comparable)
        there = match(unit.name, found.units)
        if not there:
            found.units.append(unit)
        elif len(there) > 1:
            found.twice.append(either(unit.name, ", ".join(unit.files), [one.name for one in there]))
        elif there[0].source == "none":
            found.units[found.units.index(there[0])] = _instead_of(there[0], unit)
        else:
            _add_again(found, there[0], unit)


def _instead_of(waiting: UnitYear, unit: UnitYear) -> UnitYear:
    """The commune of a form in the place of the folder that has no figures, or none that can be used."""
    name = Name(
        waiting.name.full, waiting.name.district or unit.name.district, waiting.name.province or unit.name.province
    )
    remarks = (*waiting.remarks, "số liệu lấy từ biểu tổng hợp")
    return replace(unit, name=name, folder=waiting.folder, goal=waiting.goal, failed=waiting.failed, remarks=remarks)


def _add_again(found: Collected, counted: UnitYear, unit: UnitYear) -> None:
    """Tells a commune that counts already, and what does not fit in the line that does not count."""
    source = SOURCES[counted.source]
    files = ", ".join(unit.files)
    found.twice.append(Twice(counted.label, f"{source} và {files}, {_differ(counted, unit)}", f"chỉ tính {source}"))
    faults = faults_of(replace(unit, name=counted.name, before={}))
    found.not_counted += [replace(fault, entered=f"dòng này không tính, chỉ tính {source}") for fault in faults]


def _goal(target: Target) -> tuple[float, str]:
    if target.reduction is None:
        return cast(int, target.reduction_households), "households"  # one of both is there
    return target.reduction, target.criterion


def _differ(own: UnitYear, form: UnitYear) -> str:
    pairs = [
        (form_name, column, own.get(form_name, column), value)
        for form_name, values in form.forms.items()
        for column, value in values.items()
        if column in own.forms.get(form_name, {}) and not column.endswith("_rate")
    ]
    differ = [pair for pair in pairs if pair[2] != pair[3]]
    if not differ:
        return "cùng số liệu"
    form_name, column, one, other = differ[0]
    form_name = form_name.partition("_")[0]
    heading = summary_forms()[form_name].column(column).heading
    return f"số liệu khác nhau ở {len(differ)} ô (ví dụ {form_name}, {heading}: {one} và {other})"
