"""Households against themselves in the review before: what does not change in a year, and what cannot change so much."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.gathered import gathered
from analysis.intake.checks.pairs import Pairs
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import FILE, ROW, Sheet
from analysis.intake.text import first_few
from analysis.rules.plausible import plausible

LASTING = ("ethnicity", "members", "escaped_on", "class_start", "class_end")
MAY_CHANGE = {"head_sex": "giới tính chủ hộ", "merit": "hộ có người có công", "no_labour": "không có khả năng lao động"}


def check_kept(households: Sheet, previous: Sheet, year: int, both: Pairs | None = None) -> list[Finding]:
    """Warnings where people, members or the date of the last escape are not those of last year's review; notes, one a
    column, of what may change but seldom does. `both`: the two reviews side by side, where somebody has put them so.
    """
    columns = [code for code in (*LASTING, *MAY_CHANGE) if code in households and code in previous]
    joined = (both or Pairs(households, previous)).joined
    # of a household not known then everything before is null, which breaks no rule
    pairs = Sheet(households.file, joined.drop(FILE, strict=False))
    rules = [_people(previous.file), members_kept("members_before", f"trong {previous.file}")]
    if {"escaped_on", "class_start"} <= set(columns) and all(
        sheet["escaped_on"].count() for sheet in (households, previous)
    ):
        rules.append(_escaped(previous.file, year))
    found = gathered(told(pairs, *rules), joined["file_before"].count())
    return found + [note for code in MAY_CHANGE if code in columns for note in _seldom(pairs, code, previous.file)]


def _people(file: str) -> Rule:
    return Rule(
        pl.col("ethnicity") != pl.col("ethnicity_before"),
        check="ethnicity_kept", severity="warning", column="ethnicity",
        expected=lambda row: f"“{row['ethnicity_before']}” như trong {file}",
        remedy="sửa dân tộc ở năm ghi sai, hoặc sửa mã hộ; chủ hộ mới thuộc dân tộc khác thì ghi rõ khi báo cáo",
    )  # fmt: skip


def members_kept(before: str, where: str) -> Rule:
    """The rule that a household has not become another in size, unless it split or took one in; `before`: the column of
    its members as said elsewhere.
    """
    limits, now, then = plausible(), pl.col("members"), pl.col(before)
    apart = (now >= limits.members_times * then) | (then >= limits.members_times * now)
    possible = now.is_between(1, limits.most_members) & then.is_between(1, limits.most_members)
    return Rule(
        ~pl.col("change").is_in(["split", "merged"]) & possible & apart & ((now - then).abs() >= limits.members_more),
        check="members_kept", severity="warning", column="members",
        expected=lambda row: f"gần số {row[before]} nhân khẩu của hộ {where}",
        remedy="kiểm tra chữ số và dòng của ô này, hoặc mã hộ; hộ tách, nhập thì ghi ở cột change",
    )  # fmt: skip


def _escaped(file: str, year: int) -> Rule:
    """The date of the last escape: as last year, unless the household left a list then."""
    now, before = pl.col("escaped_on"), pl.col("escaped_on_before")
    start, end = pl.col("class_start_before"), pl.col("class_end_before")
    poor_left = (start == "poor") & ~end.is_in(["poor", "absent"])
    near_left = (start == "near_poor") & ~end.is_in(["poor", "near_poor", "absent"])
    in_that_year = (now.dt.year() == year - 1).fill_null(False)
    as_before = now.eq_missing(before)
    wrong = (
        pl.when(poor_left).then(~in_that_year).when(near_left).then(~in_that_year & ~as_before).otherwise(~as_before)
    )
    return Rule(
        (start != "absent") & wrong,
        check="escape_kept", severity="warning", column="escaped_on",
        value=lambda row: _day(row["escaped_on"]),
        expected=lambda row: f"{_expected(row, year)} ({file})",
        remedy="đối chiếu quyết định công nhận thoát nghèo; ngày này quyết định hộ là tái nghèo hay phát sinh mới, và 36 tháng được hỗ trợ",
    )  # fmt: skip


def _expected(row: dict, year: int) -> str:
    if row["class_start_before"] == "poor" and row["class_end_before"] not in ("poor", "absent"):
        return f"ngày của năm {year - 1}, vì năm đó hộ thoát nghèo"
    return f"“{_day(row['escaped_on_before'])}” như năm trước, vì năm đó hộ không thoát nghèo"


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}" if day else "để trống"


def _seldom(pairs: Sheet, code: str, file: str) -> list[Finding]:
    changed = pairs.frame.filter((pl.col(code) != pl.col(f"{code}_before")).fill_null(False))
    if not len(changed):
        return []
    rows = first_few(changed[ROW])
    return [
        Finding("note", pairs.file, changed[ROW][0] if len(changed) == 1 else None, code, f"{len(changed)} hộ: dòng {rows}", f"{MAY_CHANGE[code]} như trong {file}",
                "không phải sửa nếu hộ có thay đổi (đổi chủ hộ, …); nhiều hộ cùng đổi thì kiểm tra cột có bị lệch không", "seldom_changes")
    ]  # fmt: skip
