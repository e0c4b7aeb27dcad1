"""The notebooks run again on the recorded inputs, each once: what every later check of this verification is held
against.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from analysis.document.blocks import Document
from analysis.findings import InputError
from analysis.parameters import checked
from analysis.project import NOTEBOOKS, RAW
from analysis.publishing.composed import composed
from analysis.publishing.errors import PublishingError
from analysis.publishing.page import page_of_composed
from analysis.publishing.public_notebook import made_public
from analysis.publishing.reports import BY_NAME, ROLLUP, parameters_of
from analysis.publishing.revision_cells import with_note
from analysis.publishing.revision_log import read_log
from analysis.publishing.revision_note import revision_note
from analysis.publishing.run import run_notebook
from analysis.publishing.verification.deviation import short
from analysis.publishing.verification.folder_read import ReportFolder, reports_of
from analysis.publishing.workplace import workplace
from analysis.rollup.from_report import IN_REPORTS


@dataclass(frozen=True)
class Fresh:
    """One report made again: the notebook as it ran today, the document and the page it gives with the recorded note."""

    notebook: nbformat.NotebookNode
    document: Document
    page: str


@dataclass(frozen=True)
class Rerun:
    """The reports made again by name; why each of the others could not be (`failed`)."""

    reports: dict[str, Fresh] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def rerun(
    folder: ReportFolder,
    data_dir: Path,
    notebooks: Path = NOTEBOOKS,
    tell: Callable[[str, Document], object] = lambda report, document: None,
) -> Rerun:
    """Every report of the folder, run with its recorded parameters on the inputs in `data_dir`.

    `tell` is given the name and the document of each as soon as it is made.
    """
    made = Rerun()
    for report, record in folder.reports.items():
        try:
            given = record["parameters"] | {"data_dir": "" if data_dir == RAW else str(data_dir)}
            if report == ROLLUP.name:
                given["reports_dir"] = str(reports_of(folder))
            checked(parameters_of(report), **given)
            given.pop("period", None)
            made.reports[report] = _fresh(folder, report, _run(report, given, notebooks))
            tell(report, made.reports[report].document)
        except (InputError, PublishingError, KeyError, TypeError) as error:
            made.failed[report] = short(error)
    return made


def _run(report: str, parameters: dict, notebooks: Path) -> nbformat.NotebookNode:
    with workplace() as aside:
        notebook = notebooks / BY_NAME[report].notebook
        executed = run_notebook(BY_NAME[report], notebook, parameters, aside / f"{report}.executed.ipynb")
    return made_public(executed) if parameters.get("edition") == "public" else executed


def _fresh(folder: ReportFolder, report: str, executed: nbformat.NotebookNode) -> Fresh:
    record = folder.reports[report]
    # what the page links to is no result of the run: it stood in the folder then
    executed.metadata["giamngheo"] = folder.notebook(report).metadata.get("giamngheo", {}) | {"report": report}
    try:
        note = revision_note(report, record["revision"], read_log(folder.path), record["figures_sha256"])
        executed = with_note(executed, note)
    except (KeyError, TypeError, AttributeError):
        pass  # a record without it is told by the checks of the record and of the note
    made = composed(executed, folder.record.reports[report].title)
    return Fresh(executed, made.document, page_of_composed(made, executed))


@contextmanager
def only_recorded(recorded: dict[str, str], data_dir: Path, needed: bool) -> Iterator[Path]:
    """The data folder, or a copy of the recorded files alone where there are others now (`needed`)."""
    if not needed:
        yield data_dir
        return
    with workplace() as aside:
        copy = aside / "raw"
        own = [path for path in recorded if not path.startswith(IN_REPORTS)]
        markers = {str(Path(path).parts[0]) + "/synthetic" for path in own}
        for path in [*own, *(marker for marker in markers if (data_dir / marker).is_file())]:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(data_dir / path, copy / path)
        yield copy
