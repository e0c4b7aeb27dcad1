"""Checks of the reviewed households (households.csv), row by row."""

from __future__ import annotations

from datetime import date

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.answers_agree import answers_agree
from analysis.intake.checks.causes_fit import causes_fit
from analysis.intake.checks.few_blanks import few_blanks
from analysis.intake.checks.gathered import gathered
from analysis.intake.checks.part_of import parts_within_wholes
from analysis.intake.checks.rule import Rule, told
from analysis.intake.checks.sizes import members_plausible
from analysis.intake.class_of_standard import check_classes, check_lone_class
from analysis.intake.identities import all_different
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.values import CLASS_NAMES, LISTED, UNLISTED
from analysis.rules.plausible import plausible
from analysis.standards import INDICATOR_CODES, Standard

DEPRIVATIONS = pl.sum_horizontal(pl.col(code).cast(pl.Int8) for code in INDICATOR_CODES).cast(pl.Int64)


def check_households(households: Sheet, villages: Sheet | None, standard: Standard, year: int) -> list[Finding]:
    """Findings of the households of one review: identity, members, movement, points against class, registration."""
    households = households.having(deprivations=DEPRIVATIONS)
    findings = [
        *_unique(households),
        *check_classes(households, ("class_start", "class_end"), standard, year),
        *check_lone_class(households, ("class_start", "class_end")),
        *told(
            households,
            *_members(),
            *parts_within_wholes(households, "households"),
            *_movement(year),
            *_b2(households, standard),
            *_registered(),
        ),
        *told(households, *answers_agree(households), *few_blanks(households), *causes_fit(households)),
        *_deprivation_bounds(households, standard),
    ]
    if villages is not None and "b1" in households and "b2" in households:
        findings += _class_by_points(households, villages, standard)
    # rows wrong in themselves are marked each in the workbook, unless it is the column that is wrong
    return gathered(findings, len(households), share=0.5)


def _unique(households: Sheet) -> list[Finding]:
    if all_different(households["household_id"].drop_nulls()):
        return []
    first = pl.col(ROW).first().over("household_id")
    return told(households.having(first=first), Rule(
        pl.col("first") != pl.col(ROW),
        check="unique_household", severity="error", column="household_id",
        expected=lambda row: f"mã hộ không trùng (đã có ở dòng {row['first']})",
        remedy="bỏ dòng trùng hoặc sửa mã hộ",
    ))  # fmt: skip


def _members() -> list[Rule]:
    return [Rule(
        pl.col("members") < 1,
        check="members", severity="error", column="members",
        expected="ít nhất 1 nhân khẩu", remedy="điền số nhân khẩu của hộ",
    ), members_plausible()]  # fmt: skip


def _movement(year: int) -> list[Rule]:
    change, members = pl.col("change"), pl.col("members")
    away_at_start, away_at_end = pl.col("class_start") == "absent", pl.col("class_end") == "absent"
    first = plausible().first_escape
    return [Rule(
        (change == "moved_in") & ~away_at_start,
        check="change_fits_class", severity="error", column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected="để trống, vì hộ chuyển đến không ở xã lúc đầu kỳ", remedy="xóa phân loại đầu kỳ hoặc sửa cột change",
    ), Rule(
        change.is_in(["moved_out", "died"]) & ~away_at_end,
        check="change_fits_class", severity="error", column="class_end",
        value=lambda row: CLASS_NAMES[row["class_end"]],
        expected="để trống, vì hộ chuyển đi hoặc chết không ở xã lúc cuối kỳ",
        remedy="xóa phân loại cuối kỳ hoặc sửa cột change",
    ), Rule(
        away_at_start & away_at_end,
        check="present_at_some_end", severity="error", column="class_end",
        value="", expected="có phân loại đầu kỳ hoặc cuối kỳ", remedy="điền phân loại, hoặc bỏ dòng nếu hộ không ở xã cả năm",
    ), Rule(
        (away_at_start != away_at_end) & (change == ""),
        check="absence_explained", severity="warning", column="change",
        expected="ghi biến động khi hộ chỉ có mặt ở một đầu kỳ: chuyển đến, chuyển đi, tách hộ, nhập hộ hoặc chết",
        remedy="điền cột change; hiện hộ được tính vào “khác tăng” hoặc “khác giảm”",
    ), Rule(
        (change == "died") & (members > 1),
        check="died_single_person", severity="warning", column="members",
        expected="hộ một người, vì chỉ hộ đơn thân mới giảm do chết", remedy="kiểm tra số nhân khẩu hoặc cột change",
    ), Rule(
        pl.col("escaped_on") >= date(year, 1, 1),
        check="escaped_before_year", severity="warning", column="escaped_on",
        value=lambda row: f"{row['escaped_on']:%d/%m/%Y}",
        expected=f"ngày trước năm {year} (lần thoát nghèo gần nhất trước kỳ rà soát này)",
        remedy="thoát nghèo trong năm nay thể hiện ở phân loại cuối kỳ; ở đây ghi lần trước hoặc để trống",
    ), Rule(
        pl.col("escaped_on") < date(first, 1, 1),
        check="escaped_since_a_standard", severity="error", column="escaped_on",
        value=lambda row: f"{row['escaped_on']:%d/%m/%Y}",
        expected=f"ngày từ năm {first}, khi có chuẩn nghèo đầu tiên", remedy="sửa năm của ngày này, hoặc để trống",
    )]  # fmt: skip


def _b2(households: Sheet, standard: Standard) -> list[Rule]:
    if "b2" not in households:
        return []
    each = standard.points.b2_each_deprivation
    known = pl.all_horizontal(pl.col(INDICATOR_CODES).is_not_null())
    return [Rule(
        known & (pl.col("b2") != each * pl.col("deprivations")),
        check="b2_is_deprivations", severity="error", column="b2",
        expected=lambda row: f"{each} × {row['deprivations']} chỉ số thiếu hụt = {each * row['deprivations']}",
        remedy="sửa điểm B2 hoặc các cột d01–d12 theo phiếu rà soát",
    )]  # fmt: skip


def class_by_points(limit: pl.Expr, standard: Standard) -> pl.Expr:
    """The class that b1, b2 and the area's `limit` of B1 give; null where a score or the limit is missing."""
    poor = pl.when(pl.col("b2") >= standard.points.b2_at_least).then(pl.lit("poor")).otherwise(pl.lit("near_poor"))
    known = pl.col("b1").is_not_null() & pl.col("b2").is_not_null() & limit.is_not_null()
    return pl.when(known).then(pl.when(pl.col("b1") <= limit).then(poor).otherwise(pl.lit("not_poor")))


def _differs(limit: pl.Expr, standard: Standard) -> pl.Expr:
    """Whether the class at the end is another than the points give under the limit."""
    end = pl.col("class_end")
    poor = pl.when(pl.col("b2") >= standard.points.b2_at_least).then(end != "poor").otherwise(end != "near_poor")
    # a household that left has no class at the end, which no points give
    differs = pl.when(pl.col("b1") <= limit).then(poor).otherwise(~end.is_in(UNLISTED))
    return (end != "absent") & pl.col("b2").is_not_null() & (pl.col("b1") <= limit).is_not_null() & differs


def _class_by_points(households: Sheet, villages: Sheet, standard: Standard) -> list[Finding]:
    limits = {
        village: standard.points.b1_at_most.get(area)
        for village, area in villages.frame.select("village", "area").reverse().iter_rows()
        if village is not None
    }  # of a village named twice the first row counts
    # nearly every class is what the points give whatever the limit: for the few others that of their village is asked
    some = [
        _differs(pl.lit(limit), standard) for limit in sorted({limit for limit in limits.values() if limit is not None})
    ]
    if not some:
        return []
    limit = pl.col("village").replace_strict(limits, default=None, return_dtype=pl.Int64)
    scored = households.only("village", "class_end", "b1", "b2", "override_reason").where(pl.any_horizontal(some))
    scored = scored.having(limit=limit).having(given=class_by_points(pl.col("limit"), standard))
    differs = _differs(pl.col("limit"), standard)
    reasoned = pl.col("override_reason") != "" if "override_reason" in households else pl.lit(False)
    return told(scored, Rule(
        differs & ~reasoned,
        check="class_by_points", severity="error", column="class_end",
        value=lambda row: CLASS_NAMES[row["class_end"]],
        expected=lambda row: (
            f"“{CLASS_NAMES[row['given']]}” theo điểm B1 = {row['b1']} (ngưỡng {row['limit']}), B2 = {row['b2']}"
            " hoặc có lý do phân loại khác điểm"
        ),
        remedy="sửa phân loại hoặc điểm; nếu hội nghị thôn quyết định khác, ghi lý do vào cột override_reason",
    ), Rule(
        differs & reasoned,
        check="class_overridden", severity="note", column="override_reason",
        expected=lambda row: f"theo điểm là “{CLASS_NAMES[row['given']]}”, xếp “{CLASS_NAMES[row['class_end']]}” vì có lý do",
        remedy="không phải sửa; người duyệt đọc lại lý do",
    ))  # fmt: skip


def _registered() -> list[Rule]:
    return [Rule(
        pl.col("registered") & (pl.col("class_end") != "poor"),
        check="registered_is_poor", severity="warning", column="registered",
        value="có", expected="chỉ hộ nghèo cuối kỳ đăng ký thoát nghèo năm sau",
        remedy="kiểm tra phân loại; hộ này không được tính vào số đăng ký",
    )]  # fmt: skip


def _deprivation_bounds(households: Sheet, standard: Standard) -> list[Finding]:
    """Warnings where a village's deprivations are fewer than its poor, or more than its near-poor, can have."""
    least = standard.poor_from_deprivations
    by_village = (
        households.frame.lazy()
        .filter(pl.col("village").is_not_null() & pl.col("class_end").is_in(LISTED))
        .group_by("village", "class_end")
        .agg(pl.len().alias("number"), pl.col("deprivations").sum())
        .sort("village")
        .collect()
    )
    findings = []
    for klass, words, bound, outside in (
        ("poor", f"ít nhất {least} × số hộ nghèo", least, pl.col("deprivations") < least * pl.col("number")),
        ("near_poor", f"nhiều nhất {least - 1} × số hộ cận nghèo", least - 1, pl.col("deprivations") > (least - 1) * pl.col("number")),
    ):  # fmt: skip
        rows = by_village.filter((pl.col("class_end") == klass) & outside).iter_rows(named=True)
        findings += [
            Finding("warning", households.file, None, "class_end", f"{row['village']}: {row['deprivations']} thiếu hụt, {row['number']} hộ {CLASS_NAMES[klass]}",
                    f"tổng số thiếu hụt {words} = {bound * row['number']}",
                    "kiểm tra các cột d01–d12 và lý do phân loại khác điểm của thôn này", "deprivation_bounds")
            for row in rows
        ]  # fmt: skip
    return findings
