"""Work that the processes of a batch can be given in place of whole reports."""

import os
import signal
import time

from analysis.publishing.batch import Outcome
from analysis.publishing.batch.unchanged import note


def work(task, asked):
    """Fails, is killed or leaves a record, by the unit's name."""
    job = task.job
    if job.unit == "bi-giet":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.unit == "mat-mot-lan" and not (mark := asked.out.local / "mark").exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if job.unit == "co-loi":
        return Outcome(job, "thiếu villages.csv")
    time.sleep(0.05)
    made(job, asked)
    note(asked.out, job, task.rests_on)
    with (asked.out.local / "made.txt").open("a", encoding="utf-8") as file:
        file.write(f"{job}\n")
    return Outcome(job)


def which_process(task, asked):
    """Tells the process that did it."""
    return Outcome(task.job, str(os.getpid()))


def at_once():
    """In place of the imports of a process that makes whole reports: this work needs none."""


def made(job, asked):
    """The record of a report as a run leaves it."""
    folder = asked.out.local / job.folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run.json").write_text("{}", encoding="utf-8")
