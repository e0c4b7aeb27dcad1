"""Notebooks say what the parts of a unit are called wherever a page can be told: a ward has no thôn."""

import ast
import inspect
import json
from pathlib import Path

import pytest

from analysis.presentation import charts, show

NOTEBOOKS = sorted(Path("notebooks").glob("*.ipynb"))
MODULES = {"show": show, "charts": charts}


def calls(notebook):
    """The calls `show.name(…)` and `charts.name(…)` of a notebook, as (function, call)."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    for cell in (cell for cell in cells if cell["cell_type"] == "code"):
        for node in ast.walk(ast.parse("".join(cell["source"]))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)) if module in MODULES:
                    yield getattr(MODULES[module], name), node


def names(call):
    """The names that stand in a call (`told` carries the place of the summary)."""
    return {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_page_that_takes_a_place_is_given_one(notebook):
    takes_one = [
        (function, call) for function, call in calls(notebook) if "place" in inspect.signature(function).parameters
    ]
    assert takes_one
    without = [function.__name__ for function, call in takes_one if not names(call) & {"place", "told"}]
    assert without == []
