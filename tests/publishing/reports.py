"""Folders of reports made without a kernel: figures given, pages, record and note made as `giamngheo report` makes
them.
"""

import shutil
from pathlib import Path

from analysis.document.blocks import Section, paragraph
from analysis.document.figure import Figure
from analysis.document.head import Column
from analysis.document.shown import Shown
from analysis.document.write import Exports, write_exports
from analysis.intake.files import checksum
from analysis.parameters import Parameters
from analysis.presentation.front import made_up
from analysis.presentation.provenance import versions
from analysis.presentation.table import plain_table, table
from analysis.publishing import publish as publishing
from analysis.publishing.publish import publish
from cells import one_by_one
from publishing.pages import HEAD, executed

REVIEW = "household-review"
UNIT = "thu-nghiem"


def shown(frame, name="T1", caption="Biểu thử", **more):
    """A table of whole numbers that carries its figures."""
    head = tuple(Column(code, f"Cột {code}") for code in frame.columns)
    return table(name, frame, head, caption, **more)


def record(raw, status="sơ bộ", synthetic=None):
    """The provenance block of a run that read every file of `raw`."""
    inputs = [
        {"path": path.relative_to(raw).as_posix(), "sha256": checksum(path), "rows": None}
        for path in sorted(raw.rglob("*"))
        if path.is_file() and path.name != "synthetic"
    ]
    rows = [(f["path"], "", f["sha256"][:16]) for f in inputs]
    block = Section("provenance", "Nguồn gốc số liệu", plain_table(("Tệp", "", "SHA-256"), rows, "").blocks)
    parameters = {"unit": UNIT, "year": 2023, "status": status, "edition": "internal"}
    carried = {
        "parameters": parameters,
        "inputs": inputs,
        "versions": versions(),
        "synthetic": synthetic,
        "standard": {},
    }
    return Shown((block,), record=carried)


def runner(raw, *parts, status="sơ bộ", synthetic=None):
    """What stands in for running a notebook on the data in `raw`: the parts shown, and the record."""

    def run(_report, _notebook, _parameters, output, **_manner):
        output.write_text("{}", encoding="utf-8")
        front = Shown((*made_up(synthetic), HEAD))
        return executed(front, *parts, "## Nguồn gốc số liệu", record(raw, status, synthetic))

    return run


def report(tmp_path, monkeypatch, *parts, status="sơ bộ", names=(REVIEW,), synthetic=None, formats=()):
    """Makes the reports with these parts shown, beside the page in these forms; returns their folder."""
    run = runner(tmp_path / "raw", *parts, status=status, synthetic=synthetic)
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(run))
    parameters = Parameters(unit=UNIT, year=2023, status=status, data_dir=str(tmp_path / "raw"))
    publish(parameters, list(names), tmp_path / "out", "xã Thử", formats=formats)
    return tmp_path / "out" / UNIT / "2023"


def written_once(folder):
    """`write_exports` for tests that make the same documents again and again: a form is written once, into `folder`, and copied."""
    made = {}

    def write(document, html, suffixes):
        key = repr(document), html.name, tuple(suffixes)
        if key not in made:
            place = folder / str(len(made))
            place.mkdir(parents=True)
            made[key] = write_exports(document, place / html.name, suffixes)
        files = [Path(shutil.copy(file, html.parent)) for file in made[key].files]
        return Exports(files, list(made[key].told))

    return write


def sentence(text, *figures):
    """A sentence that names figures."""
    return Shown((paragraph(text),), tuple(Figure(*figure) for figure in figures))
