"""Folders from which files go on to others: reports, checked frames, data, a repository. Lists of people may lie in
none.

A folder of reports or of checked frames is known by what stands in it, for `--out` may have pointed anywhere: the
record of a run (`run.json`), the list of reports (`index.html` with its checksum), or years with such a record below
it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from analysis import project
from analysis.findings import ReportFailed

RECORD = "run.json"
# what only a run makes, also where its record is gone or an earlier version wrote none
MADE = ("*.executed.ipynb", "households.parquet", "villages.parquet")
YEAR = "[0-9][0-9][0-9][0-9]*"
OUR_PAGE = re.compile(rb"<!-- [0-9a-f]{64} -->\s*$")
ATTEMPTS = 5
TAIL = 200  # bytes at the end of a page: the line of its checksum


def refuse_place(path: Path, data_dir: Path) -> None:
    """Nothing, or ReportFailed for a path inside reports, checked frames, data or a folder under version control."""
    place = path.parent.resolve()
    inside = [
        *_of_reports(place),
        (data_dir.resolve(), "thư mục dữ liệu"),
        (project.ROOT.resolve(), "thư mục của dự án"),
    ]
    inside += [(parent, "kho mã nguồn (git)") for parent in (place, *place.parents) if (parent / ".git").exists()]
    for folder, words in inside:
        if place.is_relative_to(folder):
            raise ReportFailed(
                f"Không ghi danh sách có họ tên vào {words} {folder}: tệp ở đó có thể bị gửi hoặc công bố cùng các tệp khác. "
                "Chọn một thư mục chỉ mình bạn mở được, ví dụ ~/han-che/danh-sach.xlsx."
            )


def refuse_reports(path: Path) -> None:
    """Nothing, or ReportFailed for a file with the rows of households inside a folder of reports."""
    place = path.parent.resolve()
    for folder, words in _of_reports(place):
        if place.is_relative_to(folder):
            raise ReportFailed(
                f"Không ghi tệp có số liệu từng hộ vào {words} {folder}: thư mục này được gửi cho người khác. "
                "Chọn một thư mục khác, ngoài thư mục báo cáo."
            )


def _of_reports(place: Path) -> Iterator[tuple[Path, str]]:
    """The folders around the place that hold what a run made, and the project's own."""
    yield project.REPORTS.resolve(), "thư mục báo cáo"
    yield (project.RAW.parent / "processed").resolve(), "thư mục số liệu đã kiểm tra"
    for folder in (place, *place.parents):
        if _holds_runs(folder):
            yield folder, "thư mục báo cáo hoặc số liệu đã kiểm tra"


def _holds_runs(folder: Path) -> bool:
    """Whether the folder is of a year, of a unit with such years, or of such units."""
    of_year = any(map(_is_record, (*_found(folder, RECORD), *_found(folder, f"{YEAR}/{RECORD}"))))
    without_record = any(_found(folder, f"{below}{made}") for below in ("", f"{YEAR}/") for made in MADE)
    return (
        of_year
        or without_record
        or any(map(_is_of_its_unit, _found(folder, f"*/{YEAR}/{RECORD}")))
        or _is_list(folder / "index.html")
    )


def _found(folder: Path, pattern: str) -> list[Path]:
    """What the folder has of a pattern; looked for again where another program removes a folder meanwhile."""
    for _ in range(ATTEMPTS):
        with suppress(FileNotFoundError):
            return list(folder.glob(pattern))
    return list(folder.glob(pattern))


def _is_record(path: Path) -> bool:
    run = _read(path)
    return run is None or bool({"files", "reports"} & run.keys())


def _is_of_its_unit(path: Path) -> bool:
    """Whether a record stands in the folder of its unit: a year's folder that was copied makes no folder of units
    around it.
    """
    run = _read(path) or {}
    reports = run.get("reports")
    records = reports.values() if isinstance(reports, dict) else ()
    units = {str(record["parameters"]["unit"]) for record in records if _has_unit(record)}
    return _is_record(path) and (not units or path.parents[1].name in units)


def _has_unit(record: object) -> bool:
    return isinstance(record, dict) and isinstance(record.get("parameters"), dict) and "unit" in record["parameters"]


def _read(path: Path) -> dict | None:
    """The record; None for one that is damaged: of this name, in such a folder, it is one too."""
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return run if isinstance(run, dict) else {}


def _is_list(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            return OUR_PAGE.search(file.read()) is not None
    except OSError:
        return False
