"""Real reports for the tests that look at them, made once for all workers of a run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from analysis.project import RAW
from analysis.publishing.command import make_reports
from analysis.publishing.reports import FORMS as EVERY_FORM
from ward import UNIT, ward_with_review

# beside the page, where the tests do not look at every form
FORMS: dict[str, Sequence[str]] = {"ia-pa": ()}


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
            make_reports(
                unit, int(year), only=None, edition="internal", status="", data_dir=data, out_dir=root / "reports",
                formats=FORMS.get(unit, EVERY_FORM),
            )  # fmt: skip
    return folder
