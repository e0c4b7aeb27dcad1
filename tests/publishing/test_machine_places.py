"""No folder of the machine stands in an executed notebook, whatever letters it has and whoever printed it."""

import json

import nbformat
import pytest
from nbformat import v4
from papermill.translators import papermill_translators

from analysis.project import ROOT
from analysis.publishing.machine_places import without_places

PLACES = ["/srv/dữ liệu/xã é", '/srv/the "raw" data', "/srv/it's/a\\b", "/srv/a & b/<raw>", "/srv/\x1b[31mđỏ\u202e/x"]


@pytest.mark.parametrize("place", PLACES)
def test_the_folder_of_the_data_is_written_by_its_name_alone(tmp_path, place):
    parameters = {"unit": "kim-tan", "year": 2023, "data_dir": place}
    source = papermill_translators.find_translator("", "python").codify(parameters, "Parameters")
    cell = v4.new_code_cell(source, metadata={"tags": ["injected-parameters"]})
    printed = v4.new_code_cell("print(data_dir)")
    import html

    printed.outputs = [
        v4.new_output(
            "stream", name="stderr", text=f"{place}/kim-tan {place!r} {json.dumps(place)}\n{ROOT}/src/x.py:1"
        ),
        v4.new_output("display_data", {"text/html": f"<p>{html.escape(place)}</p>"}),
        v4.new_output("error", ename="E", evalue=place, traceback=[place, str(tmp_path / "out.ipynb")]),
    ]
    notebook = v4.new_notebook(cells=[cell, printed])
    notebook.metadata["papermill"] = {"input_path": str(ROOT / "a.ipynb"), "output_path": str(tmp_path / "out.ipynb"), "parameters": dict(parameters)}  # fmt: skip
    cleaned = without_places(notebook, ROOT / "notebooks" / "a.ipynb", tmp_path / "out.ipynb")
    text = nbformat.writes(cleaned)
    assert "srv" not in text and str(ROOT) not in text and str(tmp_path) not in text
    run = {}
    exec(cleaned.cells[0].source, run)
    assert (run["unit"], run["year"]) == ("kim-tan", 2023)
    assert run["data_dir"] == cleaned.metadata.papermill.parameters.data_dir
    assert "/" not in run["data_dir"] and run["data_dir"].isprintable()
