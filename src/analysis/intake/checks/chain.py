"""The start of a year must be the approved end of the year before: checked household by household."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.flag import LABEL, flag
from analysis.intake.values import CLASS_NAMES

LISTED = ("poor", "near_poor")


def check_chain(households: pd.DataFrame, previous: pd.DataFrame, file: str, previous_file: str) -> list[Finding]:
    """Warnings where the start class is not last year's end class, or a listed household disappears without a row.

    `previous_file`: what to call the review before; of old units' households, each row says its own file in `LABEL`.
    """
    listed = previous["class_end"].isin(LISTED)
    if households.empty and listed.any():
        return [_empty(file, previous_file, int(listed.sum()))]
    files = previous[LABEL] if LABEL in previous else pd.Series(previous_file, previous.index, dtype="str")
    last = previous.assign(**{LABEL: files}).drop_duplicates("household_id").set_index("household_id")
    before = households["household_id"].map(last["class_end"])
    known = before.notna()
    broken, unknown = known & (before != households["class_start"]), ~known & households["class_start"].isin(LISTED)
    rows = households.assign(before=before) if broken.any() or unknown.any() else households
    # a household that was not on last year's file was not reviewed then, which is right for one that was not poor
    findings = flag(
        rows,
        broken,
        check="start_is_last_end", severity="warning", file=file, column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected=lambda row: f"“{CLASS_NAMES[row['before']]}” như phân loại cuối kỳ trong {last[LABEL][row['household_id']]}",
        remedy="sửa phân loại đầu kỳ, hoặc kèm quyết định điều chỉnh kết quả năm trước",
    )  # fmt: skip
    findings += flag(
        rows,
        unknown,
        check="start_is_last_end", severity="warning", file=file, column="class_start",
        value=lambda row: CLASS_NAMES[row["class_start"]],
        expected=lambda row: f"hộ có trong {previous_file} (mã {row['household_id']})",
        remedy="kiểm tra mã hộ; hộ được bổ sung trong năm thì để trống phân loại đầu kỳ hoặc ghi “không nghèo”",
    )  # fmt: skip
    kept = set(households["household_id"])
    gone = listed & ~previous["household_id"].map(kept.__contains__).astype(bool)
    findings += flag(
        previous.assign(**{LABEL: files}), gone,
        check="listed_household_kept", severity="warning", file=lambda row: row[LABEL], column="household_id",
        expected=f"hộ nghèo, cận nghèo cuối năm trước phải có dòng trong {file}",
        remedy="thêm dòng của hộ này với phân loại cuối kỳ, hoặc biến động chuyển đi, chết, nhập hộ",
    )  # fmt: skip
    return findings


def _empty(file: str, previous_file: str, listed: int) -> Finding:
    return Finding("error", file, None, None, "không có dòng nào", f"dòng của các hộ đã rà soát; {previous_file} có {listed} hộ nghèo, cận nghèo",
                   "kiểm tra tệp có bị cắt hay lưu sai không; hộ đã ra khỏi danh sách vẫn có dòng với phân loại cuối kỳ", "empty_review")  # fmt: skip
