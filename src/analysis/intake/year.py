"""The front door of intake: everything on file about one unit and year, read and checked, as frames."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.findings import Finding, InputError, errors, worst_first
from analysis.intake.checks.recognitions import check_recognised, check_recognitions
from analysis.intake.continuity import Continuity
from analysis.intake.files import InputFile
from analysis.intake.frames import frame
from analysis.intake.handed_in import HandedIn, hand_in
from analysis.intake.mid_year import LINES, last_day, read_half_year, recognitions_in_frame, until
from analysis.intake.narrative import Narrative
from analysis.intake.needs import absent_files
from analysis.intake.plan import Plan, Unit
from analysis.intake.sheet import Sheet
from analysis.intake.start import started
from analysis.intake.support import SupportPrices
from analysis.intake.tables import Reading
from analysis.intake.to_date import households_to_date, with_old_escapes
from analysis.parameters import Parameters, checked
from analysis.project import raw_dir
from analysis.standards import Standard


@dataclass(frozen=True)
class YearData:
    """One unit and year as handed in. Frames are None where the file is not there (yet).

    `villages`, `households`: the review at the end of the year; `previous_*`: that of the year before, from which the
    plan starts. `targets`: the issued table as printed text (with its total row, village `total`);
    `target_counts`: its whole numbers, row = village; `caption`: the words printed over it. `findings`: errors, warnings and notes, worst first.
    `recognitions`: of the year, or of its period. At mid-year `households` is the state to date (`households_to_date`),
    `villages` the register at the start, `objectives` and `programme` the plan's lines as answered in `H1/`.
    `earlier_households`, `earlier_villages`: by year, the reviews before the last one that can be followed with it; `targets_file`: the
    name of the issued table in findings. `narrative`: what the unit says in its own words, sections of paragraphs.
    `continuity`: what the unit was before, where the review before is that of old units (its frames are theirs, joined);
    `previous_absent`: the files of it that they lack, None where it is the unit's own.
    `old_villages`, `old_households`: where the first year of a standard starts from a review of its start (`started`;
    then `previous_*` is that one, under the standard of the year), the review of the year before, under the old one.
    """

    parameters: Parameters
    standard: Standard
    previous_standard: Standard | None
    plan: Plan | None
    unit: Unit | None
    villages: pd.DataFrame | None
    households: pd.DataFrame | None
    previous_villages: pd.DataFrame | None
    previous_households: pd.DataFrame | None
    targets: pd.DataFrame | None
    target_counts: pd.DataFrame | None
    caption: str
    objectives: pd.DataFrame | None
    programme: pd.DataFrame | None
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]
    synthetic: str | None
    support: SupportPrices | None = None
    narrative: Narrative = field(default_factory=Narrative)
    earlier_households: dict[int, pd.DataFrame] = field(default_factory=dict)
    earlier_villages: dict[int, pd.DataFrame] = field(default_factory=dict)
    targets_file: str = "targets.csv"
    recognitions: pd.DataFrame | None = None
    continuity: Continuity | None = None
    previous_absent: tuple[str, ...] | None = None
    old_villages: pd.DataFrame | None = None
    old_households: pd.DataFrame | None = None

    @property
    def period(self) -> str:
        """The period of the parameters: blank for the whole year, `2024-H1` at mid-year."""
        return self.parameters.period

    @property
    def year(self) -> int:
        """The year of the parameters."""
        return self.parameters.year

    @property
    def comparable(self) -> bool:
        """Whether this review and the one before stand under one poverty standard: rates under two are never subtracted."""
        return self.previous_standard is not None and self.previous_standard.name == self.standard.name

    @property
    def started(self) -> bool:
        """Whether the year, the first of a poverty standard, starts from a review of its start."""
        return started(self.year, self.standard, self.previous_standard)

    @property
    def year_of_start(self) -> int:
        """A year of the standard that the review which the plan starts from stands under."""
        return self.year if self.started else self.year - 1

    @property
    def begun(self) -> int | None:
        """The year under which `reviews` has the review of the start of the standard; None where it has none."""
        first = self.standard.first_year - 1
        return first if self.started or first in self.earlier_households else None

    @property
    def reviews(self) -> dict[int, pd.DataFrame]:
        """The households of every review on file, by year, oldest first; that of the start stands as the end of the year before."""
        last = {} if self.previous_households is None else {self.year - 1: self.previous_households}
        # without the last review there is a gap that nothing can be followed across
        earlier = self.earlier_households if last else {}
        return earlier | last | ({} if self.households is None else {self.year: self.households})

    @property
    def registers(self) -> dict[int, pd.DataFrame]:
        """The register of villages of every review in `reviews` that has one, by year."""
        known = self.earlier_villages | {self.year - 1: self.previous_villages, self.year: self.villages}
        return {year: known[year] for year in self.reviews if known.get(year) is not None}

    @property
    def unit_name(self) -> str:
        """`xã Kim Tân`; the folder's name where no plan says more."""
        return self.unit.full_name if self.unit else self.parameters.unit


def open_year(
    unit: str,
    year: int,
    status: str = "",
    edition: str = "internal",
    data_dir: str = "",
    report: str | None = None,
    period: str = "",
) -> YearData:
    """The unit's year, read and checked, fit for `report`; raises InputError with every error found.

    `status` blank: what plan.toml says (`data.parameters.status` has the word). `period` is `H1` for the first six months.
    Without `report` nothing is raised for findings (that is `giamngheo check`), only for wrong parameters.
    """
    parameters = checked(unit=unit, year=year, status=status, edition=edition, data_dir=str(data_dir), period=period)
    data = read_year(parameters)
    if report is not None:
        stop = [*errors(data.findings), *absent_files(data, report)]
        if stop:
            raise InputError(stop)
    return data


def read_year(parameters: Parameters) -> YearData:
    """The unit's year with all findings in it; raises InputError for a unit, year or standard that does not exist."""
    return in_frames(hand_in(parameters))


def in_frames(handed_in: HandedIn) -> YearData:
    """What was handed in with a frame for each sheet, and what only frames can tell: the state between two reviews."""
    values = {name: frame(value) if isinstance(value, Sheet) else value for name, value in vars(handed_in).items()}
    if handed_in.target_counts is not None:
        values["targets_file"] = handed_in.targets.file
        values["target_counts"] = values["target_counts"].set_index("village").drop(columns="source_row")
    for name in ("earlier_households", "earlier_villages"):
        values[name] = {year: frame(sheet) for year, sheet in values[name].items()}
    data = YearData(**values)
    if data.started and data.previous_households is not None and data.old_households is not None:
        start = with_old_escapes(data.previous_households, data.old_households, data.year)
        data = replace(data, previous_households=start)
    if handed_in.recognitions is not None:
        data = replace(data, recognitions=recognitions_in_frame(handed_in.recognitions))
        data = recognised(data, handed_in)
    return to_date(data) if data.period else data


def recognised(data: YearData, handed_in: HandedIn) -> YearData:
    """The year with its recognitions checked against the review before and, where there is one, the review after."""
    last, file = handed_in.previous_households, handed_in.recognitions.file
    last_file = last.file if last is not None else ""
    data = _with(data, check_recognitions(data.recognitions, data.previous_households, data.year, file, last_file))
    if data.households is None or errors(data.findings):
        return data
    return _with(data, check_recognised(data.recognitions, data.households, file))


def to_date(data: YearData) -> YearData:
    """The year at its middle: what was recognised and done by 30 June, the households as they then stood."""
    root = raw_dir(data.parameters.data_dir)
    reading = Reading(root)
    folder = root / data.parameters.unit / str(data.year)
    lines = read_half_year(reading, folder, {name: getattr(data, name) for name in LINES})
    data = _with(replace(data, **lines, inputs=(*data.inputs, *reading.inputs)), reading.findings)
    if data.recognitions is None:
        return data
    recognitions, found = until(data.recognitions, last_day(data.year))
    data = _with(replace(data, recognitions=recognitions), found)
    if data.previous_households is None or errors(data.findings):
        return data
    # who escaped in the last year of the old standard did so before the review of the start
    reviews = data.earlier_households | {data.year - 1: data.previous_households}
    return replace(
        data, villages=data.previous_villages, households=households_to_date(reviews, recognitions, data.old_households)
    )


def _with(data: YearData, found: list[Finding]) -> YearData:
    return replace(data, findings=tuple(worst_first([*data.findings, *found])))
