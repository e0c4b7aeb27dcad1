"""The notebooks run again on the recorded inputs: does every figure, and the text of the page, still follow?"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path

import nbformat

from analysis.findings import InputError
from analysis.parameters import checked
from analysis.presentation.provenance import versions
from analysis.project import NOTEBOOKS, RAW
from analysis.publishing.errors import PublishingError
from analysis.publishing.figures import figures_of_notebook, lines
from analysis.publishing.page import page_of
from analysis.publishing.reports import BY_NAME
from analysis.publishing.revision_cells import without_note
from analysis.publishing.run import run_notebook
from analysis.publishing.verification.deviation import Check, short
from analysis.publishing.verification.files_check import recorded_inputs
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.notebook_check import line_differences
from analysis.publishing.verification.software import software_changes
from analysis.publishing.verification.text_check import block_differences, blocks
from analysis.publishing.workplace import workplace

NAME = "Tính lại từ tệp số liệu"
ASIDE = "section.provenance"


def check_recomputed(folder: ReportFolder, data_dir: Path, inputs: Check, notebooks: Path = NOTEBOOKS) -> Check:
    """Whether a fresh run of every notebook, with the recorded parameters and inputs, gives figures.csv and the pages.

    `inputs`: the check of the input files. Where a recorded file changed or is gone nothing can be recomputed, and the
    files are named; files that are only new are kept away from the run.
    """
    check = Check(NAME)
    recorded = recorded_inputs(folder)
    gone = [deviation.where for deviation in inputs.deviations if deviation.where in recorded]
    if gone:
        check.skipped = f"không tính lại được vì các tệp số liệu này đã đổi hoặc không còn: {', '.join(gone)}"
        return check
    with _only_recorded(recorded, data_dir, bool(inputs.deviations)) as source:
        for report, record in folder.reports.items():
            _recompute(check, folder, report, record, source, notebooks)
    return check


def _recompute(check: Check, folder: ReportFolder, report: str, record: dict, data_dir: Path, notebooks: Path) -> None:
    given = record["parameters"] | {"data_dir": "" if data_dir == RAW else str(data_dir)}
    try:
        checked(**given)
        given.pop("period", None)
        executed = _run(report, given, notebooks)
    except (InputError, PublishingError, KeyError) as error:
        check.add(f"{report}: chạy lại sổ tay", "chạy hết với tham số đã ghi", short(error))
        return
    own = folder.figures.get(report, [])
    check.count += len(own)
    check.add_some(line_differences(report, own, lines(report, figures_of_notebook(executed)), "tính lại"))
    title, kept = str(record.get("title", "")), without_note(folder.notebook(report))
    executed.metadata["giamngheo"] = kept.metadata.get("giamngheo", {})
    # a newer matplotlib draws the same chart in other strokes
    pages = [blocks(page_of(notebook, title), without=ASIDE) for notebook in (kept, executed)]
    if record.get("versions") != versions():
        pages = [[block for block in page if not block.startswith("hình “")] for page in pages]
    faults = list(block_differences(f"{report}: lời văn tính lại", *pages))
    if software_changes(record):
        check.remark(faults, "Phần mềm hiện nay viết khác")
    else:
        check.add_some(faults)


def _run(report: str, parameters: dict, notebooks: Path) -> nbformat.NotebookNode:
    with workplace() as aside:
        notebook = notebooks / BY_NAME[report].notebook
        return run_notebook(BY_NAME[report], notebook, parameters, aside / f"{report}.executed.ipynb")


@contextmanager
def _only_recorded(recorded: dict[str, str], data_dir: Path, needed: bool):
    """The data folder, or a copy of the recorded files alone where there are others now."""
    if not needed:
        yield data_dir
        return
    with workplace() as aside:
        copy = aside / "raw"
        markers = {str(Path(path).parts[0]) + "/synthetic" for path in recorded}
        for path in [*recorded, *(marker for marker in markers if (data_dir / marker).is_file())]:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(data_dir / path, copy / path)
        yield copy
