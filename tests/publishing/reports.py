"""Folders of reports made without a kernel: figures given, pages, record and note made as `giamngheo report` makes
them.
"""

from markupsafe import Markup

from analysis.document.figure import Figure
from analysis.document.head import Column
from analysis.document.shown import Shown
from analysis.intake.files import checksum
from analysis.parameters import Parameters
from analysis.presentation.provenance import versions
from analysis.presentation.table import table
from analysis.publishing import publish as publishing
from analysis.publishing.publish import publish
from publishing.pages import executed, html

REVIEW = "household-review"
UNIT = "thu-nghiem"


def shown(frame, name="T1", caption="Biểu thử"):
    """A table of whole numbers that carries its figures."""
    head = tuple(Column(code, f"Cột {code}") for code in frame.columns)
    return table(name, frame, head, caption)


def record(raw, status="sơ bộ", synthetic=None):
    """The provenance block of a run that read every file of `raw`."""
    inputs = [
        {"path": path.relative_to(raw).as_posix(), "sha256": checksum(path), "rows": None}
        for path in sorted(raw.rglob("*"))
        if path.is_file() and path.name != "synthetic"
    ]
    rows = "".join(f"<tr><td>{f['path']}</td><td></td><td>{f['sha256'][:16]}</td></tr>" for f in inputs)
    block = f'<section class="provenance"><table><tbody>{rows}</tbody></table></section>'
    parameters = {"unit": UNIT, "year": 2023, "status": status, "edition": "internal"}
    carried = {
        "parameters": parameters,
        "inputs": inputs,
        "versions": versions(),
        "synthetic": synthetic,
        "standard": {},
    }
    return Shown(Markup(block), record=carried)


def runner(raw, *parts, status="sơ bộ", synthetic=None):
    """What stands in for running a notebook on the data in `raw`: the parts shown, and the record."""
    bundles = [part._repr_mimebundle_() if isinstance(part, Shown) else part for part in parts]
    banner = f'<p class="banner">Số liệu mô phỏng. {synthetic}</p>' if synthetic else ""

    def run(_report, _notebook, _parameters, output, **_manner):
        output.write_text("{}", encoding="utf-8")
        provenance = record(raw, status, synthetic)._repr_mimebundle_()
        return executed(html(f"{banner}<h1>Thử</h1>"), *bundles, "## Nguồn gốc số liệu", provenance)

    return run


def report(tmp_path, monkeypatch, *parts, status="sơ bộ", names=(REVIEW,), synthetic=None):
    """Makes the reports with these parts shown; returns their folder."""
    run = runner(tmp_path / "raw", *parts, status=status, synthetic=synthetic)
    monkeypatch.setattr(publishing, "run_notebook", run)
    parameters = Parameters(unit=UNIT, year=2023, status=status, data_dir=str(tmp_path / "raw"))
    publish(parameters, list(names), tmp_path / "out", "xã Thử")
    return tmp_path / "out" / UNIT / "2023"


def sentence(text, *figures):
    """A sentence that names figures."""
    return Shown(Markup(f"<p>{text}</p>"), tuple(Figure(*figure) for figure in figures))
