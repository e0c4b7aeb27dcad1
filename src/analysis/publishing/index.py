"""reports/index.html: every report made, by unit and year."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from filelock import FileLock

from analysis.presentation.display import render
from analysis.publishing.errors import PublishingError
from analysis.publishing.page import stylesheet
from analysis.publishing.record import read_run
from analysis.publishing.reports import BY_NAME

FORMS = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}


def write_index(out_dir: Path) -> Path:
    """The list, made anew from the run.json files found; replaced in one step."""
    path, new = out_dir / "index.html", out_dir / f".index.{os.getpid()}.new"
    # runs of several units end at the same time: the last one to write must have seen them all
    with FileLock(out_dir / ".index.lock", timeout=60):
        years = sorted(out_dir.glob("*/[0-9]*/run.json"), key=lambda found: (found.parts[-3], found.parts[-2]))
        html = render("index.html", style=stylesheet(), years=list(filter(None, map(_year, years))))
        new.write_text(html, encoding="utf-8")
        new.replace(path)
    return path


def _year(path: Path) -> dict | None:
    unit, year = path.parts[-3], path.parts[-2]
    try:
        run = read_run(path)
    except PublishingError:
        return None  # the list must not fail for one bad neighbour
    folder = f"{quote(unit)}/{quote(year)}"
    reports = [
        {
            "href": f"{folder}/{report.name}.html",
            "title": report.title,
            "forms": [
                {"href": f"{folder}/{report.name}.{suffix}", "name": words}
                for suffix, words in FORMS.items()
                if (path.parent / f"{report.name}.{suffix}").is_file()
            ],
            "status": run["reports"][report.name]["parameters"]["status"],
            "made": f"{datetime.fromisoformat(run['reports'][report.name]['finished']):%d/%m/%Y %H:%M}",
        }
        for report in BY_NAME.values()
        if report.name in run["reports"]
    ]
    names = [name for name in ("figures.csv", "run.json") if (path.parent / name).is_file()]
    files = [{"href": f"{folder}/{name}", "name": name} for name in names]
    when = f"6 tháng đầu năm {half[0]}" if (half := year.split("-H1"))[1:] else f"năm {year}"
    return {"unit": unit, "when": when, "synthetic": bool(run.get("synthetic")), "reports": reports, "files": files}
