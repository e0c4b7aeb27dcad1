"""Whether the reports of a unit and year would come out as they stand: the hash of all they rest on, kept beside them.

`batch.jsonl` in the folder of reports has a line for every unit and year made: what it rested on, and the checksum of
its record. The last line of each counts; a line cut off by a power cut counts for nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from analysis.intake.files import checksum
from analysis.project import NOTEBOOKS, ROOT
from analysis.publishing.batch.jobs import Asked, Job
from analysis.publishing.made import sum_of

FILE = "batch.jsonl"
LOCKS = ("requirements.lock", "pyproject.toml")


@dataclass(frozen=True)
class Made:
    """A line: the unit and year, the hash of what they rest on, the checksum of the record then written."""

    unit: str
    year: int
    rests_on: str
    run: str


class Ledger:
    """What was made in a folder of reports, and from what."""

    def __init__(self, out_dir: Path):
        self.out_dir, self.path = out_dir, out_dir / FILE
        self.lines = {Job(line.unit, line.year): line for line in _lines(self.path)}

    def stands(self, job: Job, rests_on: str) -> bool:
        """Whether the reports there were made from just this, and their record is as it was then."""
        line = self.lines.get(job)
        return line is not None and line.rests_on == rests_on and line.run == self._run(job)

    def add(self, job: Job, rests_on: str) -> None:
        """Adds a line for reports just made."""
        line = Made(job.unit, job.year, rests_on, self._run(job) or "")
        self.lines[job] = line
        with self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(dict(zip(("unit", "year", "rests_on", "run"), astuple(line), strict=True))) + "\n")

    def _run(self, job: Job) -> str | None:
        return sum_of(self.out_dir / job.unit / str(job.year) / "run.json")


def rests_on(job: Job, asked: Asked) -> str:
    """The hash of everything that the reports of a unit and year rest on: data, parameters, code, notebooks, libraries."""
    parts = [_code(), repr((job, asked.formats, asked.edition))]
    # all years up to this one: the plan starts from the year before, series from the first
    for unit in sorted(_units(job.unit, asked.data_dir)):
        folder = asked.data_dir / unit
        parts += (f"{path.relative_to(asked.data_dir)} {checksum(path)}" for path in _data_files(folder, job.year))
    shared = asked.data_dir / "units.toml"
    parts += [checksum(shared)] if shared.is_file() else []
    return _hash(parts)


def _data_files(unit: Path, year: int) -> Iterator[Path]:
    for path in sorted(unit.rglob("*")):
        of_year = path.relative_to(unit).parts[0]
        if path.is_file() and not (of_year.isdigit() and int(of_year) > year):
            yield path


def _units(unit: str, data_dir: Path) -> set[str]:
    """The unit, and those that became part of it: their years are the beginning of its series."""
    from analysis.findings import InputError
    from analysis.intake.units import read_units

    found = {unit}
    try:
        merges = read_units(data_dir).merge
    except InputError:  # told when the unit is made
        return found
    while more := {old for merge in merges if merge.into in found for old in merge.units} - found:
        found |= more
    return found


@cache
def _code() -> str:
    package = Path(__file__).parents[2]
    files = [path for path in sorted(package.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    files += [*sorted(NOTEBOOKS.glob("*.ipynb")), *(ROOT / name for name in LOCKS if (ROOT / name).is_file())]
    return _hash(checksum(path) for path in files)


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _lines(path: Path) -> Iterator[Made]:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        try:
            yield Made(**json.loads(line))
        except (ValueError, TypeError):
            continue
