"""Real reports for the tests that look at them, made once for all workers of a run."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import nbformat
from filelock import FileLock

from analysis.document.write import write_exports
from analysis.project import RAW
from analysis.publishing.command import make_reports
from analysis.publishing.composed import composed
from analysis.publishing.reports import FORMS as EVERY_FORM
from cells import without_kernels
from ward import UNIT, ward_with_review

WEIGHT = 400_000  # bytes: the most that a page may have
# made as a person makes them, with kernels; of all others, whose cells run in this process, tests look at the pages, and
# at forms that are written when asked for
OF_EVERY_FORM = ("kim-tan", "2023")


def heavy_pages(folder: Path) -> dict[str, int]:
    """The pages of a folder that have more, with their bytes."""
    weights = {page.name: page.stat().st_size for page in folder.glob("*.html")}
    return {name: weight for name, weight in weights.items() if weight >= WEIGHT}


def published(root: Path, unit: str, year: str) -> Path:
    """The folder of a unit's reports of a year under `root`; made where nobody has made it yet."""
    folder = root / "reports" / unit / year
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / f"{unit}-{year}.lock"):
        if not (folder / "run.json").is_file():
            data = RAW
            if unit == UNIT:
                data = root / "raw"
                ward_with_review(data)
            whole = (unit, year) == OF_EVERY_FORM
            with nullcontext() if whole else without_kernels():
                make_reports(
                    unit, int(year), only=None, edition="internal", status="", data_dir=data, out_dir=root / "reports",
                    formats=EVERY_FORM if whole else (),
                )  # fmt: skip
    return folder


def form(folder: Path, report: str, suffix: str) -> Path:
    """The Word, Excel or PDF file of a report made; written of what its notebook shows where the run wrote none.

    It is not there where this machine cannot make it.
    """
    path = folder / f"{report}.{suffix}"
    with FileLock(folder.parents[2] / f"{folder.parent.name}-{folder.name}-{path.name}.lock"):
        if not path.is_file():
            title = json.loads((folder / "run.json").read_text(encoding="utf-8"))["reports"][report]["title"]
            executed = nbformat.read(folder / f"{report}.executed.ipynb", as_version=4)
            write_exports(composed(executed, title).document, path.with_suffix(".html"), [suffix])
    return path
