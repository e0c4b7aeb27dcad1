"""Checks of the recognitions of a year (recognitions.csv): each goes on from where the household stood before it."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.flag_frame import flag_frame
from analysis.intake.class_of_standard import check_classes
from analysis.intake.values import CLASS_NAMES, UNLISTED
from analysis.standards import standard_for

ABSENT = "absent"


def check_recognitions(
    recognitions: pd.DataFrame, last_households: pd.DataFrame | None, year: int, file: str, last_file: str
) -> list[Finding]:
    """Findings of the recognitions, in whatever order their rows stand; `last_households`: the review they start from."""
    findings = [*_dates(recognitions, year, file), *_rows(recognitions, file), *_classes(recognitions, year, file)]
    if last_households is not None:
        findings += _chain(recognitions, last_households, file, last_file)
    return findings


def _dates(recognitions: pd.DataFrame, year: int, file: str) -> list[Finding]:
    return flag_frame(
        recognitions, recognitions["date"].notna() & (recognitions["date"].dt.year != year),
        check="date_in_year", severity="error", file=file, column="date",
        value=lambda row: f"{row['date']:%d/%m/%Y}",
        expected=f"ngày trong năm {year}", remedy="sửa ngày, hoặc chuyển dòng sang tệp của năm ấy",
    )  # fmt: skip


def _classes(recognitions: pd.DataFrame, year: int, file: str) -> list[Finding]:
    standard, findings = standard_for(year), []
    # what stood before in a standard's first year may have been classed under the one before
    for column in ("class_from", "class_to") if year > standard.first_year else ("class_to",):
        other = recognitions[~recognitions[column].isin([*standard.classes, ABSENT])]
        rows = [(file, int(row), klass) for row, klass in zip(other["source_row"], other[column], strict=True)]
        findings += check_classes(rows, column, standard)
    return findings


def _rows(recognitions: pd.DataFrame, file: str) -> list[Finding]:
    before, after, change = recognitions["class_from"], recognitions["class_to"], recognitions["change"]
    repeated = recognitions.duplicated(["household_id", "date"]) & recognitions["date"].notna()
    findings = flag_frame(
        recognitions, repeated & (recognitions["household_id"] != ""),
        check="unique_recognition", severity="error", file=file, column="household_id",
        expected=lambda row: f"mỗi hộ một dòng trong một ngày ({row['date']:%d/%m/%Y} đã có dòng của hộ này)",
        remedy="bỏ dòng trùng; hai quyết định khác nhau thì ghi đúng ngày của từng quyết định",
    )  # fmt: skip
    findings += flag_frame(
        recognitions, recognitions["members"] < 1,
        check="members", severity="error", file=file, column="members",
        expected="ít nhất 1 nhân khẩu", remedy="điền số nhân khẩu của hộ khi được công nhận",
    )  # fmt: skip
    findings += flag_frame(
        recognitions, (before == after) & ((change == "") | (before == ABSENT)),
        check="something_changed", severity="error", file=file, column="class_to",
        value=lambda row: CLASS_NAMES[row["class_to"]],
        expected="phân loại sau khác phân loại trước, hoặc có biến động khác của hộ đang ở xã", remedy="sửa phân loại sau, hoặc bỏ dòng này",
    )  # fmt: skip
    findings += flag_frame(
        recognitions, (change == "moved_in") & (before != ABSENT),
        check="change_fits_class", severity="error", file=file, column="class_from",
        value=lambda row: CLASS_NAMES[row["class_from"]],
        expected="để trống, vì hộ chuyển đến chưa ở xã", remedy="xóa phân loại trước hoặc sửa cột change",
    )  # fmt: skip
    findings += flag_frame(
        recognitions, change.isin(["moved_out", "died"]) & (after != ABSENT),
        check="change_fits_class", severity="error", file=file, column="class_to",
        value=lambda row: CLASS_NAMES[row["class_to"]],
        expected="để trống, vì hộ chuyển đi hoặc chết không còn ở xã", remedy="xóa phân loại sau hoặc sửa cột change",
    )  # fmt: skip
    findings += flag_frame(
        recognitions, ((before == ABSENT) != (after == ABSENT)) & (change == ""),
        check="absence_explained", severity="warning", file=file, column="change",
        expected="ghi biến động khi hộ chỉ có mặt trước hoặc sau lần công nhận: moved_in, moved_out, split, merged hoặc died",
        remedy="điền cột change; hiện hộ được tính vào “khác tăng” hoặc “khác giảm”",
    )  # fmt: skip
    return findings


def _chain(recognitions: pd.DataFrame, last: pd.DataFrame, file: str, last_file: str) -> list[Finding]:
    known = last.drop_duplicates("household_id").set_index("household_id")
    ordered = recognitions.sort_values("date", kind="stable")
    earlier = ordered.groupby("household_id")["class_to"].shift()
    first = earlier.isna()
    reviewed = ordered["household_id"].map(known["class_end"])
    rows = ordered.assign(before=earlier.where(~first, reviewed), first=first)
    # one household twice on a day has no order; it is told once, as a repeated row
    usable = rows["date"].notna() & (rows["household_id"] != "") & ~rows.duplicated(["household_id", "date"])
    unlisted = rows["before"].isin(UNLISTED) & rows["class_from"].isin(UNLISTED)
    broken = usable & rows["before"].notna() & (rows["before"] != rows["class_from"]) & ~unlisted
    findings = flag_frame(
        rows, broken,
        check="goes_on_from_before", severity="error", file=file, column="class_from",
        value=lambda row: CLASS_NAMES[row["class_from"]],
        expected=lambda row: f"{_named(row['before'])} như {f'cuối kỳ trong {last_file}' if row['first'] else 'sau lần công nhận trước của hộ này'}",
        remedy="kiểm tra mã hộ, ngày và phân loại; thiếu lần công nhận ở giữa thì thêm dòng",
    )  # fmt: skip
    findings += flag_frame(
        rows, usable & first & reviewed.isna() & rows["class_from"].isin(["poor", "near_poor"]),
        check="known_household", severity="error", file=file, column="household_id",
        expected=lambda row: f"hộ {CLASS_NAMES[row['class_from']]} có trong {last_file}",
        remedy="kiểm tra mã hộ; hộ chưa từng trong danh sách thì phân loại trước là “không nghèo”, hộ chuyển đến thì để trống",
    )  # fmt: skip
    village = rows["household_id"].map(known["village"])
    findings += flag_frame(
        rows.assign(home=village), usable & village.notna() & (village != rows["village"]) & (rows["village"] != ""),
        check="village_of_the_household", severity="warning", file=file, column="village",
        expected=lambda row: f"{row['home']}, thôn của hộ trong {last_file}",
        remedy="sửa tên thôn hoặc mã hộ; báo cáo tính hộ ở thôn của kỳ rà soát",
    )  # fmt: skip
    return findings


def _named(klass: str) -> str:
    return f"“{CLASS_NAMES[klass]}”" if CLASS_NAMES[klass] else "để trống (không ở xã)"


def check_recognised(recognitions: pd.DataFrame, households: pd.DataFrame, file: str) -> list[Finding]:
    """Warnings where the year's review ends otherwise than a household's last recognition: poor or not, or not there."""
    last = recognitions.sort_values("date", kind="stable").drop_duplicates("household_id", keep="last")
    ends = households.drop_duplicates("household_id").set_index("household_id")["class_end"]
    rows = last.assign(review=last["household_id"].map(ends))
    poor_now, poor_then = rows["review"] == "poor", rows["class_to"] == "poor"
    findings = flag_frame(
        rows, rows["review"].notna() & (poor_now != poor_then),
        check="recognition_and_review", severity="warning", file=file, column="class_to",
        value=lambda row: f"{row['household_id']}: {CLASS_NAMES[row['class_to']] or 'không còn ở xã'}",
        expected=lambda row: f"như kết quả rà soát cuối năm: {_named(row['review'])}",
        remedy="đối chiếu quyết định công nhận với phiếu rà soát; báo cáo cuối năm lấy kết quả rà soát",
    )  # fmt: skip
    findings += flag_frame(
        rows, rows["review"].isna() & (rows["class_to"].isin(["poor", "near_poor"])),
        check="recognition_and_review", severity="warning", file=file, column="household_id",
        expected=f"hộ được công nhận {CLASS_NAMES['poor']}, {CLASS_NAMES['near_poor']} trong năm phải có dòng trong households.csv",
        remedy="thêm dòng của hộ này vào kết quả rà soát, hoặc sửa mã hộ",
    )  # fmt: skip
    return findings
