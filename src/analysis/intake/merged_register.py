"""The registers of old units as one: villages that became one village are added up."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.sheets import Sheet
from analysis.intake.units import FILE, Merge

WAS = "was"  # column of a register on its way: unit/village of old, one a line
COUNTS = ("households", "persons", "minority_households", "minority_persons")


def joined_register(villages: Sheet, merge: Merge, year: int) -> tuple[Sheet, list[Finding]]:
    """The register with one row a village; an error where a village is made of rural and urban ones. `year`: of the review."""
    by_name = villages.frame.group_by("village", maintain_order=True)
    areas = by_name.agg(pl.col("area").drop_nulls().n_unique())
    findings = [_two_areas(name, merge, year) for name in areas.filter(pl.col("area") > 1)["village"]]
    # a count that one of them lacks is missing
    counts = [pl.when(pl.col(code).is_not_null().all()).then(pl.col(code).sum()) for code in COUNTS]
    others = pl.exclude("village", *COUNTS, WAS, "especially_difficult").first()
    one = by_name.agg(others, *counts, pl.col("especially_difficult").any(), pl.col(WAS).str.join("\n"))
    return Sheet(villages.file, one.select(villages.frame.columns)), findings


def _two_areas(name: str, merge: Merge, year: int) -> Finding:
    return Finding("error", FILE, None, "villages", name, f"các thôn nhập làm một cùng khu vực (nông thôn hoặc thành thị) cuối năm {year}",
                   f"sửa khu vực trong villages.csv của các đơn vị cũ của {merge.into}, hoặc đặt tên riêng cho từng thôn", "joined_villages")  # fmt: skip
