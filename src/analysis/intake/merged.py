"""Reviews of old units -> the review of the unit they became: villages renamed, household ids told apart, frames joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.flag import LABEL
from analysis.intake.merged_ids import distinct, known_ids, normalised
from analysis.intake.merged_villages import Names, new_names, unknown_keys
from analysis.intake.names import unify_ethnicity
from analysis.intake.origins import Origin
from analysis.intake.units import FILE, Merge

Report = Callable[[int, Finding], None]  # year of the review, what was found
WAS = "was"  # column of a register on its way: unit/village of old, one a line


@dataclass(frozen=True)
class Review:
    """Register and reviewed households of one unit and year; None for what is not there. Rows say their file in `LABEL`."""

    villages: pd.DataFrame | None = None
    households: pd.DataFrame | None = None

    @property
    def village_names(self) -> list[str]:
        """The villages of the register, or those the households name where there is no register."""
        if self.villages is not None:
            return list(self.villages["village"])
        return [] if self.households is None else list(self.households["village"].unique())


Leaves = Mapping[tuple[str, int], Review]


def merged(origins: Mapping[int, Origin], leaves: Leaves, report: Report) -> dict[int, Review]:
    """The review of one unit by year, as `origins` say where it stands, under one set of village names and household ids.

    A frame that one of the old units lacks is None: half a unit is not the unit.
    """
    through = {year: origin for year, origin in origins.items() if origin.merge}
    own = {year: leaves[origin.unit, year] for year, origin in origins.items() if not origin.merge}
    if not through:
        return own
    merge = next(iter(through.values())).merge  # the latest one, the same for every year before it
    parts = {
        unit: merged({year: origin.part(unit) for year, origin in through.items()}, leaves, report)
        for unit in merge.units
    }
    years = sorted(through, reverse=True)
    for finding in unknown_keys(merge, {unit: _names_by_year(parts[unit]) for unit in merge.units}):
        report(years[0], finding)
    known = known_ids({unit: [review.households for review in parts[unit].values()] for unit in merge.units})
    result = {}
    for year in years:
        names = new_names(merge, year, {unit: parts[unit][year].village_names for unit in merge.units})
        for finding in names.findings:
            report(year, finding)
        result[year] = _joined(merge, {unit: parts[unit][year] for unit in merge.units}, names, known, year, report)
    for year, review in own.items():
        households, findings = normalised(review.households, known)
        for finding in findings:
            report(year, finding)
        result[year] = Review(review.villages, households)
    return result


def _names_by_year(reviews: Mapping[int, Review]) -> list[list[str]]:
    return [review.village_names for review in reviews.values()]


def _joined(
    merge: Merge, parts: Mapping[str, Review], names: Names, known: Mapping[str, set[str]], year: int, report: Report
) -> Review:
    registers, lists = [], []
    for unit, review in parts.items():
        to_new = names.by_unit[unit]
        if review.villages is not None:
            registers.append(review.villages.assign(village=review.villages["village"].map(to_new)))
        if review.households is not None:
            households = review.households
            # a village that the register does not have is an error of its own file, kept as it stands
            lists.append(
                households.assign(
                    village=households["village"].map(lambda name, to_new=to_new: to_new.get(name, name)),
                    household_id=distinct(households["household_id"], unit, known),
                )
            )
    villages = households = None
    if len(registers) == len(parts):
        villages, found = _register(_concat(registers)[0], merge, year)
        for finding in found:
            report(year, finding)
    if len(lists) == len(parts):
        households, dropped = _concat(lists)
        for column in dropped:
            report(year, _dropped(column, lists, merge))
        households["ethnicity"] = unify_ethnicity(households, "")[0]
    return Review(villages, households)


def _concat(frames: list[pd.DataFrame]) -> tuple[pd.DataFrame, list[str]]:
    """The frames one under another with the columns that all have, and the names of those that only some have."""
    shared = [column for column in frames[0].columns if all(column in frame for frame in frames)]
    dropped = sorted({column for frame in frames for column in frame.columns} - set(shared))
    # an empty list of households must not change the type of a column
    filled = [frame[shared] for frame in frames if len(frame)] or [frames[0][shared]]
    return pd.concat(filled, ignore_index=True), dropped


def _register(villages: pd.DataFrame, merge: Merge, year: int) -> tuple[pd.DataFrame, list[Finding]]:
    """The register with one row a village: villages that became one are added up; an error where one is rural, one urban."""
    twice = villages["village"].duplicated(keep=False)
    if not twice.any():
        return villages, []
    findings, rows = [], []
    for name, old in villages.groupby("village", sort=False):
        row = old.iloc[:1].copy()
        if len(old) > 1:
            for column in ("households", "persons", "minority_households", "minority_persons"):
                row[column] = old[column].sum(skipna=False)
            row[WAS] = "\n".join(old[WAS])
            row["especially_difficult"] = bool(old["especially_difficult"].any())
            if old["area"].nunique() > 1:
                findings.append(
                    Finding("error", FILE, None, "villages", str(name), f"các thôn nhập làm một cùng khu vực (nông thôn hoặc thành thị) cuối năm {year}",
                            f"sửa khu vực trong villages.csv của các đơn vị cũ của {merge.into}, hoặc đặt tên riêng cho từng thôn", "joined_villages")
                )  # fmt: skip
        rows.append(row)
    return pd.concat(rows, ignore_index=True), findings


def _dropped(column: str, lists: list[pd.DataFrame], merge: Merge) -> Finding:
    lacking = sorted(frame[LABEL].iloc[0] for frame in lists if column not in frame and len(frame))
    return Finding("note", ", ".join(lacking) or FILE, None, column, None, f"có cột này ở mọi đơn vị cũ của {merge.into}",
                   "số liệu dựa vào cột này để trống cho cả đơn vị; thêm cột vào tệp nêu trên nếu có số liệu", "merged_column")  # fmt: skip
