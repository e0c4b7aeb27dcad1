"""Everything that the files of a year tell of one another, and what is left for the unit to say: one path for check
and reports.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import polars as pl

from analysis.findings import Finding, errors
from analysis.intake.checks.across_lines import check_across
from analysis.intake.checks.beyond_plan import check_beyond
from analysis.intake.checks.blanks import check_blanks
from analysis.intake.checks.gathered import gathered
from analysis.intake.checks.issued_table import check_issued, counted_from
from analysis.intake.checks.lines import MONEY, check_objectives, check_programme
from analysis.intake.checks.other_year import check_years_said
from analysis.intake.checks.plan_fits import check_dates, check_level, check_meaning, check_reduction
from analysis.intake.checks.prices_fit import check_prices
from analysis.intake.checks.shifted import check_shifted, not_of
from analysis.intake.checks.supports_given import check_supports_given, open_to_others
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.support import catalogue_codes, catalogue_file, unknown_codes

if TYPE_CHECKING:
    from analysis.intake.year_data import YearData

OF_ITS_MONEY = {"disbursed_beyond_money", "disbursed_far_below", "money_unlike_others"}
OF_ANOTHER = {"plan_of_the_year", "plan_of_the_unit", "file_of_last_year"}  # checks of a plan that is not this one
STILL_POOR_SINCE = 3  # earlier reviews in which a household that escaped within 36 months was poor


def check_year(data: YearData) -> list[Finding]:
    """The findings; `data.findings` has what reading found, and after an error nothing is said of what it may have
    spoilt.
    """
    documents = {"half_year"} if data.period else {"plan"} | ({"evaluation"} if "households" in data.sheets else set())
    lines = _lines(data)
    told = {found.row for found in lines if found.file == "programme.csv" and found.column in MONEY}
    return [
        *lines,
        *_nothing_there(data),
        *_plan(data),
        *_support(data, told),
        *check_blanks(data.plan, data.narrative, documents),
        *([] if errors(data.findings) else [*_issued(data), *_supports_given(data)]),
    ]


def _plan(data: YearData) -> list[Finding]:
    # of another unit's or year's plan nothing else is told
    if data.plan is None or any(found.check in OF_ANOTHER and found.file == "plan.toml" for found in data.findings):
        return []
    dates, objectives = check_dates(data.plan, data.year), data.sheets.get("objectives")
    found = dates or [
        *check_reduction(data.plan, objectives, data.sheets.get("target_counts")),
        *check_meaning(data.plan, objectives),
    ]
    return [*check_level(data.plan), *found]


def _support(data: YearData, told: Collection[int | None]) -> list[Finding]:
    """`told`: rows of the programme whose money has a finding already: its prices are compared with nothing."""
    if data.support is None:
        return []
    programme = data.sheets.get("programme")
    if programme is not None:
        programme = programme.where(~pl.col(ROW).is_in([row for row in told if row]))
    register = data.sheets.get("previous_villages") or data.sheets.get("villages")
    households = None if register is None else register["households"].sum()
    return [
        *unknown_codes(data.support, catalogue_codes()),
        *check_prices(data.support, households, programme),
    ]


def _lines(data: YearData) -> list[Finding]:
    objectives, programme = data.sheets.get("objectives"), data.sheets.get("programme")
    findings = []
    for sheet, check in ((objectives, check_objectives), (programme, check_programme)):
        if sheet is not None:
            wrong = [found for found in errors(data.findings) if found.file == sheet.file and found.row]
            shifted = check_shifted(sheet, [found.row for found in wrong if found.row])
            found = _not_told([*check_years_said(sheet, data.year), *check(sheet)], wrong)
            # the answers of the half-year are in files of their own
            found += [] if data.period else _not_told(check_beyond(sheet, _register(data)), [*wrong, *found])
            findings += [*shifted, *gathered(not_of(shifted, found), len(sheet))]
    if objectives is not None and programme is not None and not data.period and not errors(findings):
        findings += _not_told(check_across(objectives, programme), findings)
    return findings


def _register(data: YearData) -> dict[str, int]:
    """Households and persons of the unit, by the larger of the registers at both ends."""
    sheets = [sheet for name in ("previous_villages", "villages") if (sheet := data.sheets.get(name)) is not None]
    return {
        column: max((int(sheet[column].sum() or 0) for sheet in sheets if column in sheet), default=0)
        for column in ("households", "persons")
    }


def _not_told(found: list[Finding], told: list[Finding]) -> list[Finding]:
    """What is found but for cells that are told already, and money that does not add up because of them."""
    cells = {(one.file, one.row, one.column) for one in told}
    money = {one.row for one in told if one.column in (*MONEY, "disbursed")}
    return [
        one
        for one in found
        if (one.file, one.row, one.column) not in cells
        and not (one.check in OF_ITS_MONEY and one.row in money)
        and not (one.check == "money_is_programme" and money)
    ]


def _nothing_there(data: YearData) -> list[Finding]:
    """What is asked about a review that has no row, or none of a village that the targets count poor households in."""
    households, villages = data.sheets.get("households"), data.sheets.get("villages")
    if households is None or villages is None or errors(data.findings):
        return []
    counts = None if "previous_households" in data.sheets else data.sheets.get("target_counts")
    planned = {} if counts is None else _planned(counts)
    there = set(households["village"].unique())
    findings = [
        _not_one_of(village, number, households.file) for village, number in planned.items() if village not in there
    ]
    if not len(households) and not findings:
        findings.append(_no_household(households.file))
    return findings


def _planned(counts: Sheet) -> dict[str, int]:
    known = [code for code in ("poor_start", "reduction") if code in counts]
    most = counts.frame.select("village", pl.max_horizontal(known).fill_null(0).alias("poor"))
    return {village: poor for village, poor in most.iter_rows() if village and poor}


def _not_one_of(village: str, poor: int, file: str) -> Finding:
    return Finding("error", file, None, "village", village, f"dòng của các hộ thuộc {village}; bảng chỉ tiêu ghi thôn này có {poor} hộ nghèo",
                   "bổ sung các dòng của thôn; hộ đã ra khỏi danh sách, chuyển đi, chết vẫn có dòng của mình", "village_without_rows")  # fmt: skip


def _no_household(file: str) -> Finding:
    return Finding("warning", file, None, None, "không có dòng nào", "dòng của các hộ đã rà soát",
                   "kiểm tra tệp có bị cắt hay lưu sai không; nếu cả xã không còn hộ nào phải rà soát thì ghi rõ khi báo cáo: mọi số hộ nghèo là 0", "empty_review")  # fmt: skip


def _issued(data: YearData) -> list[Finding]:
    needed = ("previous_villages", "previous_households", "target_counts", "targets")
    if any(name not in data.sheets for name in needed):
        return []
    villages, households, counts, targets = (data.sheets[name] for name in needed)
    return gathered(check_issued(targets, counted_from(villages, households, counts)), len(targets))


def _supports_given(data: YearData) -> list[Finding]:
    if "households" not in data.sheets:
        return []
    past = [
        review.households
        for year, review in data.earlier.items()
        if year >= data.year - STILL_POOR_SINCE and review.households is not None
    ]
    past += [data.sheets[name] for name in ("previous_households", "old_households") if name in data.sheets]
    open_ones = open_to_others(catalogue_file())
    return check_supports_given(data.sheets["households"], data.year, past, open_ones)
