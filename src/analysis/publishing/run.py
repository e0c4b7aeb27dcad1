"""Notebooks and their parameters -> the executed notebooks, with progress by cell."""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors

from analysis.publishing.errors import PublishingError
from analysis.publishing.kernel import DIED, NAME, KernelFailed
from analysis.publishing.kernel_ahead import KernelAhead, one_ahead
from analysis.publishing.machine_places import without_places
from analysis.publishing.notebook_file import check_notebook_file
from analysis.publishing.progress import bar_options
from analysis.publishing.reports import Report
from analysis.publishing.workplace import keep_for_a_look

# the first start after an installation, under a virus scanner, takes longer than papermill's minute
START_SECONDS = 180


@dataclass(frozen=True)
class Run:
    """A notebook that ran, and when it began."""

    started: datetime
    executed: nbformat.NotebookNode


class NotRun(PublishingError):
    """A notebook that did not run to its end, and how far it came where it began."""

    def __init__(self, words: str, output: Path, *, began: bool = True):
        super().__init__(words)
        self.output, self.began = output, began

    def kept(self) -> PublishingError:
        """The error as a person is told it, with what is kept for a look: the folder of the run goes with it."""
        kept = ""
        if self.began and self.output.is_file():
            kept = f"Bản chạy dở để xem lại (giữ một tuần): {keep_for_a_look(self.output)}. "
        return PublishingError(f"{self}\n{kept}Báo cáo đã có trước đó không bị thay đổi.")


def run_notebook(
    report: Report, notebook: Path, parameters: dict, output: Path, *, progress: bool = True
) -> nbformat.NotebookNode:
    """The executed notebook; raises PublishingError naming what is wrong or the cell that failed, and leaves in `output`
    how far it came.
    """
    try:
        return _run(report, notebook, parameters, output, None, progress=progress).executed
    except NotRun as error:
        raise error.kept() from None


def run_notebooks(
    reports: Sequence[Report], notebooks: Path, parameters: dict, aside: Path, *, progress: bool = True
) -> Generator[Run]:
    """The notebook of each report in turn, as `run_notebook` runs one; the next runs while the caller goes on.

    What they need stands in `aside`. The caller closes the iterator: what runs then is ended, and never told.
    """

    def run(report: Report, ahead: KernelAhead | None) -> Run:
        output = aside / f"{report.name}.executed.ipynb"
        return _run(report, notebooks / report.notebook, parameters, output, ahead, progress=progress)

    try:
        with closing(one_ahead([partial(run, report) for report in reports], aside, _bare(aside))) as runs:
            yield from runs
    except NotRun as error:
        raise error.kept() from None


def _run(
    report: Report, notebook: Path, parameters: dict, output: Path, ahead: KernelAhead | None, *, progress: bool
) -> Run:
    """Runs it; raises NotRun.

    It is run by papermill, which writes a notebook that ran to its end too: who keeps it writes it once, when it is whole.
    """
    started = datetime.now(UTC).astimezone()
    check_notebook_file(notebook, report)
    # what goes wrong is told once, in the words of the error
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    try:
        ready = papermill.execute_notebook(
            _plain(notebook), None, parameters=parameters, kernel_name=NAME, language="python", prepare_only=True
        )
        ready.metadata.papermill["output_path"] = str(output)
        executed = papermill_engines.execute_notebook_with_engine(
            None, ready, NAME, progress_bar=bar_options(report.title, "ô", shown=progress), start_timeout=START_SECONDS,
            extra_arguments=_bare(output.parent), ahead=ahead,
        )  # fmt: skip
        raise_for_execution_errors(executed, str(output))
    except PapermillExecutionError as error:
        reason = re.sub(r"\x1b\[[0-9;]*m", "", f"{error.ename}: {error.evalue}")
        raise NotRun(f"Sổ tay {notebook.name} dừng ở ô {error.exec_count}: {reason}", output) from None
    except CellTimeoutError:
        raise NotRun(f"Sổ tay {notebook.name} không chạy xong: một ô chạy quá lâu.", output) from None
    except click.ClickException as error:
        # what the engine refuses, and a kernel that does not start or stops, is already in words
        began = not isinstance(error, KernelFailed) or error.exit_code == DIED
        raise NotRun(f"Sổ tay {notebook.name}: {error.message}", output, began=began) from None
    return Run(started, without_places(executed, notebook, output))


def _bare(folder: Path) -> list[str]:
    """Arguments for a kernel in which nothing runs before the notebook: no start-up files of the person's own.

    Nor are modules taken from the folder where the person stands: another copy of `analysis` there would compute, and
    this one would sign.
    """
    profile = folder / "profile"
    profile.mkdir(exist_ok=True)
    return [
        "--log-level=CRITICAL",  # what goes wrong in a cell comes back as its answer
        f"--ProfileDir.location={profile}",
        "--InteractiveShellApp.exec_PYTHONSTARTUP=False",
        "--InteractiveShellApp.ignore_cwd=True",
        "--HistoryManager.enabled=False",  # what runs here nobody types again
    ]


def _plain(path: Path) -> str:
    # papermill fills in what stands in braces
    return str(path).replace("{", "{{").replace("}", "}}")
