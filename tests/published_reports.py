"""Real reports for the tests that look at them, made once for all workers of a run."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock

from analysis.project import RAW
from analysis.publishing.command import make_reports
from analysis.publishing.reports import FORMS as EVERY_FORM
from ward import UNIT, ward_with_review

WEIGHT = 400_000  # bytes: the most that a page may have
# the reports of which tests look at every form; of the others they look at the pages
OF_EVERY_FORM = (("kim-tan", "2023"), ("kim-tan", "2024"), (UNIT, "2026"))


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
            make_reports(
                unit, int(year), only=None, edition="internal", status="", data_dir=data, out_dir=root / "reports",
                formats=EVERY_FORM if (unit, year) in OF_EVERY_FORM else (),
            )  # fmt: skip
    return folder
