"""What public editions withhold, chosen once for all workers of a run: the choice takes seconds."""

from __future__ import annotations

import pickle
from pathlib import Path

from filelock import FileLock

# SciPy's optimisers: only for the tests that ask
from analysis.disclosure.edition import Disclosure, disclosure
from analysis.intake import open_year
from factories import small_unit

SMALL = "thu-nghiem"  # the sound small unit; any other is a demo unit


def edition(root: Path, unit: str, year: int) -> Disclosure:
    """What the public edition of a unit's year withholds; every choice of it is made."""
    file = root / f"{unit}-{year}.pickle"
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock")):
        if not file.is_file():
            data_dir = str(small_unit(root / "raw", year).parents[1]) if unit == SMALL else ""
            found = disclosure(open_year(unit, year, data_dir=data_dir))
            assert all(found.of(system) for system in ("start", "end", "moves"))
            file.write_bytes(pickle.dumps(found))
    return pickle.loads(file.read_bytes())
