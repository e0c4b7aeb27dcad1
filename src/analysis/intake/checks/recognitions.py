"""Checks of the recognitions of a year (recognitions.csv): each goes on from where the household stood before it."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.household_kept import members_kept
from analysis.intake.checks.rule import Rule, told
from analysis.intake.checks.sizes import members_plausible
from analysis.intake.class_of_standard import check_classes
from analysis.intake.sheets import Sheet
from analysis.intake.values import CLASS_NAMES, LISTED, UNLISTED
from analysis.standards import standard_for

ABSENT = "absent"


def check_recognitions(recognitions: Sheet, last_households: Sheet | None, year: int) -> list[Finding]:
    """Findings of the recognitions, in whatever order their rows stand; `last_households`: the review they start from."""
    findings = [
        *_dates(recognitions, year),
        *_rows(recognitions),
        *check_classes(recognitions, ("class_from", "class_to"), standard_for(year), year),
    ]
    if last_households is not None:
        findings += _chain(recognitions, last_households)
    return findings


def _dates(recognitions: Sheet, year: int) -> list[Finding]:
    return told(recognitions, Rule(
        pl.col("date").dt.year() != year,
        check="date_in_year", severity="error", column="date",
        value=lambda row: f"{row['date']:%d/%m/%Y}",
        expected=f"ngày trong năm {year}", remedy="sửa ngày, hoặc chuyển dòng sang tệp của năm ấy",
    ))  # fmt: skip


def _rows(recognitions: Sheet) -> list[Finding]:
    before, after, change = pl.col("class_from"), pl.col("class_to"), pl.col("change")
    known = pl.col("household_id").is_not_null() & pl.col("date").is_not_null()
    findings = told(recognitions, Rule(
        known & ~pl.struct("household_id", "date").is_first_distinct(),
        check="unique_recognition", severity="error", column="household_id",
        expected=lambda row: f"mỗi hộ một dòng trong một ngày ({row['date']:%d/%m/%Y} đã có dòng của hộ này)",
        remedy="bỏ dòng trùng; hai quyết định khác nhau thì ghi đúng ngày của từng quyết định",
    ), Rule(
        pl.col("members") < 1,
        check="members", severity="error", column="members",
        expected="ít nhất 1 nhân khẩu", remedy="điền số nhân khẩu của hộ khi được công nhận",
    ), members_plausible(), Rule(
        (before == after) & ((change == "") | (before == ABSENT)),
        check="something_changed", severity="error", column="class_to",
        value=lambda row: CLASS_NAMES[row["class_to"]],
        expected="phân loại sau khác phân loại trước, hoặc có biến động khác của hộ đang ở xã", remedy="sửa phân loại sau, hoặc bỏ dòng này",
    ), Rule(
        (change == "moved_in") & (before != ABSENT),
        check="change_fits_class", severity="error", column="class_from",
        value=lambda row: CLASS_NAMES[row["class_from"]],
        expected="để trống, vì hộ chuyển đến chưa ở xã", remedy="xóa phân loại trước hoặc sửa cột change",
    ), Rule(
        change.is_in(["moved_out", "died"]) & (after != ABSENT),
        check="change_fits_class", severity="error", column="class_to",
        value=lambda row: CLASS_NAMES[row["class_to"]],
        expected="để trống, vì hộ chuyển đi hoặc chết không còn ở xã", remedy="xóa phân loại sau hoặc sửa cột change",
    ), Rule(
        ((before == ABSENT) != (after == ABSENT)) & (change == ""),
        check="absence_explained", severity="warning", column="change",
        expected="ghi biến động khi hộ chỉ có mặt trước hoặc sau lần công nhận: chuyển đến, chuyển đi, tách hộ, nhập hộ hoặc chết",
        remedy="điền cột change; hiện hộ được tính vào “khác tăng” hoặc “khác giảm”",
    ))  # fmt: skip
    return findings


def _chain(recognitions: Sheet, last: Sheet) -> list[Finding]:
    known = last.frame.unique("household_id", keep="first").select(
        "household_id", reviewed="class_end", home="village", members_before="members"
    )
    # one household twice on a day has no order; it is told once, as a repeated row
    usable = (
        pl.col("date").is_not_null()
        & pl.col("household_id").is_not_null()
        & pl.struct("household_id", "date").is_first_distinct()
    )
    ordered = recognitions.frame.with_columns(usable=usable).sort("date", maintain_order=True)
    earlier = pl.col("class_to").shift().over("household_id")
    frame = (
        ordered.join(known, on="household_id", how="left", maintain_order="left")
        .with_columns(first=pl.col("household_id").cum_count().over("household_id") == 1, earlier=earlier)
        .with_columns(before=pl.when("first").then("reviewed").otherwise("earlier"))
        .filter("usable")
    )
    rows = Sheet(recognitions.file, frame)
    unlisted = pl.all_horizontal(pl.col("before", "class_from").is_in(UNLISTED))
    findings = told(rows, Rule(
        (pl.col("before") != pl.col("class_from")) & ~unlisted,
        check="goes_on_from_before", severity="error", column="class_from",
        value=lambda row: CLASS_NAMES[row["class_from"]],
        expected=lambda row: f"{_named(row['before'])} như {f'cuối kỳ trong {last.file}' if row['first'] else 'sau lần công nhận trước của hộ này'}",
        remedy="kiểm tra mã hộ, ngày và phân loại; thiếu lần công nhận ở giữa thì thêm dòng",
    ))  # fmt: skip
    # a row or number of last year that could not be read may be the one that is not known
    is_new = (
        pl.lit(not last.lost and not last["household_id"].null_count())
        & pl.col("first")
        & ~pl.col("household_id").is_in(known["household_id"].drop_nulls().implode())
    )
    findings += told(rows, Rule(
        is_new & pl.col("class_from").is_in(LISTED),
        check="known_household", severity="error", column="household_id",
        expected=lambda row: f"hộ {CLASS_NAMES[row['class_from']]} có trong {last.file}",
        remedy="kiểm tra mã hộ; hộ chưa từng trong danh sách thì phân loại trước là “không nghèo”, hộ chuyển đến thì để trống",
    ), Rule(
        pl.col("home") != pl.col("village"),
        check="village_of_the_household", severity="warning", column="village",
        expected=lambda row: f"{row['home']}, thôn của hộ trong {last.file}",
        remedy="sửa tên thôn hoặc mã hộ; báo cáo tính hộ ở thôn của kỳ rà soát",
    ), members_kept("members_before", f"trong {last.file}"))  # fmt: skip
    return findings


def _named(klass: str) -> str:
    return f"“{CLASS_NAMES[klass]}”" if CLASS_NAMES[klass] else "để trống (không ở xã)"


def check_recognised(recognitions: Sheet, households: Sheet) -> list[Finding]:
    """Warnings where the year's review ends otherwise than a household's last recognition: poor or not, or not there."""
    last = recognitions.frame.sort("date", maintain_order=True).unique("household_id", keep="last", maintain_order=True)
    ends = households.frame.unique("household_id", keep="first").select("household_id", review="class_end")
    rows = Sheet(recognitions.file, last.join(ends, on="household_id", how="left", maintain_order="left"))
    findings = told(rows, Rule(
        (pl.col("review") == "poor") != (pl.col("class_to") == "poor"),
        check="recognition_and_review", severity="warning", column="class_to",
        value=lambda row: f"{row['household_id']}: {CLASS_NAMES[row['class_to']] or 'không còn ở xã'}",
        expected=lambda row: f"như kết quả rà soát cuối năm: {_named(row['review'])}",
        remedy="đối chiếu quyết định công nhận với phiếu rà soát; báo cáo cuối năm lấy kết quả rà soát",
    ), Rule(
        pl.col("review").is_null() & pl.col("class_to").is_in(LISTED),
        check="recognition_and_review", severity="warning", column="household_id",
        expected=f"hộ được công nhận {CLASS_NAMES['poor']}, {CLASS_NAMES['near_poor']} trong năm phải có dòng trong households.csv",
        remedy="thêm dòng của hộ này vào kết quả rà soát, hoặc sửa mã hộ",
    ))  # fmt: skip
    return findings
