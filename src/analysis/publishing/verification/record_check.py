"""run.json: of the contract, unchanged since it was written, and consistent within itself."""

from __future__ import annotations

import re

from analysis.findings import InputError
from analysis.parameters import checked
from analysis.publishing.public_notebook import is_public
from analysis.publishing.reports import BY_NAME, parameters_of
from analysis.publishing.seal import sealed, written
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder

NAME = "run.json: hồ sơ của lần lập"
KEYS: dict[str, type] = {
    "parameters": dict, "inputs": list, "versions": dict, "commit": dict, "times": dict,
    "standard": dict, "reports": dict, "files": dict, "checksum": str,
}  # fmt: skip
REPORT_KEYS = {
    "parameters": dict, "inputs": list, "versions": dict, "standard": dict, "finished": str, "figures": int,
    "files": dict, "title": str, "figures_sha256": str, "revision": dict,
}  # fmt: skip
SHA256 = re.compile(r"[0-9a-f]{64}")


def check_record(folder: ReportFolder) -> Check:
    """Whether run.json has every key of the contract, carries its own checksum and does not contradict itself."""
    check, run = Check(NAME), folder.run
    check.add_some(_missing("run.json", run, KEYS))
    check.count += len(KEYS)
    for name, record in folder.reports.items():
        check.count += len(REPORT_KEYS)
        if name not in BY_NAME:
            check.add(f"run.json, reports.{name}", f"một trong {', '.join(BY_NAME)}", name)
        check.add_some(_missing(f"run.json, reports.{name}", record, REPORT_KEYS))
        _check_parameters(check, name, record)
        _check_inputs(check, name, record)
    if not folder.reports:
        check.add("run.json, reports", "hồ sơ của ít nhất một báo cáo", "không có")
    _check_seal(check, folder)
    return check


def _missing(where: str, given: dict, keys: dict[str, type]):
    for key, kind in keys.items():
        if not isinstance(given.get(key), kind):
            found = "không có" if key not in given else f"kiểu {type(given[key]).__name__}"
            yield f"{where}.{key}", f"kiểu {kind.__name__}", found


def _check_parameters(check: Check, name: str, record: dict) -> None:
    parameters = record.get("parameters")
    if not isinstance(parameters, dict):
        return
    try:
        checked(parameters_of(name), **{str(key): value for key, value in parameters.items()})
    except InputError as error:
        for finding in error.findings:
            check.add(f"run.json, reports.{name}.parameters.{finding.column}", finding.expected, finding.value)


def _check_inputs(check: Check, name: str, record: dict) -> None:
    inputs = record.get("inputs")
    for position, file in enumerate(inputs if isinstance(inputs, list) else []):
        where = f"run.json, reports.{name}.inputs[{position}]"
        sound = isinstance(file, dict) and isinstance(file.get("path"), str)
        # a public edition tells no checksum of exact figures
        if sound and is_public(record):
            sound = file.keys() == {"path"}
            file = {**file, "sha256": "0" * 64}
        sound = sound and isinstance(file.get("sha256"), str)
        if not sound or not SHA256.fullmatch(file["sha256"]):
            check.add(where, "path và sha256 (64 chữ số hệ 16)", file)
        elif file["path"].startswith(("/", "\\")) or ".." in re.split(r"[/\\]", file["path"]) or ":" in file["path"]:
            check.add(where, "đường dẫn nằm trong thư mục dữ liệu", file["path"])


def _check_seal(check: Check, folder: ReportFolder) -> None:
    check.count += 2
    seal, found = sealed(folder.run)["checksum"], folder.run.get("checksum")
    if seal != found:
        check.add("run.json, checksum", found, f"{seal} (nội dung đã bị sửa sau khi lập)")
    if written(folder.run).encode() != (folder.path / "run.json").read_bytes():
        check.add("run.json", "nguyên văn như khi lập", "cách viết đã khác: có người mở và lưu lại tệp")
