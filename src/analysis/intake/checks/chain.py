"""The start of a year must be the approved end of the year before: checked household by household."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.gathered import gathered
from analysis.intake.checks.pairs import Pairs
from analysis.intake.checks.renumbered import check_renumbered, check_same_row, renumbered
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import FILE, ROW, Sheet
from analysis.intake.values import CLASS_NAMES, LISTED, UNLISTED


def check_chain(households: Sheet, previous: Sheet, villages: list[str], both: Pairs) -> list[Finding]:
    """Warnings where the start class is not last year's end class, the village is another, or a listed household
    disappears.

    `villages`: the register's names at the end of this year; `both`: the two reviews side by side.
    """
    file, previous_file = households.file, previous.file
    listed = pl.col("class_end").is_in(LISTED)
    on_the_list = previous.frame.select(listed.sum()).item()
    if not len(households) and on_the_list:
        return [_empty(file, previous_file, on_the_list)]
    if _again(households, previous):
        return [_handed_in_again(file, previous_file)]
    lost = _villages_without_a_row(households, previous, villages)
    joined = both.joined
    pairs = Sheet(file, joined)
    known, start_listed = pl.col("file_before").is_not_null(), pl.col("class_start").is_in(LISTED)
    # a household that was not on last year's file was not reviewed then, which is right for one that was not poor
    # nothing is counted from which of the unlisted classes a household starts
    unlisted = pl.all_horizontal(pl.col("class_end_before", "class_start").is_in(UNLISTED))
    # a row or number of last year that could not be read may be the one that is not known
    all_read = not previous.lost and not previous["household_id"].null_count()
    # a village that the register no longer has was renamed or merged: nobody moved
    elsewhere = (pl.col("village_before") != pl.col("village")) & pl.col("village_before").is_in(villages)
    all_kept = not households.lost and not households["household_id"].null_count()
    expected = listed & pl.col("household_id").is_not_null() & ~pl.col("village").is_in(list(lost))
    # a number that could not be read may be the one that lacks
    gone = both.last.filter(pl.lit(all_kept) & expected & ~pl.col(both.key).is_in(both.now[both.key].implode()))
    # row by row as the review has them
    new_here = joined.select(pl.lit(all_read) & ~known & pl.col("household_id").is_not_null()).to_series()
    again = renumbered(file, gone, both.now.filter(new_here))
    new = pl.col("household_id").is_not_null() & ~pl.col("household_id").is_in(again["household_id"].implode())
    findings = told(pairs, Rule(
        known & (pl.col("class_end_before") != pl.col("class_start")) & ~unlisted,
        check="start_is_last_end", severity="warning", column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected=lambda row: f"“{CLASS_NAMES[row['class_end_before']]}” như phân loại cuối kỳ trong {row['file_before']}",
        remedy="sửa phân loại đầu kỳ, hoặc kèm quyết định điều chỉnh kết quả năm trước",
    ), Rule(
        pl.lit(all_read) & ~known & start_listed & new,
        check="start_is_last_end", severity="warning", column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected=lambda row: f"hộ có trong {previous_file} (mã {row['household_id']})",
        remedy="kiểm tra mã hộ; hộ được bổ sung trong năm thì để trống phân loại đầu kỳ hoặc ghi “không nghèo”",
    ), Rule(
        known & start_listed & elsewhere,
        check="village_kept", severity="warning", column="village",
        expected=lambda row: f"{row['village_before']} như trong {row['file_before']}: số đầu kỳ của từng thôn bằng số cuối kỳ trước",
        remedy="kiểm tra mã hộ và tên thôn; hộ chuyển thôn thì số đầu kỳ của hai thôn lệch số cuối năm trước, ghi rõ khi báo cáo",
    ))  # fmt: skip
    findings += [_nobody_of(village, number, households.file, previous_file) for village, number in lost.items()]
    findings += told(Sheet(previous_file, gone.filter(~pl.col("household_id").is_in(again["was"].implode()))), Rule(
        pl.lit(True),
        check="listed_household_kept", severity="warning", column="household_id",
        expected=f"hộ nghèo, cận nghèo cuối năm trước phải có dòng trong {file}",
        remedy="thêm dòng của hộ này với phân loại cuối kỳ, hoặc biến động chuyển đi, chết, nhập hộ",
    ))  # fmt: skip
    findings += check_renumbered(again, previous_file)
    if all_read:
        findings += check_same_row(households, new_here)
    return gathered(findings, len(households))


def _again(households: Sheet, previous: Sheet) -> bool:
    """Whether the review is that of the year before, row by row, though a class changed in it: no year starts as it
    ended.
    """
    if len(households) != len(previous) or not (households["class_start"] != households["class_end"]).any():
        return False
    told = [code for code in households.frame.columns if code not in (ROW, FILE) and code in previous]
    return households.frame.select(told).equals(previous.frame.select(told))


def _handed_in_again(file: str, previous_file: str) -> Finding:
    return Finding("error", file, None, None, f"giống hệt {previous_file}", "kết quả rà soát của năm này",
                   f"một trong hai tệp là của năm khác: đặt đúng tệp của từng năm vào {file} và {previous_file}", "file_of_last_year")  # fmt: skip


def _villages_without_a_row(households: Sheet, previous: Sheet, villages: list[str]) -> dict[str, int]:
    """Villages of the register that had households on the list last year and have no row this year, with their number."""
    there = set(households["village"].unique())
    known = set(villages) - there
    if households.lost or None in there or not known:
        return {}  # one that is not known may be the one that lacks
    listed = previous.frame.lazy().filter(pl.col("class_end").is_in(LISTED))
    counted = listed.group_by("village", maintain_order=True).len().collect()
    return {village: number for village, number in counted.iter_rows() if village in known}


def _nobody_of(village: str, listed: int, file: str, previous_file: str) -> Finding:
    return Finding("error", file, None, "village", village, f"dòng của các hộ thuộc {village}; {previous_file} có {listed} hộ nghèo, cận nghèo của thôn này",
                   "bổ sung các dòng của thôn; hộ đã ra khỏi danh sách, chuyển đi, chết vẫn có dòng của mình", "village_without_rows")  # fmt: skip


def _empty(file: str, previous_file: str, listed: int) -> Finding:
    return Finding("error", file, None, None, "không có dòng nào", f"dòng của các hộ đã rà soát; {previous_file} có {listed} hộ nghèo, cận nghèo",
                   "kiểm tra tệp có bị cắt hay lưu sai không; hộ đã ra khỏi danh sách vẫn có dòng với phân loại cuối kỳ", "empty_review")  # fmt: skip
