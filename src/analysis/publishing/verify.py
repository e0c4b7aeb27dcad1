"""`giamngheo verify`: does every figure of a folder of reports still follow from what it says it was made of?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from analysis.findings import Finding, InputError
from analysis.project import NOTEBOOKS, raw_dir
from analysis.publishing.reports import BY_NAME
from analysis.publishing.signature import read_key
from analysis.publishing.verification.cells_check import NAME as CELLS
from analysis.publishing.verification.cells_check import check_cells
from analysis.publishing.verification.deviation import Check, Deviation, guarded
from analysis.publishing.verification.files_check import (
    FILES,
    INPUTS,
    check_files,
    check_inputs,
    read_years,
    recorded_inputs,
)
from analysis.publishing.verification.folder_read import ReportFolder, read_folder
from analysis.publishing.verification.forms_check import NAME as FORMS
from analysis.publishing.verification.forms_check import Forms, check_forms
from analysis.publishing.verification.log_check import NAME as LOG
from analysis.publishing.verification.log_check import check_log
from analysis.publishing.verification.notebook_check import FIGURES, RECORDS, check_figures, check_records
from analysis.publishing.verification.page_check import NAME as PAGES
from analysis.publishing.verification.page_check import check_pages
from analysis.publishing.verification.recompute import NAME as RECOMPUTED
from analysis.publishing.verification.recompute import check_recomputed
from analysis.publishing.verification.record_check import NAME as RECORD
from analysis.publishing.verification.record_check import check_record
from analysis.publishing.verification.rerun import Rerun, only_recorded, rerun
from analysis.publishing.verification.signature_check import NAME as SIGNED
from analysis.publishing.verification.signature_check import check_signature
from analysis.publishing.verification.synthetic_check import NAME as SYNTHETIC
from analysis.publishing.verification.synthetic_check import check_synthetic
from analysis.publishing.verification.text_check import NAME as TEXT
from analysis.publishing.verification.text_check import NOTES, check_notes, check_text


@dataclass(frozen=True)
class Verification:
    """The checks made of one folder, and what is remarked without being a failure."""

    path: Path
    checks: list[Check]
    notes: list[str]
    figures: dict[str, str]  # checksum of each report's figures, as its page prints it

    @property
    def holds(self) -> bool:
        """Whether everything follows."""
        return all(check.holds for check in self.checks)

    @property
    def unchecked(self) -> list[str]:
        """What could not be judged, each by name with the reason."""
        skipped = [f"{check.name}: {check.skipped}" for check in self.checks if check.skipped]
        return [*skipped, *(part for check in self.checks for part in check.unchecked)]

    @property
    def recomputed(self) -> bool:
        """Whether the notebooks were run again."""
        return any(check.name == RECOMPUTED and check.count and not check.skipped for check in self.checks)


def verify(
    path: Path,
    data_dir: str | Path = "",
    *,
    recompute: bool = True,
    notebooks: Path = NOTEBOOKS,
    key: Path | None = None,
) -> Verification:
    """What was checked of the folder and what deviates; raises InputError for a folder that holds no reports.

    `key`: the file of the key with which the record was signed. Unit, year and every other parameter come from run.json, so a folder copied elsewhere is verified just the same.
    """
    path, data_dir = Path(path).resolve(), raw_dir(data_dir)
    _refuse_misuse(path, data_dir)
    signing = read_key(key) if key is not None else None
    try:
        folder = read_folder(path)
    except (OSError, ValueError, RecursionError) as error:
        unread = Deviation("run.json", "hồ sơ JSON của một lần lập báo cáo", f"không đọc được ({error})")
        return Verification(path, [Check(RECORD, 0, [unread])], [], {})
    years = read_years(folder, data_dir)
    inputs = guarded(INPUTS, check_inputs, folder, data_dir, years)
    signed = guarded(SIGNED, check_signature, folder, signing)
    checks = [
        guarded(RECORD, check_record, folder),
        signed,
        guarded(FILES, check_files, folder),
        inputs,
        guarded(SYNTHETIC, check_synthetic, folder, years),
        guarded(RECORDS, check_records, folder),
        guarded(FIGURES, check_figures, folder),
        guarded(CELLS, check_cells, folder),
        guarded(PAGES, check_pages, folder),
        guarded(TEXT, check_text, folder),
        guarded(NOTES, check_notes, folder),
        guarded(LOG, check_log, folder, signed.holds and signing is not None),
        *_recomputed(folder, data_dir, inputs, years, notebooks, recompute),
    ]
    notes = [note for check in checks for note in check.notes]
    sums = {name: str(record.get("figures_sha256", ""))[:16] for name, record in folder.reports.items()}
    return Verification(path, checks, notes, sums)


def _recomputed(
    folder: ReportFolder, data_dir: Path, inputs: Check, years: dict, notebooks: Path, wanted: bool
) -> Iterator[Check]:
    """The checks against a fresh run; without one, what they leave unchecked."""
    if not wanted:
        for name, what in ((RECOMPUTED, "tính lại từng số liệu từ tệp số liệu"), (FORMS, "bản Word, Excel, PDF")):
            check = Check(name)
            check.leave(what, "không yêu cầu: --no-recompute")
            yield check
        return
    recorded = recorded_inputs(folder)
    gone = [deviation.where for deviation in inputs.deviations if deviation.where in recorded]
    # the forms are made while the notebooks run in processes of their own
    with (
        tempfile.TemporaryDirectory(prefix="giamngheo-") as aside,
        ThreadPoolExecutor(1) as beside,
    ):
        forms = Forms(folder, Path(aside), beside)
        if gone:
            why = f"không tính lại được vì các tệp số liệu này đã đổi hoặc không còn: {', '.join(gone)}"
            yield Check(RECOMPUTED, skipped=why)
            fresh = Rerun()
        else:
            with only_recorded(recorded, data_dir, bool(inputs.deviations)) as source:
                fresh = rerun(folder, source, notebooks, forms.make)
                forms.make_workbook(years if source == data_dir else read_years(folder, source))
                yield guarded(RECOMPUTED, check_recomputed, folder, fresh)
        for report in folder.reports:
            if report in BY_NAME and report not in fresh.reports:
                # what the executed notebook shows is the next best thing to hold the forms against
                with suppress(Exception):  # a notebook that gives no page is told by the check of the text
                    forms.make(report, folder.again(report))
        yield guarded(FORMS, check_forms, folder, forms)


def _refuse_misuse(path: Path, data_dir: Path) -> None:
    if not path.is_dir():
        raise InputError([_misuse("path", path, "thư mục báo cáo, ví dụ reports/kim-tan/2023")])
    known = {"run.json", "figures.csv"} | {file.name for file in path.glob("*.executed.ipynb")}
    if not any((path / name).is_file() for name in known):
        raise InputError([_misuse("path", path, "thư mục có run.json, figures.csv của một lần lập báo cáo")])
    if not data_dir.is_dir():
        raise InputError([_misuse("data", data_dir, "thư mục dữ liệu gốc, có thư mục con của từng đơn vị")])


def _misuse(column: str, value: Path, expected: str) -> Finding:
    return Finding("error", "tham số", None, column, str(value), expected, "kiểm tra đường dẫn rồi chạy lại", "verify")
