"""Executed notebooks made without a kernel, for the tests of pages, figures and records."""

import nbformat
from nbformat import v4


def executed(*cells):
    """An executed notebook: text becomes a markdown cell, a MIME bundle or an output a code cell that shows it."""
    notebook = v4.new_notebook(metadata={"giamngheo": {"report": "household-review"}})
    for cell in cells:
        if isinstance(cell, str):
            notebook.cells.append(v4.new_markdown_cell(cell))
        else:
            output = cell if "output_type" in cell else v4.new_output("execute_result", cell, execution_count=1)
            notebook.cells.append(v4.new_code_cell("secret_code()", outputs=[output]))
    nbformat.validate(notebook)
    return notebook


def html(text):
    return {"text/html": text, "text/plain": "…"}


def showing(*figures):
    return {"text/plain": "", "application/vnd.giamngheo.figures+json": [list(figure) for figure in figures]}
