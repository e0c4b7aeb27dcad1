"""The time of a report against what a person would type: papermill and nbconvert on the same notebooks, page alone.

Processor seconds are those of all processes that the command started; every side runs in turn.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from analysis.project import NOTEBOOKS, RAW
from analysis.publishing.reports import REPORTS

BIN = Path(sys.executable).parent
UNIT, YEAR = "kim-tan", "2023"
WHOLE_YEARS = (
    "2023,2024"  # of the demo: those of all notebooks, as the peer runs them; its first year has a review alone
)
PEER = (
    "papermill NOTEBOOK.ipynb OUT.ipynb -p unit kim-tan -p year 2023",
    "jupyter nbconvert --to html --no-input OUT.ipynb",
)
HERE = Path(__file__).parent
BARE, WARM = "cells and pages in one process", "the same report, warm"


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of the processors."""

    wall: float
    processor: float


def cost_of(run: Callable[[], object]) -> Cost:
    """What a call costs, with all the processes that it starts and waits for."""
    used, began = _used(), time.perf_counter()
    run()
    return Cost(time.perf_counter() - began, _used() - used)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def quietly(*command: object, **options: object) -> None:
    """Runs a command whose words nobody reads; raises where it fails."""
    subprocess.run(list(map(str, command)), check=True, capture_output=True, **options)


def peer(folder: Path) -> None:
    """The same notebooks by hand: papermill, then nbconvert, one after the other."""
    for report in REPORTS.values():
        out = folder / report.notebook
        quietly(BIN / "papermill", NOTEBOOKS / report.notebook, out, "-p", "unit", UNIT, "-p", "year", YEAR)
        quietly(BIN / "jupyter", "nbconvert", "--to", "html", "--no-input", out)


def ours(folder: Path, formats: str) -> None:
    """The command of the README."""
    quietly(BIN / "giamngheo", "report", "--unit", UNIT, "--year", YEAR, "--formats", formats, "--out", folder)


def one_more(script: str, *arguments: object) -> Cost:
    """What a round costs a process that has made one already: of four rounds without the first, a third."""
    first, four = (cost_of(lambda n=n: quietly(sys.executable, HERE / script, n, *arguments)) for n in (1, 4))
    return Cost((four.wall - first.wall) / 3, (four.processor - first.processor) / 3)


def batch(data: Path, folder: Path, formats: str, workers: int) -> None:
    """Every unit and year of a folder of data."""
    quietly(
        BIN / "giamngheo",
        "batch",
        "--data",
        data,
        "--out",
        folder,
        "--formats",
        formats,
        "--workers",
        workers,
        "--years",
        WHOLE_YEARS,
        "--force",
    )


def compare(times: int, communes: int) -> Table:
    """Medians of so many runs of each side in turn, with the ratio to the peer."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        data = root / "raw"
        quietly(BIN / "giamngheo", "demo", "--province", communes, "--data", data)
        done = communes * len(WHOLE_YEARS.split(","))
        sides: dict[str, Callable[[], Cost]] = {
            "papermill + nbconvert": lambda: cost_of(lambda: peer(root)),
            "report --formats html": lambda: cost_of(lambda: ours(root / "html", "html")),
            "report": lambda: cost_of(lambda: ours(root / "all", "html,docx,xlsx,pdf")),
            f"batch --formats html, {done} unit-years, a unit-year": lambda: _a_part(
                cost_of(lambda: batch(data, root / "batch", "html", 1)), done
            ),
            WARM: lambda: one_more("warm_reports.py", UNIT, YEAR),
            BARE: lambda: one_more("bare_cells.py"),
        }
        costs: dict[str, list[Cost]] = {name: [] for name in sides}
        for _ in range(times):
            for name, run in sides.items():
                costs[name].append(run())
    return _table(costs, times)


def _a_part(cost: Cost, parts: int) -> Cost:
    return Cost(cost.wall / parts, cost.processor / parts)


def _table(costs: dict[str, list[Cost]], times: int) -> Table:
    table = Table(
        "side", "wall s", "ratio", "processor s", "ratio", title=f"{UNIT} {YEAR}, medians of {times} runs in turn"
    )
    middle = {
        name: Cost(statistics.median(c.wall for c in runs), statistics.median(c.processor for c in runs))
        for name, runs in costs.items()
    }
    first = next(iter(middle.values()))
    for name, cost in middle.items():
        ratios = f"{cost.wall / first.wall:.2f}", f"{cost.processor / first.processor:.2f}"
        table.add_row(name, f"{cost.wall:.1f}", ratios[0], f"{cost.processor:.1f}", ratios[1])
    warm, bare = middle[WARM], middle[BARE]
    table.add_row(
        "warm ÷ cells and pages", "", f"{warm.wall / bare.wall:.2f}", "", f"{warm.processor / bare.processor:.2f}"
    )
    table.caption = "\n".join(PEER)
    return table


def main(times: int = 5, communes: int = 6) -> None:
    """Prints the table."""
    assert (RAW / UNIT).is_dir()
    Console(width=120).print(compare(times, communes))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
