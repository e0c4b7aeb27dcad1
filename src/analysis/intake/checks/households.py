"""Checks of the reviewed households (households.csv), row by row."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.values import CLASS_NAMES
from analysis.standards import INDICATOR_CODES, Standard


def check_households(
    households: pd.DataFrame, villages: pd.DataFrame | None, standard: Standard, year: int, file: str
) -> list[Finding]:
    """Findings of the households of one review: identity, members, movement, points against class, registration."""
    findings = [
        *_unique(households, file),
        *_members(households, file),
        *_movement(households, year, file),
        *_b2(households, standard, file),
        *_registered(households, file),
        *_deprivation_bounds(households, standard, file),
    ]
    if villages is not None and {"b1", "b2"} <= set(households.columns):
        findings += _class_by_points(households, villages, standard, file)
    return findings


def _unique(households: pd.DataFrame, file: str) -> list[Finding]:
    repeated = households["household_id"].duplicated() & (households["household_id"] != "")
    if not repeated.any():
        return []
    first = households.drop_duplicates("household_id").set_index("household_id")["source_row"]
    return flag(
        households, repeated,
        check="unique_household", severity="error", file=file, column="household_id",
        expected=lambda row: f"mã hộ không trùng (đã có ở dòng {first[row['household_id']]})",
        remedy="bỏ dòng trùng hoặc sửa mã hộ",
    )  # fmt: skip


def _members(households: pd.DataFrame, file: str) -> list[Finding]:
    findings = flag(
        households, households["members"] < 1,
        check="members", severity="error", file=file, column="members",
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
                households, households[part] > households[whole],
                check=f"{part}_within_{whole}", severity=severity, file=file, column=part,
                expected=lambda row, whole=whole: f"không quá {whole} = {row[whole]}",
                remedy="kiểm tra hai số của hộ này",
            )  # fmt: skip
    return findings


def _movement(households: pd.DataFrame, year: int, file: str) -> list[Finding]:
    start, end, change = households["class_start"], households["class_end"], households["change"]
    findings = flag(
        households, (change == "moved_in") & (start != "absent"),
        check="change_fits_class", severity="error", file=file, column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected="để trống, vì hộ chuyển đến không ở xã lúc đầu kỳ", remedy="xóa phân loại đầu kỳ hoặc sửa cột change",
    )  # fmt: skip
    findings += flag(
        households, change.isin(["moved_out", "died"]) & (end != "absent"),
        check="change_fits_class", severity="error", file=file, column="class_end",
        value=lambda row: CLASS_NAMES[row["class_end"]],
        expected="để trống, vì hộ chuyển đi hoặc chết không ở xã lúc cuối kỳ",
        remedy="xóa phân loại cuối kỳ hoặc sửa cột change",
    )  # fmt: skip
    findings += flag(
        households, (start == "absent") & (end == "absent"),
        check="present_at_some_end", severity="error", file=file, column="class_end",
        value="", expected="có phân loại đầu kỳ hoặc cuối kỳ", remedy="điền phân loại, hoặc bỏ dòng nếu hộ không ở xã cả năm",
    )  # fmt: skip
    findings += flag(
        households, ((start == "absent") != (end == "absent")) & (change == ""),
        check="absence_explained", severity="warning", file=file, column="change",
        expected="ghi biến động khi hộ chỉ có mặt ở một đầu kỳ: moved_in, moved_out, split, merged hoặc died",
        remedy="điền cột change; hiện hộ được tính vào “khác tăng” hoặc “khác giảm”",
    )  # fmt: skip
    findings += flag(
        households, (change == "died") & (households["members"] > 1),
        check="died_single_person", severity="warning", file=file, column="members",
        expected="hộ một người, vì chỉ hộ đơn thân mới giảm do chết", remedy="kiểm tra số nhân khẩu hoặc cột change",
    )  # fmt: skip
    findings += flag(
        households, households["escaped_on"].dt.year >= year,
        check="escaped_before_year", severity="warning", file=file, column="escaped_on",
        value=lambda row: f"{row['escaped_on']:%d/%m/%Y}",
        expected=f"ngày trước năm {year} (lần thoát nghèo gần nhất trước kỳ rà soát này)",
        remedy="thoát nghèo trong năm nay thể hiện ở phân loại cuối kỳ; ở đây ghi lần trước hoặc để trống",
    )  # fmt: skip
    return findings


def _b2(households: pd.DataFrame, standard: Standard, file: str) -> list[Finding]:
    if "b2" not in households:
        return []
    each = standard.points.b2_each_deprivation
    deprivations = pd.Series(households[list(INDICATOR_CODES)].to_numpy().sum(axis=1), households.index)
    wrong = households["b2"].notna() & (households["b2"] != each * deprivations)
    if not wrong.any():
        return []
    return flag(
        households.assign(deprivations=deprivations),
        wrong,
        check="b2_is_deprivations", severity="error", file=file, column="b2",
        expected=lambda row: f"{each} × {row['deprivations']} chỉ số thiếu hụt = {each * row['deprivations']}",
        remedy="sửa điểm B2 hoặc các cột d01–d12 theo phiếu rà soát",
    )  # fmt: skip


def class_by_points(households: pd.DataFrame, area: pd.Series, standard: Standard) -> pd.Series:
    """The class that points and area give: `poor`, `near_poor`, `not_poor`; `""` where a score or the area is missing."""
    points = standard.points
    limit = area.map(points.b1_at_most).astype("Int64")
    low = (households["b1"] <= limit).fillna(False)
    many = (households["b2"] >= points.b2_at_least).fillna(False)
    result = pd.Series("not_poor", index=households.index, dtype="str")
    result[low & ~many] = "near_poor"
    result[low & many] = "poor"
    result[households["b1"].isna() | households["b2"].isna() | limit.isna()] = ""
    return result


def _class_by_points(households: pd.DataFrame, villages: pd.DataFrame, standard: Standard, file: str) -> list[Finding]:
    area = households["village"].map(villages.drop_duplicates("village").set_index("village")["area"])
    given = class_by_points(households, area, standard)
    differs = (given != "") & (households["class_end"] != "absent") & (given != households["class_end"])
    if not differs.any():
        return []
    # only the rows that differ are looked at further: a province has half a million that do not
    households, given, area, differs = households[differs], given[differs], area[differs], differs[differs]
    reason = households["override_reason"] if "override_reason" in households else pd.Series("", households.index)
    rows = households.assign(given=given, area=area)
    limits = standard.points.b1_at_most
    findings = flag(
        rows, differs & (reason == ""),
        check="class_by_points", severity="error", file=file, column="class_end",
        value=lambda row: CLASS_NAMES[row["class_end"]],
        expected=lambda row: (
            f"“{CLASS_NAMES[row['given']]}” theo điểm B1 = {row['b1']} (ngưỡng {limits[row['area']]}), B2 = {row['b2']}"
            " hoặc có lý do phân loại khác điểm"
        ),
        remedy="sửa phân loại hoặc điểm; nếu hội nghị thôn quyết định khác, ghi lý do vào cột override_reason",
    )  # fmt: skip
    findings += flag(
        rows, differs & (reason != ""),
        check="class_overridden", severity="note", file=file, column="override_reason",
        expected=lambda row: f"theo điểm là “{CLASS_NAMES[row['given']]}”, xếp “{CLASS_NAMES[row['class_end']]}” vì có lý do",
        remedy="không phải sửa; người duyệt đọc lại lý do",
    )  # fmt: skip
    return findings


def _registered(households: pd.DataFrame, file: str) -> list[Finding]:
    return flag(
        households, households["registered"] & (households["class_end"] != "poor"),
        check="registered_is_poor", severity="warning", file=file, column="registered",
        value="có", expected="chỉ hộ nghèo cuối kỳ đăng ký thoát nghèo năm sau",
        remedy="kiểm tra phân loại; hộ này không được tính vào số đăng ký",
    )  # fmt: skip


def _deprivation_bounds(households: pd.DataFrame, standard: Standard, file: str) -> list[Finding]:
    """Warnings where a village's deprivations are fewer than its poor, or more than its near-poor, can have."""
    least = standard.poor_from_deprivations
    deprivations = pd.Series(households[list(INDICATOR_CODES)].to_numpy().sum(axis=1), households.index)
    findings = []
    for klass, words, outside in (
        ("poor", f"ít nhất {least} × số hộ nghèo", lambda total, number: total < least * number),
        ("near_poor", f"nhiều nhất {least - 1} × số hộ cận nghèo", lambda total, number: total > (least - 1) * number),
    ):
        listed = households["class_end"] == klass
        by_village = deprivations[listed].groupby(households.loc[listed, "village"]).agg(["sum", "size"])
        for village, row in by_village[outside(by_village["sum"], by_village["size"])].iterrows():
            findings.append(
                Finding("warning", file, None, "class_end", f"{village}: {row['sum']} thiếu hụt, {row['size']} hộ {CLASS_NAMES[klass]}",
                        f"tổng số thiếu hụt {words} = {(least if klass == 'poor' else least - 1) * row['size']}",
                        "kiểm tra các cột d01–d12 và lý do phân loại khác điểm của thôn này", "deprivation_bounds")
            )  # fmt: skip
    return findings
