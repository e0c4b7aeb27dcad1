"""An executed notebook without the folders of the machine it ran on: in its parameters, its metadata and whatever a
cell printed.

A path stands there as it is, as Python or JSON write it, or as a page does: `"` and letters with marks differ in each.
"""

from __future__ import annotations

import html
import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

import nbformat
from papermill.translators import papermill_translators

from analysis.legible import legible, one_line
from analysis.project import ROOT

INJECTED = "injected-parameters"


def without_places(executed: nbformat.NotebookNode, notebook: Path, output: Path) -> nbformat.NotebookNode:
    """The notebook with names of files alone, the folders of data and reports by their own names."""
    own = executed.metadata["papermill"]
    own["input_path"], own["output_path"] = notebook.name, output.name
    parameters = own.get("parameters", {})
    given = {name: place for name in ("data_dir", "reports_dir") if (place := str(parameters.get(name) or ""))}
    if given:
        parameters |= {name: own_name(place) for name, place in given.items()}
        for cell in executed.cells:
            if INJECTED in cell.metadata.get("tags", []):
                cell.source = _injected(executed, parameters)
    shorten = _shorten(
        [
            *given.values(),
            str(output.parent),
            str(notebook.parent),
            str(ROOT),
            sys.prefix,
            sys.base_prefix,
            tempfile.gettempdir(),
            str(Path.home()),
        ]
    )
    for cell in executed.cells:
        cell.source = shorten(cell.source)
        if "outputs" in cell:
            _change_texts(cell.outputs, shorten)
    return executed


def own_name(place: str) -> str:
    """The last part of a path, as a page may show it."""
    return one_line(Path(place).name)


def _injected(executed: nbformat.NotebookNode, parameters: dict) -> str:
    language = executed.metadata.get("kernelspec", {}).get("language", "python")
    return papermill_translators.find_translator("", language).codify(parameters, "Parameters")


def _shorten(places: Iterable[str]) -> Callable[[str], str]:
    """A function that writes each of the places by its last part, the longest first, and leaves nothing a screen
    obeys.
    """
    known = {place: own_name(place) for place in places if len(Path(place).parts) > 1}
    writings = {written: name for place, name in known.items() for written in _writings(place)}
    ordered = sorted(writings, key=len, reverse=True)

    def shorten(text: str) -> str:
        # most texts are names and numbers: no path of any writing is without one of these
        if "/" in text or "\\" in text or "%5C" in text:
            for written in ordered:
                if written in text:
                    text = text.replace(written, writings[written])
        return legible(text)

    return shorten


def _writings(place: str) -> set[str]:
    inside = slice(1, -1)
    return {
        place,
        repr(place)[inside],
        ascii(place)[inside],
        json.dumps(place)[inside],
        json.dumps(place, ensure_ascii=False)[inside],
        html.escape(place),
        html.escape(repr(place)[inside]),
        quote(place),
    }


def _change_texts(value: dict | list, change: Callable[[str], str]) -> None:
    """Changes every text within, where it stands."""
    for place, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            changed = change(inner)
            if changed is not inner:
                value[place] = changed
        elif isinstance(inner, dict | list):
            _change_texts(inner, change)
