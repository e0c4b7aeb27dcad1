"""Everything on file about one unit and year, read and checked: the front door of intake."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from analysis.findings import Finding, InputError, errors, worst_first
from analysis.intake.checks import check_chain, check_continues, check_recognised, check_targets
from analysis.intake.checks.flag import LABEL
from analysis.intake.continuity import Continuity
from analysis.intake.files import InputFile
from analysis.intake.mid_year import last_day, read_lines, read_recognitions, until
from analysis.intake.names import resolve_villages
from analysis.intake.needs import absent_files
from analysis.intake.on_file import OnFile, has_review, reviews_on_file, standard_or_none
from analysis.intake.plan import Plan, Unit, read_plan
from analysis.intake.support import SupportPrices
from analysis.intake.tables import Reading
from analysis.intake.targets import read_counts
from analysis.intake.text import did_you_mean
from analysis.intake.to_date import households_to_date
from analysis.intake.units import Units, read_units
from analysis.parameters import Parameters, checked
from analysis.project import raw_dir
from analysis.standards import Standard, standard_for


@dataclass(frozen=True)
class YearData:
    """One unit and year as handed in. Frames are None where the file is not there (yet).

    `villages`, `households`: the review at the end of the year; `previous_*`: that of the year before, from which the
    plan starts. `targets`: the issued table as printed text (with its total row, village `total`);
    `target_counts`: its whole numbers, row = village; `caption`: the words printed over it. `findings`: errors, warnings and notes, worst first.
    `earlier_households`: by year, the reviews before the last one that can be followed with it.
    `continuity`: what the unit was before, where the review before is that of old units (its frames are theirs, joined);
    `previous_absent`: the files of it that they lack, None where it is the unit's own.
    `recognitions`: of the year, or of its period. At mid-year `households` is the state to date (`households_to_date`),
    `villages` the register at the start, `objectives` and `programme` the plan's lines as answered in `H1/`.
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
    earlier_households: dict[int, pd.DataFrame] = field(default_factory=dict)
    continuity: Continuity | None = None
    previous_absent: tuple[str, ...] | None = None
    recognitions: pd.DataFrame | None = None

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
    def reviews(self) -> dict[int, pd.DataFrame]:
        """The households of every review on file, by year, oldest first."""
        last = {} if self.previous_households is None else {self.year - 1: self.previous_households}
        # without the last review there is a gap that nothing can be followed across
        earlier = self.earlier_households if last else {}
        return earlier | last | ({} if self.households is None else {self.year: self.households})

    @property
    def unit_name(self) -> str:
        """`xã Kim Tân`; the folder's name where no plan says more."""
        return self.unit.full_name if self.unit else self.parameters.unit


def open_year(
    unit: str,
    year: int,
    status: str = "sơ bộ",
    edition: str = "internal",
    data_dir: str = "",
    report: str | None = None,
    period: str = "",
) -> YearData:
    """The unit's year, read and checked, fit for `report`; raises InputError with every error found.

    Without `report` nothing is raised for findings (that is `giamngheo check`), only for wrong parameters.
    """
    parameters = checked(unit=unit, year=year, status=status, edition=edition, data_dir=str(data_dir), period=period)
    if parameters.period and parameters.status == "chính thức":
        raise InputError([_no_official_half_year()])
    if parameters.edition == "public":
        raise InputError([_no_public_edition()])
    data = read_year(parameters)
    if report is not None:
        stop = [*errors(data.findings), *absent_files(data, report)]
        if stop:
            raise InputError(stop)
    return data


def read_year(parameters: Parameters) -> YearData:
    """The unit's year with all findings in it; raises InputError for a unit, year or standard that does not exist."""
    data_dir = raw_dir(parameters.data_dir)
    folder = _folder(data_dir, parameters)
    standard = standard_for(parameters.year)
    year = parameters.year
    reading = Reading(data_dir)
    previous_standard = standard_or_none(year - 1)
    units, mid_year = _units(reading), bool(parameters.period)
    on_file = reviews_on_file(reading, parameters.unit, year, units or Units(), now=not mid_year)
    reading.findings += [*on_file.findings, *_chain_findings(on_file, parameters)]
    villages, households, previous_villages, previous_households = _frames(on_file)
    targets, counts = _targets(reading, folder, previous_villages, previous_households)
    plan = reading.plan(folder, "plan.toml")
    support = reading.support(folder, "support.toml")
    reading.findings += _status_findings(parameters, plan)
    earlier = {past: review.households.drop(columns=LABEL) for past, review in on_file.earlier.items()}
    recognitions = read_recognitions(reading, folder, previous_villages, previous_households)
    lines = {name: reading.table(folder, name, f"{name}.csv") for name in ("objectives", "programme")}
    if mid_year:
        lines = {name: read_lines(reading, folder, name, plan_lines) for name, plan_lines in lines.items()}
        if recognitions is not None:
            recognitions, found = until(recognitions, last_day(year))
            reading.findings += found
        if recognitions is not None and previous_households is not None and reading.sound:
            villages = previous_villages
            households = households_to_date(earlier | {year - 1: previous_households}, recognitions)
    elif recognitions is not None and households is not None and reading.sound:
        reading.findings += check_recognised(recognitions, households, "recognitions.csv")
    return YearData(
        parameters=parameters,
        standard=standard,
        previous_standard=previous_standard,
        plan=plan,
        unit=plan.unit if plan else _unit_of_another_year(folder),
        villages=villages,
        households=households,
        previous_villages=previous_villages,
        previous_households=previous_households,
        targets=targets,
        target_counts=counts,
        caption=reading.text(folder, "targets.caption.txt"),
        objectives=lines["objectives"],
        programme=lines["programme"],
        support=support,
        findings=tuple(worst_first(reading.findings)),
        inputs=(*reading.inputs, *on_file.inputs),
        synthetic=_banner(folder.parent / "synthetic", on_file),
        earlier_households=earlier,
        recognitions=recognitions,
        continuity=on_file.continuity,
        # without a map that can be read nobody knows whose review it is that lacks
        previous_absent=on_file.absent if units is not None or has_review(data_dir, parameters.unit, year - 1) else (),
    )


DEFAULT_BANNER = "Số liệu hộ trong báo cáo này là số liệu mô phỏng."


def _units(reading: Reading) -> Units | None:
    """The map of units; None, with its faults among the findings, where it cannot be read."""
    try:
        return read_units(reading.data_dir)
    except InputError as error:
        reading.findings += error.findings
        return None


def _chain_findings(on_file: OnFile, parameters: Parameters) -> list[Finding]:
    """What does not go on from the review before: households, villages."""
    now, before, last = on_file.now, on_file.previous, parameters.year - 1
    findings = []
    if now.households is not None and before.households is not None:
        own = on_file.absent is None
        files = [f"{last}/households.csv"] if own else sorted(before.households[LABEL].unique())
        findings += check_chain(now.households, before.households, "households.csv", ", ".join(files))
    if now.villages is not None and before.villages is not None:
        findings += check_continues(now.villages, before.villages, "villages.csv", f"kết quả rà soát năm {last}")
    return findings


def _frames(on_file: OnFile) -> tuple[pd.DataFrame | None, ...]:
    """Villages and households of the review and of the one before, with the contract's columns only."""
    now, before = on_file.now, on_file.previous
    lists = [None if review.households is None else review.households.drop(columns=LABEL) for review in (now, before)]
    return now.villages, lists[0], before.villages, lists[1]


def _banner(marker: Path, on_file: OnFile) -> str | None:
    """The sentence of the unit's own marker, else those of the old units whose reviews it starts from."""
    if marker.is_file():
        return marker.read_text(encoding="utf-8-sig", errors="replace").strip() or DEFAULT_BANNER
    if not on_file.synthetic:
        return None
    told = "; ".join(f"{unit}: {sentence or DEFAULT_BANNER}" for unit, sentence in on_file.synthetic.items())
    return f"Báo cáo dùng số liệu mô phỏng của các đơn vị cũ. {told}"


def _folder(data_dir: Path, parameters: Parameters) -> Path:
    unit, year = parameters.unit, str(parameters.year)
    units = _folders(data_dir)
    if unit not in units:
        raise InputError([_unknown("unit", unit, f"đơn vị có thư mục trong {data_dir}", units)])
    years = [name for name in _folders(data_dir / unit) if name.isdigit()]
    if year not in years:
        fault = _unknown("year", year, f"năm có thư mục trong {data_dir / unit}", years)
        raise InputError([replace(fault, remedy=_gone(data_dir, unit, parameters.year) or fault.remedy)])
    return data_dir / unit / year


def _gone(data_dir: Path, unit: str, year: int) -> str:
    """What to do for a unit that is no more; nothing for one that is."""
    with contextlib.suppress(InputError):
        merge = read_units(data_dir).gone(unit, year)
        if merge is not None:
            return f"{unit} đã nhập vào {merge.into} từ {merge.on:%d/%m/%Y}: dùng --unit {merge.into}"
    return ""


def _no_public_edition() -> Finding:
    # exact small counts of cross-tables identify people: no page may call itself public before they are suppressed
    return Finding("error", "tham số", None, "edition", "public", "internal (bản nội bộ)",
                   "bản công khai phải che các số nhỏ trong bảng chéo; chức năng này chưa có, hãy lập bản nội bộ", "edition")  # fmt: skip


def _no_official_half_year() -> Finding:
    return Finding("error", "tham số", None, "status", "chính thức", "sơ bộ, khi báo cáo 6 tháng đầu năm",
                   "bỏ --status: đến giữa năm chưa có quyết định công nhận kết quả rà soát cuối năm", "half_year_status")  # fmt: skip


def _folders(parent: Path) -> list[str]:
    return sorted(path.name for path in parent.iterdir() if path.is_dir()) if parent.is_dir() else []


def _unknown(column: str, value: str, expected: str, known: list[str]) -> Finding:
    return Finding("error", "tham số", None, column, value, f"{expected}: {', '.join(known) or 'chưa có'}",
                   f"kiểm tra tên, hoặc tạo thư mục và đặt dữ liệu vào đó{did_you_mean(value, known)}", f"known_{column}")  # fmt: skip


def _targets(
    reading: Reading, folder: Path, villages: pd.DataFrame | None, households: pd.DataFrame | None
) -> tuple[pd.DataFrame | None, pd.DataFrame | None]:
    file = "targets.csv"
    targets = reading.table(folder, "targets", file)
    if targets is None:
        return None, None
    if villages is not None:
        named = targets[targets["village"] != "total"]
        resolved, found = resolve_villages(named, list(villages["village"]), file)
        targets.loc[named.index, "village"] = resolved
        # check_targets names the unknown villages; only the mended spellings are news here
        reading.findings += [finding for finding in found if finding.severity != "error"]
    counts, found = read_counts(targets, file)
    reading.findings += found
    if villages is not None and households is not None:
        poor = households[households["class_end"] == "poor"].groupby("village").size()
        reading.findings += check_targets(targets, counts, villages, poor, file)
    return targets, counts


def _status_findings(parameters: Parameters, plan: Plan | None) -> list[Finding]:
    if parameters.status != "chính thức" or (plan and plan.review and plan.review.decision):
        return []
    return [
        Finding("error", "plan.toml", None, "review.decision", None, "số quyết định công nhận kết quả rà soát, khi báo cáo là chính thức",
                "ghi [review] decision và date vào plan.toml, hoặc lập báo cáo sơ bộ", "official_has_decision")
    ]  # fmt: skip


def _unit_of_another_year(folder: Path) -> Unit | None:
    """The unit as the nearest year with a plan names it: a review may come before the first plan."""
    for path in sorted(folder.parent.glob("[0-9]*/plan.toml"), key=lambda path: path.parent.name):
        with contextlib.suppress(InputError, OSError):
            return read_plan(path).unit
    return None
