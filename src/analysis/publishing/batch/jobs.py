"""One unit and year of a batch: found in the data folder, made, and how it went."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.findings import PARAMETERS, Finding, InputError, ReportFailed, errors
from analysis.intake.summary import FOLDER as SUMMARY
from analysis.publishing.batch.place import Place
from analysis.system_faults import reason_of

TOLD = 3  # errors of a unit that are told in full; `giamngheo check` tells the rest


@dataclass(frozen=True)
class Asked:
    """What is asked for of every unit and year."""

    data: Place
    out: Place
    formats: tuple[str, ...]
    edition: str = "internal"
    force: bool = False


@dataclass(frozen=True, order=True)
class Job:
    """One unit (thư mục đơn vị) and year whose reports are to be made."""

    unit: str
    year: int

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"

    @property
    def folder(self) -> str:
        """Its folder, of data as of reports."""
        return f"{self.unit}/{self.year}"


@dataclass(frozen=True)
class Outcome:
    """How a job went: `failed` is what stood in the way, in Vietnamese; blank where its reports were made, and then
    `told` what a person must know of them.
    """

    job: Job
    failed: str = ""
    told: tuple[str, ...] = ()


def find_jobs(data: Place, units: Sequence[str] = (), years: Sequence[int] = ()) -> list[Job]:
    """Every unit and year that has a folder, or those named, in a fixed order; raises InputError for a name that has
    none.
    """
    found = [
        Job(unit, int(year))
        for unit in data.folders()
        for year in data.folders(unit)
        if len(year) == 4 and year.isascii() and year.isdigit() and not _of_forms_alone(data, f"{unit}/{year}")
    ]
    known_units, known_years = {job.unit for job in found}, {job.year for job in found}
    unknown = [
        *(_unknown("units", unit, sorted(known_units)) for unit in units if unit not in known_units),
        *(_unknown("years", str(year), sorted(map(str, known_years))) for year in years if year not in known_years),
    ]
    if not found and not unknown:
        unknown = [Finding("error", PARAMETERS, None, "data", data.address, "thư mục có dạng ĐƠN-VỊ/NĂM/villages.csv",
                           "kiểm tra --data: đó là thư mục chứa các đơn vị, ví dụ data/raw", "batch_without_units")]  # fmt: skip
    if unknown:
        raise InputError(unknown)
    return sorted(job for job in found if job.unit in (units or known_units) and job.year in (years or known_years))


def make(job: Job, asked: Asked, data_dir: Path, out_dir: Path) -> list[str]:
    """What a person must know of the reports of one unit and year, made on this machine; raises what stands in the
    way.
    """
    from analysis.publishing.command import make_reports
    from analysis.publishing.manner import AMONG_MANY

    told: list[str] = []
    published = make_reports(
        job.unit,
        job.year,
        only=None,
        edition=asked.edition,
        status="",
        data_dir=data_dir,
        out_dir=out_dir,
        formats=asked.formats,
        say=told.append,
        manner=AMONG_MANY,
    )
    return [*told, *published.told]


def failed(job: Job, error: Exception) -> Outcome:
    """The outcome of a job in whose way an error stood, in words."""
    if isinstance(error, InputError):
        return Outcome(job, _findings_told(errors(error.findings) or error.findings))
    if isinstance(error, ReportFailed):
        return Outcome(job, str(error))
    if isinstance(error, OSError):
        return Outcome(job, f"không đọc hoặc ghi được {error.filename or 'tệp'}: {reason_of(error)}")
    # a fault of the program: the other units have nothing to do with it
    return Outcome(job, f"lỗi của chương trình ({type(error).__name__}: {error})")


def _of_forms_alone(data: Place, folder: str) -> bool:
    """Whether the year's folder holds nothing but summary forms, of which `giamngheo rollup` is made and no report."""
    if SUMMARY not in data.folders(folder):
        return False
    return all(name.startswith(f"{folder}/{SUMMARY}/") for name in data.names(folder))


def _findings_told(findings: Sequence[Finding]) -> str:
    rest = len(findings) - TOLD
    return "\n".join(
        [*map(str, findings[:TOLD]), *([f"… và {rest} lỗi nữa: xem bằng giamngheo check."] if rest > 0 else [])]
    )


def _unknown(name: str, value: str, known: list[str]) -> Finding:
    near = difflib.get_close_matches(value, known, n=1)
    hint = f"; có phải “{near[0]}” không?" if near else ""
    allowed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "") if known else "(chưa có)"
    return Finding("error", PARAMETERS, None, name, value, f"một trong các thư mục đang có: {allowed}",
                   f"sửa --{name} rồi chạy lại{hint}", "batch_unknown")  # fmt: skip
