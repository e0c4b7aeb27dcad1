"""A notebook and its parameters -> the executed notebook, with progress by cell."""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from analysis.findings import InputError
from analysis.publishing.errors import PublishingError
from analysis.publishing.reports import Report

QUIET = "%(message)s"


def run_notebook(report: Report, notebook: Path, parameters: dict, output: Path) -> nbformat.NotebookNode:
    """The executed notebook, also written to `output`; raises PublishingError naming the cell that failed."""
    logging.getLogger("papermill").setLevel(logging.ERROR)
    # the kernel's greeting and warnings are not for the analyst; errors come back in the notebook itself
    os.environ.update({"MPLBACKEND": "agg", "PYTHONUTF8": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"})
    progress = {"desc": f"{report.title:<32}", "unit": "ô", "file": sys.stderr, "dynamic_ncols": True}
    try:
        executed = papermill.execute_notebook(
            notebook, output, parameters=parameters, kernel_name="python3", progress_bar=progress, log_output=False,
            extra_arguments=["--log-level=ERROR"],
        )  # fmt: skip
    except InputError:
        raise
    except PapermillExecutionError as error:
        reason = re.sub(r"\x1b\[[0-9;]*m", "", f"{error.ename}: {error.evalue}")
        raise PublishingError(
            f"Sổ tay {notebook.name} dừng ở ô {error.exec_count}: {reason}\n"
            f"Bản chạy dở để xem lại: {output}. Báo cáo đã có trước đó không bị thay đổi."
        ) from None
    return _without_places(executed, notebook, output)


def _without_places(executed: nbformat.NotebookNode, notebook: Path, output: Path) -> nbformat.NotebookNode:
    """The notebook without the folders of this machine in its metadata; written again."""
    executed.metadata["papermill"]["input_path"] = notebook.name
    executed.metadata["papermill"]["output_path"] = output.name
    parameters = executed.metadata["papermill"].get("parameters", {})
    if parameters.get("data_dir"):
        place = parameters["data_dir"]
        parameters["data_dir"] = Path(place).name
        for cell in executed.cells:
            if "injected-parameters" in cell.metadata.get("tags", []):
                cell.source = cell.source.replace(repr(place).strip("'"), Path(place).name)
    nbformat.write(executed, output)
    return executed
