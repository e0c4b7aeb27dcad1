"""Memory of `giamngheo batch` with the number of units and years done: whether two hundred take more than ten.

`python benchmarks/memory.py [COMMUNES] [WORKERS]`: the demo's communes (three years each), every document as a page. The
sum of the proportional set sizes of all its processes, so that what copies share counts once. Linux alone.
"""

from __future__ import annotations

import csv
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

BIN = Path(sys.executable).parent
EVERY_SECONDS = 2.0
STEP = 20  # units and years a line of the table
FIELDS = ("seconds", "processor", "done", "processes", "megabytes", "workers_megabytes")


def proportional_megabytes(process: psutil.Process) -> float:
    """The memory of a process, what it shares with others divided among them; nothing for one that has ended."""
    try:
        text = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def processor_seconds(process: psutil.Process) -> float:
    """What a process has used, with those of its children that have ended."""
    try:
        return sum(process.cpu_times()[:4])
    except psutil.Error:
        return 0.0


def sample(batch: psutil.Process, out: Path, began: float) -> dict[str, float]:
    """One row of what is measured: all processes of the batch, and those alone that make report after report."""
    try:
        children = batch.children(recursive=True)
        workers = [child for child in batch.children() if "spawn_main" in " ".join(child.cmdline())]
    except psutil.Error:
        children, workers = [], []
    done = sum(1 for _ in out.glob(".batch/*/*.json"))
    memory = {process.pid: proportional_megabytes(process) for process in (batch, *children)}
    return {
        "seconds": round(time.perf_counter() - began, 1),
        "processor": round(sum(map(processor_seconds, (batch, *children))), 1),
        "done": done,
        "processes": len(memory),
        "megabytes": round(sum(memory.values()), 1),
        "workers_megabytes": round(sum(memory.get(worker.pid, 0) for worker in workers), 1),
    }


def measure(data: Path, out: Path, workers: int, record: Path) -> list[dict[str, float]]:
    """The samples of a batch over all units of `data`, also written to `record` as they come."""
    command = [BIN / "giamngheo", "batch", "--data", data, "--out", out, "--formats", "html", "--workers", str(workers)]
    rows = []
    with record.open("w", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        began = time.perf_counter()
        with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            batch = psutil.Process(running.pid)
            while running.poll() is None:
                rows.append(sample(batch, out, began))
                writer.writerow(rows[-1])
                file.flush()
                time.sleep(EVERY_SECONDS)
        assert running.returncode == 0, f"batch ended with {running.returncode}"
    return rows


def by_step(rows: list[dict[str, float]]) -> list[tuple[str, float, float, float]]:
    """Row = so many units and years done; the median and the highest sum of all processes, the median of the workers."""
    found = []
    for first in range(0, int(rows[-1]["done"]) + 1, STEP):
        part = [row for row in rows if first <= row["done"] < first + STEP]
        if part:
            all_, workers = ([row[name] for row in part] for name in ("megabytes", "workers_megabytes"))
            found.append(
                (f"{first}–{first + STEP - 1}", statistics.median(all_), max(all_), statistics.median(workers))
            )
    return found


def main(communes: int = 67, workers: int = 2, record: str = "memory.csv") -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "raw"
        subprocess.run(
            [str(BIN / "giamngheo"), "demo", "--province", str(communes), "--data", str(data)],
            check=True,
            capture_output=True,
        )
        rows = measure(data, Path(place) / "reports", workers, Path(record))
    print(f"{'done':>9}  {'median MB':>9}  {'highest MB':>10}  {'workers, median MB':>18}")
    for done, middle, most, own in by_step(rows):
        print(f"{done:>9}  {middle:9.0f}  {most:10.0f}  {own:18.0f}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]), *sys.argv[3:4])
