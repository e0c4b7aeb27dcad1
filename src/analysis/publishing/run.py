"""A notebook and its parameters -> the executed notebook, with progress by cell."""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from analysis.publishing.errors import PublishingError
from analysis.publishing.reports import Report

KERNEL_ENVIRONMENT = {"MPLBACKEND": "agg", "PYTHONUTF8": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def run_notebook(report: Report, notebook: Path, parameters: dict, output: Path) -> nbformat.NotebookNode:
    """The executed notebook, also written to `output`; raises PublishingError naming the cell that failed."""
    logging.getLogger("papermill").setLevel(logging.ERROR)
    os.environ.update(KERNEL_ENVIRONMENT)
    progress = {
        "desc": f"{report.title:<32}",
        "unit": "ô",
        "file": sys.stderr,
        "dynamic_ncols": True,
        "mininterval": 0.5,
    }
    kept = f"Bản chạy dở để xem lại: {output}. Báo cáo đã có trước đó không bị thay đổi."
    try:
        executed = papermill.execute_notebook(
            notebook, output, parameters=parameters, kernel_name="python3", progress_bar=progress,
            extra_arguments=["--log-level=ERROR"],
        )  # fmt: skip
    except PapermillExecutionError as error:
        reason = re.sub(r"\x1b\[[0-9;]*m", "", f"{error.ename}: {error.evalue}")
        raise PublishingError(f"Sổ tay {notebook.name} dừng ở ô {error.exec_count}: {reason}\n{kept}") from None
    except (DeadKernelError, CellTimeoutError) as error:
        raise PublishingError(
            f"Sổ tay {notebook.name} không chạy xong: nhân Python dừng giữa chừng ({type(error).__name__}), có thể do thiếu bộ nhớ.\n{kept}"
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
