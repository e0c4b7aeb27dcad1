"""The registers of old units as one: villages that became one village are added up."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import Finding
from analysis.intake.joined_sheets import typed
from analysis.intake.sheet import Sheet
from analysis.intake.units import FILE, Merge

WAS = "was"  # column of a register on its way: unit/village of old, one a line
COUNTS = ("households", "persons", "minority_households", "minority_persons")


def joined_register(villages: Sheet, merge: Merge, year: int) -> tuple[Sheet, list[Finding]]:
    """The register with one row a village; an error where a village is made of rural and urban ones. `year`: of the review."""
    if not villages["village"].repeated.any():
        return villages, []
    old_rows: dict[str, list[dict]] = {}
    for row in villages.records():
        old_rows.setdefault(row["village"], []).append(row)
    rows = [_one(old) for old in old_rows.values()]
    firsts = villages.kept(~villages["village"].repeated)
    columns = {code: typed([row[code] for row in rows], column.dtype) for code, column in villages.columns.items()}
    findings = [
        _two_areas(name, merge, year)
        for name, old in old_rows.items()
        if len({row["area"] for row in old} - {None}) > 1
    ]
    return replace(firsts, columns=columns), findings


def _one(old: list[dict]) -> dict:
    """The row of the village that these became; a count that one of them lacks is missing."""
    if len(old) == 1:
        return old[0]
    counts = {code: [row[code] for row in old] for code in COUNTS}
    return old[0] | {
        **{code: None if None in numbers else sum(numbers) for code, numbers in counts.items()},
        WAS: "\n".join(row[WAS] for row in old),
        "especially_difficult": any(row["especially_difficult"] for row in old),
    }


def _two_areas(name: str, merge: Merge, year: int) -> Finding:
    return Finding("error", FILE, None, "villages", name, f"các thôn nhập làm một cùng khu vực (nông thôn hoặc thành thị) cuối năm {year}",
                   f"sửa khu vực trong villages.csv của các đơn vị cũ của {merge.into}, hoặc đặt tên riêng cho từng thôn", "joined_villages")  # fmt: skip
