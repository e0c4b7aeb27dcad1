"""The start of a year must be the approved end of the year before: checked household by household."""

from __future__ import annotations

from itertools import repeat

import numpy as np

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.sheet import Sheet, Typed
from analysis.intake.values import CLASS_NAMES, UNLISTED

LISTED = frozenset({"poor", "near_poor"})


def check_chain(households: Sheet, previous: Sheet, villages: list[str]) -> list[Finding]:
    """Warnings where the start class is not last year's end class, the village is another, or a listed household disappears.

    `villages`: the register's names at the end of this year.
    """
    file, previous_file = households.file, previous.file
    listed = previous["class_end"].where(LISTED.__contains__)
    if not len(households) and listed.any():
        return [_empty(file, previous_file, int(listed.sum()))]
    last = _last_rows(households, previous)
    known, before = last >= 0, _at(previous["class_end"], last)
    start_listed = households["class_start"].where(LISTED.__contains__)
    # a household that was not on last year's file was not reviewed then, which is right for one that was not poor
    # nothing is counted from which of the unlisted classes a household starts
    unlisted = households["class_start"].where(UNLISTED.__contains__) & np.isin(before, UNLISTED)
    findings = flag(
        households, known & (before != _at(households["class_start"])) & ~unlisted,
        check="start_is_last_end", severity="warning", column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected=lambda row: f"“{CLASS_NAMES[row['before']]}” như phân loại cuối kỳ trong {previous.file_of(row['last'])}",
        remedy="sửa phân loại đầu kỳ, hoặc kèm quyết định điều chỉnh kết quả năm trước",
        more={"before": before, "last": last},
    )  # fmt: skip
    findings += flag(
        households, ~known & start_listed,
        check="start_is_last_end", severity="warning", column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected=lambda row: f"hộ có trong {previous_file} (mã {row['household_id']})",
        remedy="kiểm tra mã hộ; hộ được bổ sung trong năm thì để trống phân loại đầu kỳ hoặc ghi “không nghèo”",
    )  # fmt: skip
    village_before = _at(previous["village"], last)
    elsewhere = known & start_listed & (village_before != _at(households["village"]))
    # a village that the register no longer has was renamed or merged: nobody moved
    elsewhere[elsewhere] = list(map(set(villages).__contains__, village_before[elsewhere]))
    findings += flag(
        households, elsewhere,
        check="village_kept", severity="warning", column="village",
        expected=lambda row: f"{row['before']} như trong {previous.file_of(row['last'])}: số đầu kỳ của từng thôn bằng số cuối kỳ trước",
        remedy="kiểm tra mã hộ và tên thôn; hộ chuyển thôn thì số đầu kỳ của hai thôn lệch số cuối năm trước, ghi rõ khi báo cáo",
        more={"before": village_before, "last": last},
    )  # fmt: skip
    kept = np.zeros(len(previous), dtype=bool)
    kept[last[known]] = True
    ids = previous["household_id"]
    findings += flag(
        previous, listed & ~kept[ids.first_rows[ids.merged.codes]],
        check="listed_household_kept", severity="warning", column="household_id",
        expected=f"hộ nghèo, cận nghèo cuối năm trước phải có dòng trong {file}",
        remedy="thêm dòng của hộ này với phân loại cuối kỳ, hoặc biến động chuyển đi, chết, nhập hộ",
    )  # fmt: skip
    return findings


def _last_rows(households: Sheet, previous: Sheet) -> np.ndarray:
    """By row of `households`: the row of the same household in `previous`, −1 where there is none."""
    now, then = households["household_id"].merged, previous["household_id"].merged
    place = dict(zip(then.values, then.first_rows.tolist(), strict=True))
    return np.fromiter(map(place.get, now.values, repeat(-1)), np.int64, len(now.values))[now.codes]


def _at(column: Typed, rows: np.ndarray | None = None) -> np.ndarray:
    """The values of the column at these rows (default: all), None for the row −1."""
    values = np.array([*column.values, None], dtype=object)
    codes = np.append(column.codes, len(column.values))
    return values[codes[:-1] if rows is None else codes[rows]]


def _empty(file: str, previous_file: str, listed: int) -> Finding:
    return Finding("error", file, None, None, "không có dòng nào", f"dòng của các hộ đã rà soát; {previous_file} có {listed} hộ nghèo, cận nghèo",
                   "kiểm tra tệp có bị cắt hay lưu sai không; hộ đã ra khỏi danh sách vẫn có dòng với phân loại cuối kỳ", "empty_review")  # fmt: skip
