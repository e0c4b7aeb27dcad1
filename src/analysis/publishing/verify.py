"""`giamngheo verify`: does every figure of a folder of reports still follow from what it says it was made of?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.findings import Finding, InputError
from analysis.project import NOTEBOOKS, raw_dir
from analysis.publishing.bounds import beyond_together
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
)
from analysis.publishing.verification.folder_read import read_folder
from analysis.publishing.verification.fresh_checks import fresh_checks
from analysis.publishing.verification.index_check import NAME as INDEX
from analysis.publishing.verification.index_check import check_index
from analysis.publishing.verification.log_check import NAME as LOG
from analysis.publishing.verification.log_check import check_log
from analysis.publishing.verification.notebook_check import FIGURES, RECORDS, check_figures, check_records
from analysis.publishing.verification.page_check import NAME as PAGES
from analysis.publishing.verification.page_check import check_pages
from analysis.publishing.verification.recompute import NAME as RECOMPUTED
from analysis.publishing.verification.record_check import NAME as RECORD
from analysis.publishing.verification.record_check import check_record
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

    `key`: the file of the key with which the record was signed. Unit, year and every other parameter come from
    run.json, so a folder copied elsewhere is verified just the same.
    """
    path, data_dir = Path(path).resolve(), raw_dir(data_dir)
    _refuse_misuse(path, data_dir)
    signing = read_key(key) if key is not None else None
    if fault := beyond_together(file for file in sorted(path.iterdir()) if file.is_file() or not file.is_dir()):
        refused = Deviation(fault[0], "tệp thường, của một lần lập báo cáo", fault[1])
        return Verification(path, [Check(FILES, 0, [refused])], [], {})
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
        guarded(INDEX, check_index, folder),
        *fresh_checks(folder, data_dir, inputs, notebooks, recompute),
    ]
    notes = [note for check in checks for note in check.notes]
    sums = {name: record.figures_sha256[:16] for name, record in folder.record.reports.items()}
    return Verification(path, checks, notes, sums)


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
