"""Every file of the run has the checksum that run.json recorded; every input still has its own."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.findings import InputError
from analysis.intake.files import checksum
from analysis.intake.year import read_year
from analysis.parameters import checked
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder

FILES = "Tệp báo cáo: mã kiểm tra"
INPUTS = "Tệp số liệu: mã kiểm tra"


def check_files(folder: ReportFolder) -> Check:
    """Whether the files in the folder are those of the run, byte for byte."""
    check = Check(FILES)
    recorded: dict[str, object] = {}
    for source in [*folder.reports.values(), folder.run]:
        files = source.get("files")
        for name, sha in files.items() if isinstance(files, dict) else ():
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
    others = sorted(path.name for path in folder.path.iterdir() if path.name not in {*recorded, "run.json"})
    if others:
        check.notes.append(f"Tệp khác trong thư mục, không do lần lập này làm ra: {', '.join(others)}.")
    return check


def _not_recorded(folder: ReportFolder, recorded: dict) -> list[str]:
    missing = [] if "figures.csv" in recorded else ["figures.csv"]
    for report, record in folder.reports.items():
        files = record.get("files")
        own = files if isinstance(files, dict) else {}
        missing += [name for end in (".html", ".executed.ipynb") if (name := f"{report}{end}") not in own]
    return missing


def recorded_inputs(folder: ReportFolder) -> dict[str, str]:
    """Checksum by path of every input the reports recorded; paths that leave the data folder are not followed."""
    found: dict[str, str] = {}
    for record in folder.reports.values():
        inputs = record.get("inputs")
        for file in inputs if isinstance(inputs, list) else []:
            if isinstance(file, dict) and isinstance(file.get("path"), str) and _inside(file["path"]):
                found.setdefault(file["path"], str(file.get("sha256")))
    return found


def check_inputs(folder: ReportFolder, data_dir: Path) -> Check:
    """Whether the data folder still holds the inputs as recorded: files changed, missing or new are named."""
    check = Check(INPUTS)
    recorded = recorded_inputs(folder)
    for path, sha in recorded.items():
        check.count += 1
        file = data_dir / path
        if not file.is_file():
            check.add(path, f"SHA-256 {sha}", f"không có tệp này trong {data_dir}")
        elif (found := checksum(file)) != sha:
            check.add(path, f"SHA-256 {sha}", f"SHA-256 {found}: tệp đã đổi từ khi lập báo cáo")
    for path in new_inputs(folder, data_dir, recorded):
        check.add(path, "không có khi lập báo cáo", "tệp mới, lần lập sau sẽ dùng tới")
    return check


def new_inputs(folder: ReportFolder, data_dir: Path, recorded: dict[str, str]) -> list[str]:
    """The files that intake would read today beyond those recorded."""
    found: set[str] = set()
    for record in folder.reports.values():
        parameters = record.get("parameters")
        if not isinstance(parameters, dict):
            continue
        try:
            data = read_year(checked(**parameters | {"data_dir": str(data_dir)}))
        except InputError:
            continue  # the year is gone or the parameters are none: told by the other checks
        found |= {file.path for file in data.inputs}
    return sorted(found - set(recorded))


def _inside(path: str) -> bool:
    return (
        not path.startswith(("/", "\\"))
        and ".." not in re.split(r"[/\\]", path)
        and ":" not in path
        and "\0" not in path
    )
