"""A commune's figures from the reports made of it, where these are as they were made and of the data that are there."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from analysis.intake.files import InputFile, checksum
from analysis.intake.folder import locate
from analysis.intake.folder_names import WHOLE_TEXTS
from analysis.rollup.unit_year import COLUMNS, MONEY, Name, UnitYear, Values
from analysis.run_record import RunRecord, Source

REVIEW, EVALUATION = "household-review", "year-end-evaluation"
IN_REPORTS = "@reports/"  # how a file of the reports folder is named among the inputs: no unit's folder begins so
STARTS = {"households": "households_start", "poor": "poor_start", "near_poor": "near_poor_start"}


def unit_of_report(
    reports_dir: Path, data_dir: Path, unit: str, year: int, name: Name
) -> tuple[UnitYear | None, str, list[InputFile]]:
    """The unit, and the files read; None with the reason, blank where there is no report at all."""
    folder = reports_dir / unit / str(year)
    run = RunRecord.found(_read(folder / "run.json"))
    if REVIEW not in run.reports_as_they_stand:
        return None, "", []
    why = next(_unfit(folder, run, data_dir, unit, year), "")
    if why:
        return None, why, []
    review = run.reports[REVIEW]
    figures, alone = _figures(folder / "figures.csv"), not (data_dir / unit / str(year)).is_dir()
    if name.full == unit:  # nothing on file says what the unit is called but the report itself
        name = replace(name, full=review.unit_name or unit)
    made = UnitYear(
        name,
        "report",
        folder=unit,
        status=review.parameters.status or "",
        forms={form: _row(figures, REVIEW, form, codes) for form, codes in COLUMNS.items()},
        files=(f"reports/{unit}/{year}/figures.csv",),
        remarks=("không có số liệu gốc để đối chiếu",) if alone else (),
        synthetic=review.synthetic or "",
        **_evaluated(figures),
    )
    # run.json says whether the figures are to be used; it changes whenever the reports are made again with the same
    # ones
    file = "figures.csv"
    return made, "", [InputFile(f"{IN_REPORTS}{unit}/{year}/{file}", checksum(folder / file))]


def located(path: str, data_dir: Path, reports_dir: Path) -> Path:
    """Where an input of a roll-up lies."""
    return reports_dir / path.removeprefix(IN_REPORTS) if path.startswith(IN_REPORTS) else data_dir / path


def _unfit(folder: Path, run: RunRecord, data_dir: Path, unit: str, year: int) -> Iterator[str]:
    """Why the reports are not to be used: changed by hand, of older data, or not all that the data allow."""
    own = data_dir / unit / str(year)
    try:
        if run.files["figures.csv"] != checksum(folder / "figures.csv"):
            yield "figures.csv của báo cáo đã bị sửa sau khi lập"
        for name in [name for name in (REVIEW, EVALUATION) if name in run.reports_as_they_stand]:
            inputs = _inputs(run, name)
            changed = [file.path for file in inputs if not _as_read(data_dir / file.path, str(file.sha256))]
            if changed and own.is_dir():
                yield f"báo cáo lập từ số liệu cũ hơn ({', '.join(changed)} đã đổi hoặc không còn)"
            read = {file.path for file in inputs}
            new = [file for file in _handed_in(own) if read and f"{unit}/{year}/{file}" not in read]
            if new:
                yield f"báo cáo lập trước khi có {', '.join(new)}"
    except (LookupError, OSError):
        yield "hồ sơ run.json của báo cáo không đọc được"
    if (
        EVALUATION not in run.reports_as_they_stand
        and (own / "plan.toml").is_file()
        and (own / "targets.csv").is_file()
    ):
        yield "báo cáo đánh giá cuối năm chưa lập"


def _inputs(run: RunRecord, name: str) -> list[Source]:
    """What a report read; raises LookupError where its record does not tell it whole."""
    inputs, stands = run.reports[name].inputs, run.reports_as_they_stand[name].get("inputs")
    if not isinstance(stands, list) or len(stands) != len(inputs) or not all(file.sha256 for file in inputs):
        raise LookupError(name)
    return inputs


def _handed_in(own: Path) -> list[str]:
    """The files of the year's folder that intake reads."""
    found = locate(own)
    tables = [path.name for path in found.tables.values()] + ([found.workbook.name] if found.workbook else [])
    return sorted({*tables, *(name for name in WHOLE_TEXTS if (own / name).is_file())})


def _as_read(path: Path, sha256: str) -> bool:
    try:
        return checksum(path) == sha256
    except OSError:
        return False


def _evaluated(figures: Mapping[tuple[str, ...], str]) -> dict:
    """What the evaluation says of the whole unit; nothing where there is none."""
    codes = (*STARTS.values(), "poor_end", "reduction_planned", "reduction_actual", "met")
    results = _row(figures, EVALUATION, "village_results", codes)
    if not results:
        return {}
    started, ended = results.get("poor_start") is not None, results.get("poor_end") is not None
    return {
        "before": {code: results.get(column) for code, column in STARTS.items()},
        # between two standards the evaluation subtracts nothing
        "comparable": not (started and ended and results.get("reduction_actual") is None),
        "target": {code: results.get(code) for code in ("reduction_planned", "reduction_actual", "met")},
        "money": _row(figures, EVALUATION, "programme", MONEY),
    }


def _row(figures: Mapping[tuple[str, ...], str], report: str, table: str, codes: tuple[str, ...]) -> Values:
    """The total of a table; a figure without a value is None, one that is not there is left out."""
    found = {code: figures[key] for code in codes if (key := (report, table, "total", code)) in figures}
    return {code: _number(value) for code, value in found.items()}


def _number(value: str) -> int | float | None:
    if not value:
        return None
    number = float(value)
    return int(number) if number.is_integer() and "." not in value else number


def _figures(path: Path) -> dict[tuple[str, ...], str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row[:4]): row[4] for row in csv.reader(file) if len(row) == 6}


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
