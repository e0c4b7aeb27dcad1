"""A year that was read and checked just now, handed to the notebooks of the same run: each would read it again.

What is handed over counts only while every file of the unit is as it was; else a notebook reads for itself, and the run
sees that it read something else.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.intake.unchanged import changed_while_read
from analysis.intake.year_data import YearData
from analysis.parameters import Parameters
from analysis.project import raw_dir

VARIABLE = "GIAMNGHEO_YEAR_READ"  # the file that processes started meanwhile take the year from
NAME = "year-read.pickle"
FRAMES = (
    "villages", "households", "previous_villages", "previous_households", "old_villages", "old_households", "targets", "target_counts",
    "objectives", "programme", "recognitions", "earlier_households", "earlier_villages",
)  # fmt: skip
State = list[tuple[str, int, int]]


@contextmanager
def handed_over(data: YearData, place: Path, *, sound: bool = False) -> Iterator[None]:
    """While it lasts, `open_year` in processes started from this one finds the year in `place`, a folder of this user
    alone.

    A year that schemas refuse is not handed over: what opens it tells so itself. `sound`: the schemas were asked.
    """
    # pandera: only where something computes
    from analysis.intake.schemas import guarded

    if not sound and guarded(data):
        yield
        return
    for name in FRAMES:
        getattr(data, name)  # made once, here
    file = place / NAME
    file.write_bytes(pickle.dumps((_state(data), data), pickle.HIGHEST_PROTOCOL))
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(file)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
        file.unlink(missing_ok=True)


def year_handed_over(parameters: Parameters) -> YearData | None:
    """The year as read and found fit by the run that this process is part of; None where there is none of these
    parameters, or a file has changed, come or gone since.
    """
    file = Path(os.environ.get(VARIABLE, ""))
    if not file.is_file():
        return None
    state, data = pickle.loads(file.read_bytes())
    if data.parameters != parameters or state != _state(data):
        return None
    return None if changed_while_read(raw_dir(parameters.data_dir), data.inputs) else data


def _state(data: YearData) -> State:
    """Every file and folder of the units that the year was read from, and what lies beside them: size and time."""
    data_dir = raw_dir(data.parameters.data_dir)
    units = {data.parameters.unit, *(file.path.split("/")[0] for file in data.inputs)}
    paths = [*data_dir.iterdir(), *(path for unit in units for path in (data_dir / unit).rglob("*"))]
    return sorted((str(path), *_size_and_time(path)) for path in paths)


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:  # a link to nowhere, a file just taken away
        return -1, -1
    return (0, 0) if path.is_dir() else (found.st_size, found.st_mtime_ns)
