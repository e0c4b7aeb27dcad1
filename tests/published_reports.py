"""Real reports for the tests that look at them, made once for all workers of a run."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock

from analysis.project import RAW
from analysis.publishing.command import make_reports
from analysis.publishing.reports import FORMS as EVERY_FORM
from ward import UNIT, ward_with_review

# beside the page, of which reports the tests look at one form alone
FORMS = {("kim-tan", "2024"): ("pdf",), ("kim-tan", "2024-H1"): ("pdf",), ("ia-pa", "2025"): ()}


def published(root: Path, unit: str, period: str) -> Path:
    """The folder of a unit's reports (`period`: `2023`, `2024-H1`) under `root`; made where nobody has made it yet."""
    folder = root / "reports" / unit / period
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / f"{unit}-{period}.lock"):
        if not (folder / "run.json").is_file():
            data = RAW
            if unit == UNIT:
                data = root / "raw"
                ward_with_review(data)
            year, half = period[:4], period if "-" in period else ""
            make_reports(
                unit, int(year), only=None, edition="internal", status="", data_dir=data, out_dir=root / "reports", period=half,
                formats=FORMS.get((unit, period), EVERY_FORM),
            )  # fmt: skip
    return folder
