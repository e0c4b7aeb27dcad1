"""Checks of the village register (villages.csv), alone and against the households reviewed."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.text import did_you_mean


def check_villages(villages: pd.DataFrame, file: str) -> list[Finding]:
    """Findings of the register alone: village named twice, area missing, minority above the whole, fewer persons than households."""
    findings = flag(
        villages, villages["village"].duplicated(),
        check="unique_village", severity="error", file=file, column="village",
        expected="mỗi thôn một dòng", remedy="gộp hoặc bỏ dòng trùng",
    )  # fmt: skip
    findings += flag(
        villages, villages["village"].isin(["", "total"]),
        check="village_name", severity="error", file=file, column="village",
        expected="tên thôn", remedy="điền tên thôn như trong quyết định thành lập",
    )  # fmt: skip
    findings += _total_row(villages, file)
    for column in ("persons", "minority_households", "minority_persons"):
        findings += flag(
            villages, villages[column].isna(),
            check="blank_register_count", severity="warning", file=file, column=column,
            expected="số của sổ đăng ký cư trú", remedy="điền số; khi để trống, các tỷ lệ dựa vào số này cũng để trống",
        )  # fmt: skip
    for part, whole in (("minority_households", "households"), ("minority_persons", "persons")):
        findings += flag(
            villages, villages[part] > villages[whole],
            check="minority_within_register", severity="error", file=file, column=part,
            expected=lambda row, whole=whole: f"không quá {whole} = {row[whole]}", remedy="kiểm tra hai số của thôn này",
        )  # fmt: skip
    findings += flag(
        villages, villages["persons"] < villages["households"],
        check="persons_at_least_households", severity="warning", file=file, column="persons",
        expected=lambda row: f"ít nhất bằng số hộ {row['households']}", remedy="kiểm tra số hộ và số nhân khẩu của thôn",
    )  # fmt: skip
    return findings


def _total_row(villages: pd.DataFrame, file: str) -> list[Finding]:
    """A last row that is the sum of the others in every count is a total under another name, not a village."""
    counts = villages[["households", "persons", "minority_households", "minority_persons"]]
    last = pd.Series(False, index=villages.index)
    if len(villages) > 2:
        last.iloc[-1] = bool(
            (counts.iloc[-1] == counts.iloc[:-1].sum()).fillna(False).all() and counts.iloc[-1].sum() > 0
        )
    return flag(
        villages, last,
        check="total_row", severity="error", file=file, column="village",
        expected="tên một thôn; dòng này bằng tổng các dòng trên ở mọi cột", remedy="đổi tên dòng tổng thành “Tổng cộng” hoặc bỏ dòng này",
    )  # fmt: skip


def check_register(villages: pd.DataFrame, households: pd.DataFrame, file: str) -> list[Finding]:
    """Findings where more households or persons were reviewed than the register has, by village."""
    present = households[households["class_end"] != "absent"]
    minority = present[present["ethnicity"] != "Kinh"]
    reviewed = {
        "households": present.groupby("village").size(),
        "persons": present.groupby("village")["members"].sum(),
        "minority_households": minority.groupby("village").size(),
        "minority_persons": minority.groupby("village")["members"].sum(),
    }
    findings = []
    for column, by_village in reviewed.items():
        seen = villages["village"].map(by_village).fillna(0)
        findings += flag(
            villages.assign(seen=seen), villages[column] < seen,
            check="register_at_least_reviewed", severity="warning" if column.startswith("minority") else "error", file=file, column=column,
            expected=lambda row: f"ít nhất bằng số đã rà soát: {int(row['seen'])}",
            remedy="cập nhật tổng số của thôn theo sổ đăng ký cư trú, hoặc bỏ hộ trùng trong danh sách hộ",
        )  # fmt: skip
    return findings


def check_continues(villages: pd.DataFrame, previous: pd.DataFrame, file: str, previous_file: str) -> list[Finding]:
    """A warning for each village of the review before that the register no longer has: nothing of it can be compared."""
    known, before = list(villages["village"]), set(previous["village"])
    new = [name for name in known if name not in before]
    return flag(
        previous, ~previous["village"].isin(known),
        check="village_continues", severity="warning", file=file, column="village",
        value=lambda row: row["village"], expected=f"có thôn này như trong {previous_file}, hoặc tên mới của thôn ghi trong units.toml",
        remedy=lambda row: "thêm dòng của thôn; thôn đổi tên hay sáp nhập thì ghi tên cũ và tên mới vào data/raw/units.toml" + did_you_mean(row["village"], new),
        placed=False,
    )  # fmt: skip
