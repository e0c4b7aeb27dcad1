"""Executed notebooks made without a kernel, for the tests of pages, figures and records."""

from typing import get_args

import nbformat
from nbformat import v4

from analysis.document.blocks import Block, Title, paragraph
from analysis.document.shown import Shown

HEAD = Title(("Thử",))


def executed(*cells, report="household-review"):
    """An executed notebook: text becomes a markdown cell; what is shown, a block, a MIME bundle or an output a code cell
    that shows it.
    """
    notebook = v4.new_notebook(metadata={"giamngheo": {"report": report}})
    for cell in cells:
        if isinstance(cell, str):
            notebook.cells.append(v4.new_markdown_cell(cell))
        else:
            notebook.cells.append(v4.new_code_cell("secret_code()", outputs=[output(cell)]))
    nbformat.validate(notebook)
    return notebook


def output(given):
    """The output of a cell: what is shown, a block, a MIME bundle, or an output already."""
    if isinstance(given, get_args(Block)):
        given = Shown((given,))
    if isinstance(given, Shown):
        given = given._repr_mimebundle_()
    return given if "output_type" in given else v4.new_output("execute_result", given, execution_count=1)


def shown(*texts):
    """Paragraphs shown."""
    return Shown(tuple(map(paragraph, texts)))


def html(text):
    """What no document has: an output of somebody else, with HTML of its own."""
    return {"text/html": text, "text/plain": "…"}


def showing(*figures):
    return {"text/plain": "", "application/vnd.giamngheo.figures+json": [list(figure) for figure in figures]}
