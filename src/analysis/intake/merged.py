"""Reviews of old units -> the review of the unit they became: villages renamed, household ids told apart, sheets joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from analysis.findings import Finding
from analysis.intake.merged_ids import distinct, known_ids, normalised
from analysis.intake.merged_register import WAS, joined_register
from analysis.intake.merged_villages import Names, new_names, unknown_keys
from analysis.intake.names import unify_ethnicity
from analysis.intake.origins import Origin
from analysis.intake.sheets import Sheet, joined
from analysis.intake.units import FILE, Merge

Report = Callable[[int, Finding], None]  # year of the review, what was found


@dataclass(frozen=True)
class Review:
    """Register and reviewed households of one unit and year; None for what is not there."""

    villages: Sheet | None = None
    households: Sheet | None = None

    @property
    def village_names(self) -> list[str]:
        """The villages of the register, or those the households name where there is no register."""
        if self.villages is not None:
            return self.villages["village"].drop_nulls().to_list()
        return (
            []
            if self.households is None
            else self.households["village"].drop_nulls().unique(maintain_order=True).to_list()
        )


Leaves = Mapping[tuple[str, int], Review]


def merged(origins: Mapping[int, Origin], leaves: Leaves, report: Report) -> dict[int, Review]:
    """The review of one unit by year, as `origins` say where it stands, under one set of village names and household ids.

    A sheet that one of the old units lacks is None: half a unit is not the unit.
    """
    through = {year: (origin, origin.merge) for year, origin in origins.items() if origin.merge}
    own = {year: leaves[origin.unit, year] for year, origin in origins.items() if not origin.merge}
    if not through:
        return own
    _, merge = next(iter(through.values()))  # the latest one, the same for every year before it
    parts = {
        unit: merged({year: origin.part(unit) for year, (origin, _) in through.items()}, leaves, report)
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
            registers.append(_under_new_names(_with_origin(review.villages, unit), to_new))
        if review.households is not None:
            households = _under_new_names(review.households, to_new)
            lists.append(households.having(household_id=distinct(unit, known)))
    villages: Sheet | None = None
    joint: Sheet | None = None
    if len(registers) == len(parts):
        villages, found = joined_register(joined(registers)[0], merge, year)
        for finding in found:
            report(year, finding)
    if len(lists) == len(parts):
        together, dropped = joined(lists)
        for column in dropped:
            report(year, _dropped(column, lists, merge))
        joint, _ = unify_ethnicity(together)
    return Review(villages, joint)


def _under_new_names(sheet: Sheet, to_new: Mapping[str, str]) -> Sheet:
    # a village that the register does not have is an error of its own file, kept as it stands
    return sheet.having(village=pl.col("village").replace(to_new))


def _with_origin(villages: Sheet, unit: str) -> Sheet:
    if WAS in villages:
        return villages
    return villages.having(**{WAS: pl.concat_str(pl.lit(f"{unit}/"), "village")})


def _dropped(column: str, lists: list[Sheet], merge: Merge) -> Finding:
    lacking = sorted(
        sheet.file_of(sheet.frame.row(0, named=True)) for sheet in lists if column not in sheet and len(sheet)
    )
    return Finding("note", ", ".join(lacking) or FILE, None, column, None, f"có cột này ở mọi đơn vị cũ của {merge.into}",
                   "số liệu dựa vào cột này để trống cho cả đơn vị; thêm cột vào tệp nêu trên nếu có số liệu", "merged_column")  # fmt: skip
