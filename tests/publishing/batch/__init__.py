"""Work that the processes of a batch can be given in place of whole reports."""

import os
import signal
import time

from analysis.publishing.batch import Outcome


def work(job, asked):
    """Fails, is killed or leaves a record, by the unit's name."""
    if job.unit == "bi-giet":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.unit == "co-loi":
        return Outcome(job, "thiếu villages.csv")
    time.sleep(0.05)
    made(job, asked)
    return Outcome(job)


def made(job, asked, text="{}"):
    """The record of a report as a run leaves it."""
    folder = asked.out_dir / job.unit / str(job.year)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run.json").write_text(text, encoding="utf-8")
