"""The front door of a roll-up: every commune of a year, each once, with where its figures come from and what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis import project
from analysis.findings import Finding, InputError, errors
from analysis.intake.files import InputFile
from analysis.intake.on_file import has_review, standard_or_none
from analysis.intake.plan import Target
from analysis.intake.summary.forms import summary_forms
from analysis.intake.summary.read import Summaries, read_summaries
from analysis.intake.text import fold
from analysis.intake.units import FILE as MAP
from analysis.intake.units import Units, read_units
from analysis.intake.year import open_year
from analysis.parameters import RollupParameters, checked
from analysis.project import raw_dir
from analysis.rollup.checks import faults_of
from analysis.rollup.fault import Fault
from analysis.rollup.from_forms import communes_of, last_year, unit_of_forms
from analysis.rollup.from_report import unit_of_report
from analysis.rollup.from_review import unit_of_review
from analysis.rollup.names import name_of, plan_of
from analysis.rollup.settle import settle
from analysis.rollup.twice import Twice, either, match, once_by_map
from analysis.rollup.unit_year import Name, UnitYear
from analysis.standards import Standard, standard_for


@dataclass(frozen=True)
class Rollup:
    """All communes of a year. `units`: as they enter the totals (`settle`); `faults`, `twice`: what does not fit, what stood
    more than once; `refused`: files that are no form; `findings`: errors and warnings of the forms that are read.

    `agency`: the people's committee above all of them, where their plans name one.
    """

    parameters: RollupParameters
    standard: Standard
    units: tuple[UnitYear, ...]
    faults: tuple[Fault, ...]
    twice: tuple[Twice, ...]
    refused: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]
    agency: str = ""
    period: str = ""

    @property
    def year(self) -> int:
        """The year of the roll-up."""
        return self.parameters.year

    @property
    def synthetic(self) -> str | None:
        """The sentence of the banner: which of the communes have synthetic data."""
        names = [unit.label for unit in self.units if unit.synthetic]
        if not names:
            return None
        return f"Bảng tổng hợp có số liệu mô phỏng của {', '.join(names)}."

    @property
    def failed(self) -> list[UnitYear]:
        """The communes whose data could not be used."""
        return [unit for unit in self.units if unit.failed]


@dataclass
class _Found:
    units: list[UnitYear] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    inputs: dict[str, InputFile] = field(default_factory=dict)
    agencies: set[str] = field(default_factory=set)
    not_counted: list[Fault] = field(default_factory=list)  # faults of lines that stand twice

    def read(self, files: Sequence[InputFile]) -> None:
        for file in files:
            self.inputs.setdefault(file.path, InputFile(file.path, file.sha256))


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
    standard, known, found = standard_for(year), read_units(data), _Found()
    if (data / MAP).is_file():
        from analysis.intake.files import checksum

        found.read([InputFile(MAP, checksum(data / MAP))])
    for folder in _folders(data, reports, unit, year):
        _add_folder(found, data, reports, folder, year, known)
    summaries, last = read_summaries(data, year), read_summaries(data, year - 1)
    before = standard_or_none(year - 1)
    _add_forms(found, summaries, last, comparable=before is not None and before.name == standard.name)
    units, twice = once_by_map(found.units, known, year)
    if not units and not summaries.refused:
        raise InputError([_nothing(data, year)])
    settled = [settle(one, faults_of(one, standard.poor_from_deprivations)) for one in _told_apart(units)]
    order = sorted(settled, key=lambda pair: _order(pair[0]))
    return Rollup(
        parameters,
        standard,
        tuple(one for one, _ in order),
        (*(fault for _, faults in order for fault in faults), *found.not_counted),
        (*found.twice, *twice),
        tuple(summaries.refused),
        tuple(f for f in summaries.findings if f.severity != "note"),
        tuple(found.inputs[path] for path in sorted(found.inputs)),
        _agency(found),
    )


def _folders(data: Path, reports: Path, own: str, year: int) -> list[str]:
    """The units that have a folder of the year, in the data or among the reports."""
    names = {path.parent.name for root in (data, reports) for path in root.glob(f"*/{year}") if path.is_dir()}
    return sorted(name for name in names if name != own and not name.startswith("."))


def _add_folder(found: _Found, data: Path, reports: Path, folder: str, year: int, known: Units) -> None:
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


def _add_forms(found: _Found, summaries: Summaries, last: Summaries, *, comparable: bool) -> None:
    """The communes that only forms have; one that has a folder with figures stays as that folder has it, and is told."""
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
            place = found.units.index(there[0])
            found.units[place] = replace(
                unit, name=_fuller(there[0].name, unit.name), folder=there[0].folder, failed=there[0].failed,
                remarks=(*there[0].remarks, "số liệu lấy từ biểu tổng hợp"),
            )  # fmt: skip
        else:
            source = {"report": "báo cáo của xã", "review": "kết quả rà soát của xã", "form": "biểu khác"}[
                there[0].source
            ]
            differ = _differ(there[0], unit)
            own = replace(unit, name=there[0].name, before={})
            found.not_counted += [
                replace(fault, entered=f"dòng này không tính, chỉ tính {source}") for fault in faults_of(own)
            ]
            found.twice.append(
                Twice(there[0].label, f"{source} và {', '.join(unit.files)}, {differ}", f"chỉ tính {source}")
            )


def _goal(target: Target) -> tuple[float, str]:
    if target.reduction is None:
        return target.reduction_households, "households"
    return target.reduction, target.criterion


def _agency(found: _Found) -> str:
    """The agency that every commune names above itself; blank where one does not, or only a form knows it."""
    every = all(unit.folder for unit in found.units)
    return next(iter(found.agencies)) if every and len(found.agencies) == 1 else ""


def _fuller(one: Name, other: Name) -> Name:
    return Name(one.full, one.district or other.district, one.province or other.province)


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


def _told_apart(units: Sequence[UnitYear]) -> list[UnitYear]:
    """The units, those of one name with their district or folder in it."""
    names = [unit.label for unit in units]
    return [
        replace(unit, name=replace(unit.name, full=f"{unit.label} ({unit.name.district or unit.folder or 'không rõ huyện'})"))
        if names.count(unit.label) > 1
        else unit
        for unit in units
    ]  # fmt: skip


def _order(unit: UnitYear) -> tuple:
    """By province and district, those that are not known last, then by name."""
    above = ((not name, fold(name)) for name in (unit.name.province, unit.name.district))
    return (*above, fold(unit.label), unit.label)


def _nothing(data: Path, year: int) -> Finding:
    return Finding("error", "tham số", None, "year", str(year), f"năm có kết quả rà soát hoặc biểu tổng hợp trong {data}",
                   f"đặt số liệu của các xã vào ĐƠN-VỊ/{year}, hoặc biểu tổng hợp vào TÊN/{year}/summary", "rollup")  # fmt: skip
