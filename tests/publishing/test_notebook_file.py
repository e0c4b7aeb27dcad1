"""An executed notebook is written as nbformat reads it."""

import nbformat
from nbformat import v4

from analysis.publishing.notebook_file import write_notebook


def test_a_notebook_is_read_back_as_it_was_written(tmp_path):
    cell = v4.new_code_cell("x = 1\nx", metadata={"tags": ["look"]})
    cell.outputs = [
        v4.new_output("display_data", {"text/html": "<b>Kim Tân</b>\n", "application/x+json": [["a", 1.5, None]]}),
        v4.new_output("stream", name="stdout", text="một\nhai\n"),
    ]
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("## Xã"), cell], metadata={"giamngheo": {"report": "r"}})
    file = tmp_path / "a.executed.ipynb"
    write_notebook(notebook, file)
    assert nbformat.read(file, as_version=4) == notebook
    nbformat.validate(nbformat.read(file, as_version=4))


def test_an_empty_notebook_is_one_too(tmp_path):
    file = tmp_path / "a.ipynb"
    write_notebook(v4.new_notebook(), file)
    assert nbformat.read(file, as_version=4) == v4.new_notebook()
