"""Whether the reports of a unit and year would come out as they stand: the hash of all they rest on, kept beside them.

`.batch/UNIT/YEAR.json` in the folder of reports, written by whoever made them and when they stood: the hash, and the
checksum of their record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analysis.intake.files import checksum
from analysis.project import NOTEBOOKS, ROOT
from analysis.publishing.batch.jobs import Asked, Job
from analysis.publishing.batch.place import Place

LOCKS = ("requirements.lock", "pyproject.toml")
UNITS = "units.toml"


def stands(out: Place, job: Job, rests_on: str) -> bool:
    """Whether the reports there were made from just this, and their record is as it was then."""
    run = out.sha256(f"{job.folder}/run.json")
    return bool(run) and _note(out, job) == {"rests_on": rests_on, "run": run}


def note(out: Place, job: Job, rests_on: str) -> None:
    """Notes what reports just made rest on."""
    text = json.dumps({"rests_on": rests_on, "run": out.sha256(f"{job.folder}/run.json")})
    out.put_text(_name(job), text)


def rests_on(job: Job, asked: Asked) -> str:
    """The hash of everything that the reports of a unit and year rest on: data, parameters, code, notebooks,
    libraries.
    """
    # all years up to this one: the plan starts from the year before, series from the first
    names = [
        name for unit in units_of(job.unit, asked.data) for name in asked.data.names(unit) if _until(name, job.year)
    ]
    return _hash(
        [
            code(),
            repr((job.unit, job.year, asked.formats, asked.edition)),
            *(f"{name} {asked.data.sha256(name)}" for name in (*names, UNITS)),
        ]
    )


def units_of(unit: str, data: Place) -> list[str]:
    """The unit, and those that became part of it: their years are the beginning of its series."""
    from analysis.findings import InputError
    from analysis.intake.units import read_units

    found = {unit}
    try:
        with data.here(UNITS) as folder:
            merges = read_units(folder).merge
    except InputError:  # told when the unit is made
        return [unit]
    while more := {old for merge in merges if merge.into in found for old in merge.units} - found:
        found |= more
    return sorted(found)


@cache
def code() -> str:
    """The hash of the code, the notebooks and the pinned libraries."""
    package = Path(__file__).parents[2]
    files = [path for path in sorted(package.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    files += [*sorted(NOTEBOOKS.glob("*.ipynb")), *(ROOT / name for name in LOCKS if (ROOT / name).is_file())]
    return _hash(checksum(path) for path in files)


def _until(name: str, year: int) -> bool:
    part = name.split("/")[1]
    return not (part.isdigit() and int(part) > year)


def _name(job: Job) -> str:
    return f".batch/{job.folder}.json"


def _note(out: Place, job: Job) -> object:
    try:
        return json.loads(out.text(_name(job)))
    except ValueError:
        return None


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
