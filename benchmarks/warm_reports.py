"""The reports of one unit and year, made so many times by one process, as a worker of `giamngheo batch` makes them.

`python benchmarks/warm_reports.py ROUNDS UNIT YEAR [DATA]`; one round costs the difference of two runs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from analysis.project import RAW
from analysis.publishing.batch import Asked, Job, Place
from analysis.publishing.batch.jobs import make
from analysis.publishing.batch.processes import ready


def main(rounds: int, unit: str, year: int, data: Path = RAW) -> None:
    """Makes them so often, each time in a folder of its own."""
    ready()
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as place:
            out = Path(place)
            make(Job(unit, year), Asked(Place.of(data), Place.of(out), ("html",)), data, out)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), *map(Path, sys.argv[4:]))
