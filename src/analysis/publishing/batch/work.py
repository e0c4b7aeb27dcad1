"""What is done for one unit and year, on whatever machine: fetched, made, put back, noted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.publishing.batch.jobs import Asked, Job, Outcome, failed, make
from analysis.publishing.batch.place import sums
from analysis.publishing.batch.unchanged import UNITS, code, note, stands, units_of
from analysis.publishing.workplace import workplace

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
                told = _make(job, asked, data_dir)
            note(asked.out, job, task.rests_on)
            return Outcome(job, told=tuple(told))
    except Exception as error:
        return failed(job, error)
    return Outcome(job)


def _make(job: Job, asked: Asked, data_dir: Path) -> list[str]:
    if asked.out.local is not None:
        return make(job, asked, data_dir, asked.out.local)
    # what stands there comes along: the log of revisions goes on, what people laid there stays
    with asked.out.here(job.folder) as found, workplace() as out_dir:
        before = sums(found / job.folder)
        if (found / job.folder).is_dir():
            shutil.copytree(found / job.folder, out_dir / job.folder)
        told = make(job, asked, data_dir, out_dir)
        return [*told, *asked.out.take(out_dir / job.folder, job.folder, last="run.json", before=before)]
