"""reports/index.html: every report made, by unit and year."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from analysis.presentation.display import render
from analysis.publishing.page import stylesheet
from analysis.publishing.reports import REPORTS


def write_index(out_dir: Path) -> Path:
    """The list, made anew from the run.json files found; replaced in one step."""
    years = sorted(out_dir.glob("*/*/run.json"), key=lambda path: (path.parts[-3], path.parts[-2]))
    html = render("index.html", style=stylesheet(), years=[_year(path) for path in years])
    path, new = out_dir / "index.html", out_dir / ".index.html.new"
    new.write_text(html, encoding="utf-8")
    new.replace(path)
    return path


def _year(path: Path) -> dict:
    unit, year = path.parts[-3], path.parts[-2]
    run = json.loads(path.read_text(encoding="utf-8"))
    reports = [
        {
            "href": f"{unit}/{year}/{report.name}.html",
            "title": report.title,
            "status": run["reports"][report.name]["parameters"]["status"],
            "made": f"{datetime.fromisoformat(run['reports'][report.name]['finished']):%d/%m/%Y %H:%M}",
        }
        for report in REPORTS.values()
        if report.name in run["reports"]
    ]
    files = [{"href": f"{unit}/{year}/{name}", "name": name} for name in ("figures.csv", "run.json")]
    return {"unit": unit, "year": year, "synthetic": bool(run.get("synthetic")), "reports": reports, "files": files}
