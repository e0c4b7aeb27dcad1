"""Checks of the reviewed households (households.csv), row by row."""

from __future__ import annotations

import numpy as np

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.class_of_standard import check_classes
from analysis.intake.sheet import Sheet, total_by, values_of
from analysis.intake.values import CLASS_NAMES, UNLISTED
from analysis.standards import INDICATOR_CODES, Standard


def check_households(households: Sheet, villages: Sheet | None, standard: Standard, year: int) -> list[Finding]:
    """Findings of the households of one review: identity, members, movement, points against class, registration."""
    findings = [
        *_unique(households),
        *_classes(households, standard, year),
        *_members(households),
        *_movement(households, year),
        *_b2(households, standard),
        *_registered(households),
        *_deprivation_bounds(households, standard),
    ]
    if villages is not None and {"b1", "b2"} <= set(households.columns):
        findings += _class_by_points(households, villages, standard)
    return findings


def _unique(households: Sheet) -> list[Finding]:
    ids = households["household_id"]
    if not ids.repeated.any():
        return []
    first = ids.first_rows[ids.merged.codes]
    return flag(
        households, ids.repeated & ~ids.equals(""),
        check="unique_household", severity="error", column="household_id",
        expected=lambda row: f"mã hộ không trùng (đã có ở dòng {households.rows[row['first']]})",
        remedy="bỏ dòng trùng hoặc sửa mã hộ",
        more={"first": first},
    )  # fmt: skip


def _classes(households: Sheet, standard: Standard, year: int) -> list[Finding]:
    # what stood at the start of a standard's first year may have been classed under the one before
    columns = ("class_start", "class_end") if year > standard.first_year else ("class_end",)
    findings = []
    for column in columns:
        typed = households[column]
        other = [name for name in typed.values if name not in (*standard.classes, "absent")]
        places = np.flatnonzero(typed.where(set(other).__contains__)) if other else []
        rows = [(households.file_of(place), int(households.rows[place]), typed[place]) for place in places]
        findings += check_classes(rows, column, standard)
    return findings


def _members(households: Sheet) -> list[Finding]:
    findings = flag(
        households, households["members"].numbers < 1,
        check="members", severity="error", column="members",
        expected="ít nhất 1 nhân khẩu", remedy="điền số nhân khẩu của hộ",
    )  # fmt: skip
    pairs = [
        ("children_under_16", "members", "error"),
        ("children_uninsured", "children_under_16", "error"),
        ("children_malnourished", "children_under_16", "error"),
        ("children_out_of_school", "children_under_16", "error"),
        ("insured_members", "members", "warning"),
    ]
    for part, whole, severity in pairs:
        if part in households and whole in households:
            findings += flag(
                households, households[part].numbers > households[whole].numbers,
                check=f"{part}_within_{whole}", severity=severity, column=part,
                expected=lambda row, whole=whole: f"không quá {whole} = {row[whole]}",
                remedy="kiểm tra hai số của hộ này",
            )  # fmt: skip
    return findings


def _movement(households: Sheet, year: int) -> list[Finding]:
    change, members = households["change"], households["members"].numbers
    away_at_start, away_at_end = (households[code].equals("absent") for code in ("class_start", "class_end"))
    findings = flag(
        households, change.equals("moved_in") & ~away_at_start,
        check="change_fits_class", severity="error", column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected="để trống, vì hộ chuyển đến không ở xã lúc đầu kỳ", remedy="xóa phân loại đầu kỳ hoặc sửa cột change",
    )  # fmt: skip
    findings += flag(
        households, change.where(lambda word: word in ("moved_out", "died")) & ~away_at_end,
        check="change_fits_class", severity="error", column="class_end",
        value=lambda row: CLASS_NAMES[row["class_end"]],
        expected="để trống, vì hộ chuyển đi hoặc chết không ở xã lúc cuối kỳ",
        remedy="xóa phân loại cuối kỳ hoặc sửa cột change",
    )  # fmt: skip
    findings += flag(
        households, away_at_start & away_at_end,
        check="present_at_some_end", severity="error", column="class_end",
        value="", expected="có phân loại đầu kỳ hoặc cuối kỳ", remedy="điền phân loại, hoặc bỏ dòng nếu hộ không ở xã cả năm",
    )  # fmt: skip
    findings += flag(
        households, (away_at_start != away_at_end) & change.equals(""),
        check="absence_explained", severity="warning", column="change",
        expected="ghi biến động khi hộ chỉ có mặt ở một đầu kỳ: moved_in, moved_out, split, merged hoặc died",
        remedy="điền cột change; hiện hộ được tính vào “khác tăng” hoặc “khác giảm”",
    )  # fmt: skip
    findings += flag(
        households, change.equals("died") & (members > 1),
        check="died_single_person", severity="warning", column="members",
        expected="hộ một người, vì chỉ hộ đơn thân mới giảm do chết", remedy="kiểm tra số nhân khẩu hoặc cột change",
    )  # fmt: skip
    findings += flag(
        households, households["escaped_on"].where(lambda day: day is not None and day.year >= year),
        check="escaped_before_year", severity="warning", column="escaped_on",
        value=lambda row: f"{row['escaped_on']:%d/%m/%Y}",
        expected=f"ngày trước năm {year} (lần thoát nghèo gần nhất trước kỳ rà soát này)",
        remedy="thoát nghèo trong năm nay thể hiện ở phân loại cuối kỳ; ở đây ghi lần trước hoặc để trống",
    )  # fmt: skip
    return findings


def _deprivations(households: Sheet) -> np.ndarray:
    """The number of deprivations of each household."""
    return sum(households[code].mapped(bool, np.int8) for code in INDICATOR_CODES)


def _b2(households: Sheet, standard: Standard) -> list[Finding]:
    if "b2" not in households:
        return []
    each, deprivations, points = (
        standard.points.b2_each_deprivation,
        _deprivations(households),
        households["b2"].numbers,
    )
    return flag(
        households, ~np.isnan(points) & (points != float(each) * deprivations),
        check="b2_is_deprivations", severity="error", column="b2",
        expected=lambda row: f"{each} × {row['deprivations']} chỉ số thiếu hụt = {each * int(row['deprivations'])}",
        remedy="sửa điểm B2 hoặc các cột d01–d12 theo phiếu rà soát",
        more={"deprivations": deprivations},
    )  # fmt: skip


CLASSES = ("", "poor", "near_poor", "not_poor")  # "": the points do not say


def class_by_points(households: Sheet, limit: np.ndarray, standard: Standard) -> np.ndarray:
    """The class (its place in CLASSES) that points and the area's `limit` of B1 give; 0 where a score or the limit is missing."""
    b1, b2 = households["b1"].numbers, households["b2"].numbers
    unknown, low = np.isnan(b1) | np.isnan(b2) | np.isnan(limit), b1 <= limit
    given = np.where(low, np.where(b2 >= standard.points.b2_at_least, np.int8(1), np.int8(2)), np.int8(3))
    return np.where(unknown, np.int8(0), given)


def _class_by_points(households: Sheet, villages: Sheet, standard: Standard) -> list[Finding]:
    rows = zip(values_of(villages["village"]), values_of(villages["area"]), strict=True)
    areas: dict[object, str] = {}
    for name, area in rows:
        areas.setdefault(name, area)
    limit_of = {name: standard.points.b1_at_most.get(area, np.nan) for name, area in areas.items()}
    limit = households["village"].mapped(lambda name: limit_of.get(name, np.nan), float)
    given = class_by_points(households, limit, standard)
    # a household that left has no class at the end, which no points give
    place = {name: CLASSES.index("not_poor" if name in UNLISTED else name) for name in CLASS_NAMES if name != "absent"}
    found = households["class_end"].mapped(lambda name: place.get(name, 0), np.int8)
    differs = (given > 0) & (found > 0) & (given != found)
    reasoned = ~households["override_reason"].equals("") if "override_reason" in households else np.False_
    findings = flag(
        households, differs & ~reasoned,
        check="class_by_points", severity="error", column="class_end",
        value=lambda row: CLASS_NAMES[row["class_end"]],
        expected=lambda row: (
            f"“{CLASS_NAMES[CLASSES[row['given']]]}” theo điểm B1 = {row['b1']} (ngưỡng {int(row['limit'])}), B2 = {row['b2']}"
            " hoặc có lý do phân loại khác điểm"
        ),
        remedy="sửa phân loại hoặc điểm; nếu hội nghị thôn quyết định khác, ghi lý do vào cột override_reason",
        more={"given": given, "limit": limit},
    )  # fmt: skip
    findings += flag(
        households, differs & reasoned,
        check="class_overridden", severity="note", column="override_reason",
        expected=lambda row: f"theo điểm là “{CLASS_NAMES[CLASSES[row['given']]]}”, xếp “{CLASS_NAMES[row['class_end']]}” vì có lý do",
        remedy="không phải sửa; người duyệt đọc lại lý do",
        more={"given": given},
    )  # fmt: skip
    return findings


def _registered(households: Sheet) -> list[Finding]:
    return flag(
        households, households["registered"].where(bool) & ~households["class_end"].equals("poor"),
        check="registered_is_poor", severity="warning", column="registered",
        value="có", expected="chỉ hộ nghèo cuối kỳ đăng ký thoát nghèo năm sau",
        remedy="kiểm tra phân loại; hộ này không được tính vào số đăng ký",
    )  # fmt: skip


def _deprivation_bounds(households: Sheet, standard: Standard) -> list[Finding]:
    """Warnings where a village's deprivations are fewer than its poor, or more than its near-poor, can have."""
    least, deprivations, village = standard.poor_from_deprivations, _deprivations(households), households["village"]
    findings = []
    for klass, words, bound, outside in (
        ("poor", f"ít nhất {least} × số hộ nghèo", least, lambda total, bound: total < bound),
        ("near_poor", f"nhiều nhất {least - 1} × số hộ cận nghèo", least - 1, lambda total, bound: total > bound),
    ):
        of_class = households["class_end"].equals(klass)
        number, total = total_by(village, rows=of_class), total_by(village, deprivations, of_class)
        findings += [
            Finding("warning", households.file, None, "class_end", f"{name}: {total[name]} thiếu hụt, {number[name]} hộ {CLASS_NAMES[klass]}",
                    f"tổng số thiếu hụt {words} = {bound * number[name]}",
                    "kiểm tra các cột d01–d12 và lý do phân loại khác điểm của thôn này", "deprivation_bounds")
            for name in sorted(number) if outside(total[name], bound * number[name])
        ]  # fmt: skip
    return findings
