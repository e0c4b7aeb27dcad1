"""Speed as ratios within one run: `make benchmark`. The seconds depend on the machine, the ratios much less; never a
test.

Each side runs in turn, several times, and medians are compared, so that another program's load falls on both.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table
from synthetic import YEAR, write_unit

from analysis.intake import open_year
from analysis.review import (
    causes,
    deprivation_counts,
    ethnic_groups,
    near_poor_movements,
    poor_movements,
    poverty_index,
    summary_of_classes,
    target_groups,
)
from analysis.review.poverty_index import counting_measures

COMMUNE, PROVINCE = 1_647, 400_000
GIAMNGHEO = Path(sys.executable).with_name("giamngheo")
REDUCERS: dict[str, Callable] = {
    "T1": summary_of_classes,
    "T2": poor_movements,
    "T3": near_poor_movements,
    "T4": lambda h, v: deprivation_counts(h, v, "poor"),
    "T8": lambda h, v: target_groups(h, v, "poor"),
    "T9": lambda h, v: ethnic_groups(h, v, "poor"),
    "T10": lambda h, v: causes(h, v, "poor"),
    "poverty_index": poverty_index,
    "counting_measures": lambda h, v: counting_measures(h, v, k=3, measure="persons"),
}
READ = {
    "pandas": "import sys, pandas; [pandas.read_csv(path) for path in sys.argv[1:]]",
    "polars": "import sys, polars; [polars.read_csv(path) for path in sys.argv[1:]]",
}


def medians(sides: dict[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Median seconds of each side, run in turn so many times after one run that warms the caches."""
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(times + 1):
        for name, run in sides.items():
            start = time.perf_counter()
            run()
            if turn:
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def check_against_reading(unit: Path, engine: str, times: int) -> dict[str, tuple[float, float]]:
    """Median seconds, by the clock and of the processor, of `giamngheo check` and of a bare import-and-read of the same
    files, each a process of its own.
    """
    files = sorted(map(str, unit.rglob("*.csv")))
    check = [GIAMNGHEO, "check", "--unit", unit.name, "--year", str(YEAR), "--data", unit.parent, "--format", "json"]
    processor: dict[str, list[float]] = {"check": [], engine: []}

    def run(side: str, command: list) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor[side].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    sides = {"check": check, engine: [sys.executable, "-c", READ[engine], *files]}
    clock = medians({side: partial(run, side, command) for side, command in sides.items()}, times)
    # the first run warms the caches
    return {side: (seconds, statistics.median(processor[side][1:])) for side, seconds in clock.items()}


def reducers(unit: Path, times: int) -> dict[str, dict[str, float]]:
    """Seconds of each reducer by engine, on the households of the unit in memory."""
    data = open_year(unit.name, YEAR, data_dir=str(unit.parent))
    eager = pl.from_pandas(data.households)
    connection = duckdb.connect()
    engines = {
        "pandas": data.households,
        "polars": eager,
        "polars lazy": eager.lazy(),
        "duckdb": connection.from_arrow(eager.to_arrow()),
    }
    return {
        name: medians({engine: lambda h=h, f=f: f(h, data.villages) for engine, h in engines.items()}, times)
        for name, f in REDUCERS.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=PROVINCE, help="reviewed households of the province")
    parser.add_argument("--times", type=int, default=7, help="runs of each side")
    options = parser.parse_args()
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as folder:
        commune = write_unit(Path(folder) / "commune", COMMUNE)
        province = write_unit(Path(folder) / "province", options.households)
        table = Table(
            *("households", "side", "seconds", "ratio", "processor seconds", "ratio"),
            title="giamngheo check against a bare read of the same files",
        )
        for households, unit, engine, times in (
            (COMMUNE, commune, "pandas", 2 * options.times),
            (options.households, province, "polars", options.times),
        ):
            seconds = check_against_reading(unit, engine, times)
            for side, values in seconds.items():
                pairs = zip(values, seconds[engine], strict=True)
                cells = [cell for value, bare in pairs for cell in (f"{value:.2f}", f"{value / bare:.2f}")]
                table.add_row(f"{households:,}", side, *cells)
        console.print(table)
        engines = ("pandas", "polars", "polars lazy", "duckdb")
        table = Table(
            "reducer", *engines, title=f"reducers on {options.households:,} households, seconds (ratio to pandas)"
        )
        for name, seconds in reducers(province, options.times).items():
            cells = [f"{seconds[engine]:.3f} ({seconds[engine] / seconds['pandas']:.2f})" for engine in engines]
            table.add_row(name, *cells)
        console.print(table)


if __name__ == "__main__":
    main()
