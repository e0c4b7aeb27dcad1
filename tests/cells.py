"""The cells of a notebook run without a kernel: what they show, in their order."""

import ast
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbformat import v4

from analysis.document.blocks import Document
from analysis.document.shown import Shown
from analysis.project import NOTEBOOKS
from analysis.publishing import publish
from analysis.publishing.composed import composed
from analysis.publishing.reports import Report
from analysis.publishing.run import Run


def shown_by(cells, parameters):
    """Each cell with what it puts on the document, None for one that puts nothing there; cells that are looked at run too.

    `parameters`: code in place of the cell of parameters.
    """
    names = {}
    for cell in cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code":
            yield cell, None
            continue
        tree = ast.parse(parameters if "parameters" in tags else cell.source.replace("%matplotlib inline", ""))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell.id, "exec"), names)
        value = eval(compile(ast.Expression(last.value), cell.id, "eval"), names) if last is not None else None
        yield cell, value if isinstance(value, Shown) and "look" not in tags else None


def executed_without_kernel(report: Report, parameters: str, path: Path | None = None) -> nbformat.NotebookNode:
    """The report's notebook, or the one at `path`, as a run leaves it."""
    notebook = nbformat.read(path or NOTEBOOKS / report.notebook, as_version=4)
    for cell, shown in shown_by(notebook.cells, parameters):
        if shown is not None:
            cell.outputs = [v4.new_output("execute_result", shown._repr_mimebundle_(), execution_count=1)]
    notebook.metadata["giamngheo"] = {"report": report.name}
    return notebook


def document_of(report: Report, parameters: str) -> Document:
    """The document that the report's notebook is."""
    return composed(executed_without_kernel(report, parameters), report.title).document


def without_kernels():
    """Within it reports are made of notebooks whose cells run in this process."""
    return patch.object(publish, "run_notebooks", one_by_one(_run))


def one_by_one(run):
    """What stands in for running notebooks: each by `run`, when its turn comes."""

    def runs(reports, notebooks, parameters, aside, **manner):
        for report in reports:
            started = datetime.now(UTC).astimezone()
            output = aside / f"{report.name}.executed.ipynb"
            yield Run(started, run(report, notebooks / report.notebook, parameters, output, **manner))

    return runs


def _run(report: Report, path: Path, parameters: dict, output: Path, **_manner) -> nbformat.NotebookNode:
    given = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    executed = executed_without_kernel(report, given, path)
    nbformat.write(executed, output)
    return executed
