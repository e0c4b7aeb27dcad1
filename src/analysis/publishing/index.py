"""reports/index.html: every unit's years with their key figures, status, documents and workings."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from analysis.document.style import page_style
from analysis.publishing.errors import PublishingError
from analysis.publishing.index_figures import KeyFigures, key_figures, series
from analysis.publishing.policy import policy
from analysis.publishing.record import read_run
from analysis.publishing.rendered import render
from analysis.publishing.reports import BY_NAME, FORMS
from analysis.run_record import ReportRecord, RunRecord

EDITIONS = {"internal": "bản nội bộ", "public": "bản công khai"}
FORM_NAMES = dict(zip(FORMS, ("Word", "Excel", "PDF"), strict=True))
# what the name of a unit carries whose households are made
SYNTHETIC = " (số liệu mô phỏng)"
FILES = {"figures.csv": "bảng số liệu", "run.json": "hồ sơ lần lập", "revisions.csv": "các lần sửa đổi"}


def index_page(out_dir: Path) -> str:
    """The list as the folders found give it."""
    folders = sorted((found.parent for found in out_dir.glob("*/[0-9]*/run.json")), key=lambda f: f.parts[-2:])
    years = list(filter(None, map(_year, folders)))
    units = [_unit(list(part)) for _, part in groupby(years, key=lambda year: year["folder_unit"])]
    return render(
        "index.html",
        style=page_style(),
        policy=policy(),
        units=units,
        marker=SYNTHETIC,
        method=(out_dir / "method.html").is_file(),
    )


def _unit(years: list[dict]) -> dict:
    """A unit with its years, the newest first, and the small series of its poverty rate."""
    rates = {year["year"]: year["key"].rate for year in years if year["year"].isdigit()}
    names = [year["name"] for year in years if year["name"]]
    return {
        "name": names[-1] if names else years[0]["folder_unit"],
        "synthetic": any(year["synthetic"] for year in years),
        "series": series(rates),
        "years": years[::-1],
    }


def _year(folder: Path) -> dict | None:
    try:
        return _listed(folder, read_run(folder / "run.json"))
    except (PublishingError, OSError, ArithmeticError, LookupError, TypeError, ValueError):
        return None  # the list must not fail for one bad neighbour, in whatever way its record is no record


def _listed(folder: Path, run: RunRecord) -> dict:
    unit, year = folder.parts[-2:]
    place, reports = f"{quote(unit)}/{quote(year)}", run.reports
    if strange := run.reports_as_they_stand.keys() - reports.keys():
        raise ValueError(strange)
    listed = [_report(folder, place, name, reports[name]) for name in BY_NAME if name in reports]
    return {
        "folder_unit": unit,
        "name": next((record.unit_name for record in reports.values() if record.unit_name), ""),
        "year": year,
        "when": _when(year),
        "synthetic": bool(run.synthetic),
        "status": next((report["status"] for report in listed), ""),
        "edition": ", ".join(dict.fromkeys(report["edition"] for report in listed if report["edition"])),
        "made": max((report["made"] for report in listed), key=_moment, default=""),
        "key": _key(folder),
        "documents": [report for report in listed if not report["workings"]],
        "workings": [report for report in listed if report["workings"]],
        "files": [
            {"href": f"{place}/{name}", "name": words} for name, words in FILES.items() if (folder / name).is_file()
        ],
    }


def _when(folder: str) -> str:
    """`Năm 2023`, `6 tháng đầu năm 2024`, `Năm 2023, bản công khai`."""
    year, _, what = folder.partition("-")
    return {"H1": f"6 tháng đầu năm {year}", "public": f"Năm {year}, bản công khai"}.get(what, f"Năm {year}")


def _key(folder: Path) -> KeyFigures:
    try:
        return key_figures(folder / "figures.csv")
    except PublishingError:
        return KeyFigures()


def _report(folder: Path, place: str, name: str, record: ReportRecord) -> dict:
    report = BY_NAME[name]
    forms = [
        {"href": f"{place}/{name}.{suffix}", "name": words}
        for suffix, words in FORM_NAMES.items()
        if (folder / f"{name}.{suffix}").is_file()
    ]
    if record.parameters.status is None:
        raise ValueError(name)
    made = f"{datetime.fromisoformat(record.finished):%d/%m/%Y %H:%M}"
    return {"href": f"{place}/{name}.html", "title": report.title, "forms": forms, "workings": report.workings,
            "status": record.parameters.status, "edition": EDITIONS.get(record.parameters.edition, ""),
            "made": made}  # fmt: skip


def _moment(made: str) -> datetime:
    return datetime.strptime(made, "%d/%m/%Y %H:%M")
