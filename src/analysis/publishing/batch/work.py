"""What is done for one unit and year, on whatever machine: fetched, made, put back, noted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.publishing.batch.jobs import Asked, Job, Outcome, failed, make
from analysis.publishing.batch.unchanged import UNITS, code, note, stands, units_of

OTHER_CODE = "máy này có mã nguồn, sổ tay hoặc thư viện khác với máy giao việc: cài cùng một phiên bản rồi chạy lại"


@dataclass(frozen=True)
class Task:
    """A job, what its reports will rest on, and the code that shall make them."""

    job: Job
    rests_on: str
    code: str


Work = Callable[[Task, Asked], Outcome]


def do(task: Task, asked: Asked) -> Outcome:
    """The job done; whatever goes wrong is told, nothing is raised.

    Nothing is done again that stands already: another machine may have done it and then been lost.
    """
    job = task.job
    try:
        if task.code != code():
            return Outcome(job, OTHER_CODE)
        if asked.force or not stands(asked.out, job, task.rests_on):
            with asked.data.here(UNITS, *units_of(job.unit, asked.data)) as data_dir:
                _make(job, asked, data_dir)
            note(asked.out, job, task.rests_on)
    except Exception as error:
        return failed(job, error)
    return Outcome(job)


def _make(job: Job, asked: Asked, data_dir: Path) -> None:
    if asked.out.local is not None:
        make(job, asked, data_dir, asked.out.local)
        return
    # what stands there comes along: the log of revisions goes on, what people laid there stays
    with asked.out.here(job.folder) as before, TemporaryDirectory(prefix="giamngheo-out-") as place:
        out_dir = Path(place)
        if (before / job.folder).is_dir():
            shutil.copytree(before / job.folder, out_dir / job.folder)
        make(job, asked, data_dir, out_dir)
        asked.out.take(out_dir / job.folder, job.folder, last="run.json")
