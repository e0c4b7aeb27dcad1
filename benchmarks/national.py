"""The forms of a whole nation, 28 million households in Parquet by province, against Polars written by hand for the
same figures.

`python benchmarks/national.py [HOUSEHOLDS] [TIMES]`. Each side is a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import polars as pl

from analysis.intake import open_year
from analysis.review import all_forms

PROVINCES, HOUSEHOLDS, VILLAGES = 34, 28_000_000, 300  # villages: a province's, so that a nation has some ten thousand
CLASSES = ("poor", "near_poor")


def write_nation(folder: Path, households: int) -> pd.DataFrame:
    """A folder `province=N` a province, of copies of Kim Tân's households; returns the register of all villages."""
    data = open_year("kim-tan", 2023)
    one = pl.from_pandas(data.households.drop(columns=["helper", "override_reason"], errors="ignore"))
    each, registers = -(-households // PROVINCES), []
    for province in range(PROVINCES):
        rows = one.sample(each, with_replacement=True, seed=province).with_row_index("row")
        village = pl.format("Thôn {} tỉnh {}", pl.col("row") * 7919 % VILLAGES, pl.lit(province))
        target = folder / f"province={province}"
        target.mkdir(parents=True)
        rows.with_columns(village=village, household_id=pl.format("{}-{}", pl.lit(province), pl.col("row"))).drop(
            "row"
        ).write_parquet(target / "0.parquet", row_group_size=100_000)
        names = [f"Thôn {number} tỉnh {province}" for number in range(VILLAGES)]
        registers.append(pd.DataFrame({"village": names, "area": "rural"}))
    register = pd.concat(registers, ignore_index=True).astype({"village": "str", "area": "str"})
    for name, size in (("households", 4), ("persons", 16), ("minority_households", 2), ("minority_persons", 8)):
        register[name] = pd.array([size * households // len(register)] * len(register), dtype="Int64")
    return register


def ours(path: str) -> dict[str, pd.DataFrame]:
    """T1–T13 and the index by village, by the reducers."""
    villages = pd.read_parquet(Path(path) / "villages.parquet")
    return all_forms(pl.scan_parquet(f"{path}/nation", hive_partitioning=True), villages)


def by_hand(path: str) -> dict[str, pd.DataFrame]:
    """The sums under the same figures, as somebody who knows Polars would write them: one query, and one for the
    peoples.
    """
    c = pl.col
    nation = pl.scan_parquet(f"{path}/nation", hive_partitioning=True)
    start, end = c("class_start"), c("class_end")
    changed, minority = c("change") != "", c("ethnicity") != "Kinh"
    escaped = c("escaped_on").is_not_null()
    sums: dict[str, pl.Expr] = {"third": (end == "average_living") | (start == "average_living")}
    for name, other in (("poor", "near_poor"), ("near_poor", "poor")):
        listed, was = (end == name).fill_null(False), (start == name).fill_null(False)
        unlisted, was_not = end.is_in(["not_poor", "average_living"]), start.is_in(["not_poor", "average_living"])
        out, into = was & ~listed, ~was & listed
        out_by_review, in_by_review = out & ~changed & (end != ""), into & ~changed & (start != "")
        flows = {
            "start": was,
            "to_other": out_by_review & (end == other),
            "to_not": out_by_review & unlisted,
            "other_decrease": out & (changed | (end == "")),
            "from_other": in_by_review & (start == other),
            "relapse": in_by_review & was_not & escaped,
            "new": in_by_review & was_not & ~escaped,
            "other_increase": into & (changed | (start == "")),
            "end": listed,
        }
        sums |= {f"{name} {flow}": rule for flow, rule in flows.items()}
        sums |= {f"{name} {flow} persons": rule * c("members") for flow, rule in flows.items()}
        sums |= {f"{name} {code}": listed & c(code) for code in [f"d{n:02}" for n in range(1, 13)]}
        sums |= {f"{name} cause_{n}": listed & c(f"cause_{n}") for n in range(1, 9)}
        sums |= {f"{name} {code}": listed & c(code) for code in ("merit", "no_labour")}
        sums |= {
            f"{name} minority": listed & minority,
            f"{name} other": listed & ~minority & ~c("no_labour") & ~c("merit"),
            f"{name} female": listed & (c("head_sex") == "female"),
        }
        sums |= {
            f"{name} {n}": listed * c(n).fill_null(0)
            for n in ("children_under_16", "children_uninsured", "children_malnourished", "children_out_of_school")
        }
    rows = [rule.cast(pl.Int64).alias(name) for name, rule in sums.items()]
    wide = nation.select("village", *rows).group_by("village").agg(pl.all().sum()).collect(engine="streaming")
    listed = [(end == name).fill_null(False).cast(pl.Int64).alias(name) for name in CLASSES]
    peoples = nation.select("village", "ethnicity", *listed).group_by("village", "ethnicity").agg(pl.all().sum())
    return {"sums": wide.to_pandas().set_index("village"), "T9": peoples.collect(engine="streaming").to_pandas()}


SIDES = {"reducers": ours, "polars by hand": by_hand}


def run_side(name: str, path: str) -> None:
    """Prints what one side costs and a few of its figures, as JSON."""
    began, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    tables = SIDES[name](path)
    now = resource.getrusage(resource.RUSAGE_SELF)
    if name == "reducers":
        figures = {
            "poor": int(tables["T1"].at["total", "poor"]),
            "relapse": int(tables["T2_households"].at["total", "relapse"]),
            "d05": int(tables["T4"].at["total", "d05"]),
            "Kinh": int(tables["T9_poor"].at["total", "Kinh"]),
        }
    else:
        sums, peoples = tables["sums"].sum(), tables["T9"].groupby("ethnicity").sum(numeric_only=True)
        figures = {
            "poor": int(sums["poor end"]),
            "relapse": int(sums["poor relapse"]),
            "d05": int(sums["poor d05"]),
            "Kinh": int(peoples.at["Kinh", "poor"]),
        }
    wall = time.perf_counter() - began
    processor = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    print(json.dumps({"wall": wall, "processor": processor, "gigabytes": now.ru_maxrss / 2**20, "figures": figures}))


def main(households: int = HOUSEHOLDS, times: int = 3) -> None:
    """Writes the nation, runs the sides in turn, prints medians."""
    with tempfile.TemporaryDirectory() as place:
        write_nation(Path(place) / "nation", households).to_parquet(Path(place) / "villages.parquet", index=False)
        size = sum(path.stat().st_size for path in Path(place).rglob("*.parquet")) / 2**30
        print(f"{households:,} households, {PROVINCES} provinces, {size:.2f} GB of Parquet")
        costs: dict[str, list[dict]] = {name: [] for name in SIDES}
        for _ in range(times):
            for name in SIDES:
                done = subprocess.run(
                    [sys.executable, __file__, "--side", name, place], check=True, capture_output=True
                )
                costs[name].append(json.loads(done.stdout))
        assert len({json.dumps(cost["figures"]) for runs in costs.values() for cost in runs}) == 1, costs
        middle = {
            n: {k: statistics.median(r[k] for r in runs) for k in ("wall", "processor", "gigabytes")}
            for n, runs in costs.items()
        }
        for name, cost in middle.items():
            ratios = {k: cost[k] / middle["polars by hand"][k] for k in ("wall", "processor")}
            print(
                f"{name:15} wall {cost['wall']:6.1f} s ({ratios['wall']:.2f} ×)  processor {cost['processor']:6.1f} s "
                f"({ratios['processor']:.2f} ×)  {cost['gigabytes']:.2f} GB"
            )
        print(costs["reducers"][0]["figures"])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        run_side(*sys.argv[2:])
    else:
        main(*map(int, sys.argv[1:]))
