"""The review that a year starts from, as a year of its own: for what is made before anything of the year is handed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from analysis.findings import Finding, InputError, errors
from analysis.intake.asked_for import resolved
from analysis.intake.commune_levels import LEVELS, parted
from analysis.intake.on_file import has_review, reviews_on_file
from analysis.intake.origins import origin
from analysis.intake.plan import Unit
from analysis.intake.sheets import Sheet
from analysis.intake.start import FOLDER, begins_standard, has_start, start_paths
from analysis.intake.tables import Reading
from analysis.intake.units import read_units
from analysis.intake.year import open_year
from analysis.intake.year_data import YearData
from analysis.parameters import checked
from analysis.project import raw_dir
from analysis.standards import standard_for


def open_last_review(unit: str, year: int, data_dir: str | Path = "") -> YearData:
    """The review of `year` − 1 of what is `unit` in `year`: its own, or those of the old units, joined.

    In the first year of a standard with a review of its start it is that one, under the standard of `year`. Raises
    InputError with every error found, and for every file that lacks. A new unit needs no folder yet.
    """
    if begins_standard(year) and has_start(raw_dir(data_dir) / unit / str(year)):
        return _of_the_start(unit, year, data_dir)
    return _of_the_year_before(unit, year, data_dir)


def _of_the_year_before(unit: str, year: int, data_dir: str | Path) -> YearData:
    """The review of the end of `year` − 1, of the unit itself or of the old units, joined."""
    root, past = raw_dir(data_dir), year - 1
    units = read_units(root)
    before = origin(units, unit, past, year, lambda old, then: has_review(root, old, then))
    if before.merge is None:
        return open_year(unit, past, data_dir=str(data_dir), report="household-review")
    parameters = resolved(checked(unit=unit, year=past, data_dir=str(data_dir)), None)
    reading = Reading(root)
    on_file = reviews_on_file(reading, unit, year, units)
    found = [*reading.findings, *on_file.findings]
    stop = [*errors(found), *(_absent(path) for path in on_file.absent or ())]
    if stop:
        raise InputError(stop)
    name = before.merge.names.get(unit, "")
    level, rest = parted(name)
    return YearData(
        parameters=parameters,
        standard=standard_for(past),
        previous_standard=None,
        plan=None,
        unit=Unit(name=rest, level=level or LEVELS[0]) if rest else None,
        sheets=_both(on_file.previous.villages, on_file.previous.households),
        findings=tuple(found),
        inputs=(*reading.inputs, *on_file.inputs),
        synthetic=next(iter(on_file.synthetic.values()), None),
    )


def _of_the_start(unit: str, year: int, data_dir: str | Path) -> YearData:
    data = open_year(unit, year, data_dir=str(data_dir))
    prefix = f"{FOLDER}/"
    stop = [found for found in errors(data.findings) if found.file.startswith(prefix)]
    sheets = [data.sheets.get(name) for name in ("previous_villages", "previous_households")]
    stop += [
        _absent(path) for path, sheet in zip(start_paths(unit, year), sheets, strict=True) if sheet is None and not stop
    ]
    if stop:
        raise InputError(stop)
    return replace(
        data,
        parameters=data.parameters.model_copy(update={"year": year - 1}),
        sheets=dict(data.sheets) | _both(*sheets),
    )


def _both(villages: Sheet | None, households: Sheet | None) -> dict[str, Sheet]:
    # absent files were told before
    return {"villages": cast(Sheet, villages), "households": cast(Sheet, households)}


def _absent(path: str) -> Finding:
    return Finding("error", path, None, None, None, f"có tệp {path}, kết quả rà soát mà năm bắt đầu từ đó",
                   "đặt tệp vào đúng thư mục", "required_file")  # fmt: skip
