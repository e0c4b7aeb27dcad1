"""Time and memory against size: households (a file of a nation), check (one unit's files), villages (one unit's
reports), units (a batch).

`python benchmarks/growth.py households|check|villages|search SIZE…` measures, `… units memory.csv` takes what
`benchmarks/memory.py` recorded; each adds its rows to `docs/growth.csv`. `… chart` draws `docs/images/growth.svg` of
them and prints the table of `docs/performance.md`.
"""

from __future__ import annotations

import csv
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
RECORD, CHART = ROOT / "docs" / "growth.csv", ROOT / "docs" / "images" / "growth.svg"
BIN = Path(sys.executable).parent
MARKS = (1, 2, 5, 10, 20, 50, 100, 200)  # units and years of a batch that are told


class Row(NamedTuple):
    """What one run of one size cost: seconds by the clock and of all processors, the most memory of a process (of
    `units`: of all processes together).
    """

    what: str
    size: int
    side: str
    wall: float
    processor: float
    megabytes: float


def run(what: str, size: int, side: str, *command: object) -> Row:
    """A command as a row: what it and all that it waits for cost."""
    code = (
        "import json, resource, subprocess, sys, time; began = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([time.perf_counter() - began, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024]))"
    )
    told = subprocess.run([sys.executable, "-c", code, *map(str, command)], check=True, capture_output=True, text=True)
    return Row(what, size, side, *json.loads(told.stdout))


def households(size: int) -> Iterator[Row]:
    """T1–T13 and the index of so many households in Parquet, by the reducers and by Polars written by hand."""
    from national import write_nation

    with tempfile.TemporaryDirectory() as place:
        write_nation(Path(place) / "nation", size).to_parquet(Path(place) / "villages.parquet", index=False)
        for side in ("polars by hand", "reducers"):
            done = subprocess.run(
                [sys.executable, HERE / "national.py", "--side", side, place], check=True, capture_output=True
            )
            cost = json.loads(done.stdout)
            yield Row("households", size, side, cost["wall"], cost["processor"], cost["gigabytes"] * 1024)


def check(size: int) -> Iterator[Row]:
    """`giamngheo check` of a unit of so many reviewed households in CSV, and Polars reading the same files."""
    from run import READ
    from synthetic import YEAR, write_unit

    with tempfile.TemporaryDirectory() as place:
        unit = write_unit(Path(place), size)
        yield run("check", size, "polars reads", sys.executable, "-c", READ["polars"], *sorted(unit.rglob("*.csv")))
        yield run(
            *("check", size, "check", BIN / "giamngheo", "check", "--unit", unit.name),
            *("--year", YEAR, "--data", place, "--format", "json"),
        )


def villages(size: int) -> Iterator[Row]:
    """All reports of a unit of so many villages in HTML, without prices of supports: what is sought among packages has
    its own line.
    """
    with tempfile.TemporaryDirectory() as place:
        unit, year = write_villages(Path(place), size, prices=False)
        yield run(
            *("villages", size, "report", BIN / "giamngheo", "report", "--unit", unit, "--year", year),
            *("--data", place, "--out", Path(place) / "reports", "--formats", "html"),
        )


def search(size: int) -> Iterator[Row]:
    """The allocation, and the search for packages, of a unit of so many villages."""
    from analysis import planning
    from analysis.intake import open_year

    with tempfile.TemporaryDirectory() as place:
        unit, year = write_villages(Path(place), size, prices=True)
        data = open_year(unit, year, data_dir=place, report="plan-workings")
    lists = data.previous_households, data.previous_villages
    found, cost = _timed(lambda: planning.plan_targets(*lists, data.target_counts, data.plan.target))
    yield Row("villages", size, "allocation", *cost)
    supports = planning.named(planning.catalogue(data.year_of_start), data.programme)
    poor_from = data.previous_standard.poor_from_deprivations
    _, cost = _timed(lambda: planning.search_packages(*lists, found.table, data.support, supports, poor_from))
    yield Row("villages", size, "package search", *cost)


def write_villages(data_dir: Path, size: int, *, prices: bool) -> tuple[str, int]:
    """A unit of so many villages, a multiple of five, copies of Kim Tân's; with its budget and limits as many times."""
    from synthetic import SOURCE, YEAR, write_unit

    source, copies = SOURCE / str(YEAR), max(1, size // 5)
    rows = sum(1 for _ in (source / "households.csv").open(encoding="utf-8")) - 1
    unit = write_unit(data_dir, copies * rows)
    for name in ("objectives.csv", "programme.csv"):
        shutil.copy(source / name, unit / str(YEAR))
    if prices:
        text = (source / "support.toml").read_text(encoding="utf-8")
        larger = re.sub(r"^(budget|limit) = (\d+)", lambda m: f"{m[1]} = {int(m[2]) * copies}", text, flags=re.M)
        (unit / str(YEAR) / "support.toml").write_text(larger, encoding="utf-8")
    return unit.name, YEAR


def units(record: Path) -> Iterator[Row]:
    """What a batch had cost when so many units and years were done, and what all its processes held then."""
    with record.open(encoding="utf-8") as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    for mark in MARKS:
        reached = [row for row in rows if row["done"] >= mark]
        if reached:
            held = [row["megabytes"] for row in rows if row["done"] <= reached[0]["done"]]
            yield Row("units", mark, "batch", reached[0]["seconds"], reached[0]["processor"], max(held))


def _timed(call: Callable[[], object]) -> tuple[object, tuple[float, float, float]]:
    began, used = time.perf_counter(), time.process_time()
    found = call()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found, (time.perf_counter() - began, time.process_time() - used, most)


def known() -> list[Row]:
    """The rows measured so far."""
    if not RECORD.is_file():
        return []
    with RECORD.open(encoding="utf-8") as file:
        return [
            Row(r["what"], int(r["size"]), r["side"], float(r["wall"]), float(r["processor"]), float(r["megabytes"]))
            for r in csv.DictReader(file)
        ]


def keep(row: Row) -> None:
    """Adds a row in place of the one before of the same size and side."""
    rows = {old[:3]: old for old in known()} | {row[:3]: row}
    with RECORD.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        for what, size, side, *numbers in sorted(rows.values()):
            writer.writerow([what, size, side, *(f"{number:.3f}" for number in numbers)])


MEASURES: dict[str, Callable[[int], Iterator[Row]]] = {
    "households": households,
    "check": check,
    "villages": villages,
    "search": search,
}


def main(what: str, *sizes: str) -> None:
    """Measures, or draws what was measured."""
    if what == "chart":
        from growth_chart import draw, table

        CHART.parent.mkdir(exist_ok=True)
        CHART.write_text(draw(known()), encoding="utf-8")
        print(table(known()))
        return
    for size in sizes:
        for row in units(Path(size)) if what == "units" else MEASURES[what](int(float(size))):
            keep(row)
            print(*row)


if __name__ == "__main__":
    main(*sys.argv[1:])
