"""The cells of all notebooks of a year, one after another in one process that has imported everything, and each page:
what is left of a report when nothing starts, nothing is asked, checked or recorded.

`python benchmarks/bare_cells.py ROUNDS`; one round costs the difference of two runs.
"""

from __future__ import annotations

import os
import sys

import nbformat
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbformat import v4

from analysis.project import NOTEBOOKS
from analysis.publishing.kernel_template import import_all
from analysis.publishing.page import page_of
from analysis.publishing.reports import REPORTS, Report


def executed(shell: InteractiveShell, report: Report) -> nbformat.NotebookNode:
    """The notebook with what its cells show."""
    notebook = nbformat.read(NOTEBOOKS / report.notebook, as_version=4)
    notebook.metadata["giamngheo"] = {"report": report.name, "reports": [], "forms": []}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # without a kernel there is no drawing inline: the few plots that are only looked at are not drawn
            source = "\n".join(line for line in cell.source.splitlines() if not line.startswith("%"))
            shown: list[dict] = []
            shell.display_trap.hook = CapturingDisplayHook(shell, shown)
            with capture_output():
                shell.run_cell(source).raise_error()
            cell.outputs = [v4.new_output("display_data", output["data"]) for output in shown]
    return notebook


def main(rounds: int) -> None:
    """Runs them so often."""
    os.environ["MPLBACKEND"] = "agg"
    import_all()
    shell = InteractiveShell.instance()
    os.chdir(NOTEBOOKS)
    for _ in range(rounds):
        for report in REPORTS.values():
            page_of(executed(shell, report), report.title)


if __name__ == "__main__":
    main(int(sys.argv[1]))
