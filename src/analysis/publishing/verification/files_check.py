"""Every file of the run has the checksum that run.json recorded; every input still has its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from analysis.findings import InputError
from analysis.intake import YearData
from analysis.intake.files import checksum
from analysis.intake.year import read_year
from analysis.parameters import RollupParameters, checked
from analysis.publishing.reports import BY_NAME, FORMS, ROLLUP
from analysis.publishing.revisions.log import LOG
from analysis.publishing.signature import SIGNATURE
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder, reports_of
from analysis.rollup import Rollup, open_rollup
from analysis.rollup.from_report import located
from analysis.run_record import ReportRecord, RunRecord

FILES = "Tệp báo cáo: mã kiểm tra"
INPUTS = "Tệp số liệu: mã kiểm tra"


def check_files(folder: ReportFolder) -> Check:
    """Whether the files in the folder are those of the run, byte for byte."""
    check = Check(FILES)
    recorded: dict[str, str] = {}
    sources: list[ReportRecord | RunRecord] = [*folder.record.reports.values(), folder.record]
    for source in sources:
        for name, sha in source.files.items():
            if recorded.setdefault(name, sha) != sha:
                check.add(f"run.json, files.{name}", recorded[name], sha)
    for name, sha in recorded.items():
        check.count += 1
        path = folder.path / name
        if Path(name).name != name or not path.is_file():
            check.add(name, f"SHA-256 {sha}", "không có tệp này trong thư mục")
        elif (found := checksum(path)) != sha:
            check.add(name, f"SHA-256 {sha}", f"SHA-256 {found}: nội dung đã bị sửa sau khi lập")
    for name in _not_recorded(folder, recorded):
        check.add(f"run.json, files.{name}", "mã kiểm tra của tệp", "không ghi")
    others = [path for path in sorted(folder.path.iterdir()) if path.name not in {*recorded, "run.json", SIGNATURE}]
    # a form taken out of the record would be read as one of its reports all the same
    for path in filter(_named_as_made, others):
        check.add(path.name, "mã kiểm tra của tệp trong run.json", "không ghi, nhưng tệp có tên của một bản báo cáo")
    names = [path.name for path in others if not _named_as_made(path)]
    if names:
        check.notes.append(f"Tệp khác trong thư mục, không do lần lập này làm ra: {', '.join(names)}.")
    return check


def _named_as_made(path: Path) -> bool:
    """Whether the file bears a name under which a run makes one."""
    report, _, suffix = path.name.partition(".")
    made = path.name in {"figures.csv", LOG} or (report in BY_NAME and suffix in {"html", "executed.ipynb", *FORMS})
    return made and path.is_file()


def _not_recorded(folder: ReportFolder, recorded: Mapping[str, str]) -> list[str]:
    missing = [] if "figures.csv" in recorded else ["figures.csv"]
    for report, record in folder.record.reports.items():
        missing += [name for end in (".html", ".executed.ipynb") if (name := f"{report}{end}") not in record.files]
    return missing


def recorded_inputs(folder: ReportFolder) -> dict[str, str]:
    """Checksum by path of every input the reports recorded; paths that leave the data folder are not followed."""
    found: dict[str, str] = {}
    for record in folder.record.reports.values():
        for file in record.inputs:
            if _inside(file.path):
                found.setdefault(file.path, str(file.sha256))
    return found


def check_inputs(folder: ReportFolder, data_dir: Path, years: Mapping[str, YearData]) -> Check:
    """Whether the data folder still holds the inputs as recorded: files changed, missing or new are named.

    `years`: what intake reads today (`read_years`).
    """
    check = Check(INPUTS)
    recorded, untold = recorded_inputs(folder), []
    for path, sha in recorded.items():
        check.count += 1
        file = located(path, data_dir, reports_of(folder))
        if not file.is_file():
            check.add(path, f"SHA-256 {sha}", f"không có tệp này: {file}")
        elif sha == "None":
            # a public edition tells no checksum of exact figures: the fresh run judges them
            untold.append(path)
        elif (found := checksum(file)) != sha:
            check.add(path, f"SHA-256 {sha}", f"SHA-256 {found}: tệp đã đổi từ khi lập báo cáo")
    read = {file.path for data in years.values() for file in data.inputs}
    if untold:
        check.leave("mã kiểm tra của tệp số liệu", "bản công khai không ghi; số liệu được xét ở phần tính lại")
    for path in sorted(read - set(recorded)):
        check.add(path, "không có khi lập báo cáo", "tệp mới, lần lập sau sẽ dùng tới")
    return check


def read_years(folder: ReportFolder, data_dir: Path) -> dict[str, YearData | Rollup]:
    """What intake reads today for each report, a year once; reports whose year or parameters are none are left out."""
    found: dict[str, YearData] = {}
    years: dict[str, YearData | Rollup] = {}
    for report, record in folder.reports.items():
        try:
            given = dict(record["parameters"]) | {"data_dir": str(data_dir)}
            if report == ROLLUP.name:
                years[report] = read_rollup(given | {"reports_dir": str(reports_of(folder))})
                continue
            parameters = checked(**given)
            key = parameters.model_dump_json()
            if key not in found:
                found[key] = read_year(parameters)
        except (InputError, KeyError, TypeError, ValueError):
            continue  # told by the checks of the record and of the files
        years[report] = found[key]
    return years


def read_rollup(given: Mapping) -> Rollup:
    """The roll-up of these parameters, as it would be today."""
    parameters = checked(RollupParameters, **given)
    return open_rollup(**parameters.model_dump(exclude={"status", "period"}))


def _inside(path: str) -> bool:
    return (
        not path.startswith(("/", "\\"))
        and ".." not in re.split(r"[/\\]", path)
        and ":" not in path
        and "\0" not in path
    )
