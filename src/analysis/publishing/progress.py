"""How far a run is, with its rate and what remains; silent where nobody looks (no terminal)."""

from __future__ import annotations

import sys

from tqdm import tqdm

WIDTH = 32  # as wide as the longest title


def bar_options(title: str, unit: str, *, shown: bool = True) -> dict[str, object]:
    """What tqdm is told, by papermill too."""
    return {
        "desc": f"{title:<{WIDTH}}",
        "unit": unit,
        "file": sys.stderr,
        "dynamic_ncols": True,
        "mininterval": 0.5,
        # nothing is written to a file or to another program
        "disable": None if shown else True,
    }


def steps(title: str, unit: str, total: int, *, shown: bool = True) -> tqdm:
    """A bar of so many steps; a context."""
    return tqdm(total=total, **bar_options(title, unit, shown=shown))
