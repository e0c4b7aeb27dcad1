"""Checks of the village register (villages.csv): alone, against the households reviewed, against the register before."""

from __future__ import annotations

import numpy as np

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.people_list import MAJORITY
from analysis.intake.sheet import Sheet, Typed, total_by, values_of
from analysis.intake.text import did_you_mean

COUNTS = ("households", "persons", "minority_households", "minority_persons")


def check_villages(villages: Sheet) -> list[Finding]:
    """Findings of the register alone: village named twice, area missing, minority above the whole, fewer persons than households."""
    # capitals do not make another village, tones may
    names = Typed(villages["village"].codes, [name.casefold() for name in villages["village"].values], "str")
    findings = flag(
        villages, names.repeated,
        check="unique_village", severity="error", column="village",
        expected="mỗi thôn một dòng", remedy="gộp hoặc bỏ dòng trùng",
    )  # fmt: skip
    findings += flag(
        villages, villages["village"].where(lambda name: name in ("", "total")),
        check="village_name", severity="error", column="village",
        expected="tên thôn", remedy="điền tên thôn như trong quyết định thành lập",
    )  # fmt: skip
    findings += _total_row(villages)
    for column in ("persons", "minority_households", "minority_persons"):
        findings += flag(
            villages, np.isnan(villages[column].numbers),
            check="blank_register_count", severity="warning", column=column,
            expected="số của sổ đăng ký cư trú", remedy="điền số; khi để trống, các tỷ lệ dựa vào số này cũng để trống",
        )  # fmt: skip
    for part, whole in (("minority_households", "households"), ("minority_persons", "persons")):
        findings += flag(
            villages, villages[part].numbers > villages[whole].numbers,
            check="minority_within_register", severity="error", column=part,
            expected=lambda row, whole=whole: f"không quá {whole} = {row[whole]}", remedy="kiểm tra hai số của thôn này",
        )  # fmt: skip
    findings += flag(
        villages, villages["persons"].numbers < villages["households"].numbers,
        check="persons_at_least_households", severity="warning", column="persons",
        expected=lambda row: f"ít nhất bằng số hộ {row['households']}", remedy="kiểm tra số hộ và số nhân khẩu của thôn",
    )  # fmt: skip
    return findings


def _total_row(villages: Sheet) -> list[Finding]:
    """A last row that is the sum of the others in every count is a total under another name, not a village."""
    last = np.zeros(len(villages), dtype=bool)
    if len(villages) > 2:
        counts = np.array([villages[column].numbers for column in COUNTS])
        of_others = np.nansum(counts[:, :-1], axis=1)
        last[-1] = (counts[:, -1] == of_others).all() and counts[:, -1].sum() > 0
    return flag(
        villages, last,
        check="total_row", severity="error", column="village",
        expected="tên một thôn; dòng này bằng tổng các dòng trên ở mọi cột", remedy="đổi tên dòng tổng thành “Tổng cộng” hoặc bỏ dòng này",
    )  # fmt: skip


def check_register(villages: Sheet, households: Sheet) -> list[Finding]:
    """Findings where more households or persons were reviewed than the register has, by village."""
    present = ~households["class_end"].equals("absent")
    minority = present & ~households["ethnicity"].equals(MAJORITY)
    village, members = households["village"], households["members"].numbers
    reviewed = {
        "households": total_by(village, rows=present),
        "persons": total_by(village, members, present),
        "minority_households": total_by(village, rows=minority),
        "minority_persons": total_by(village, members, minority),
    }
    findings = []
    for column, by_village in reviewed.items():
        seen = villages["village"].mapped(lambda name, by_village=by_village: by_village.get(name, 0), int)
        findings += flag(
            villages, villages[column].numbers < seen,
            check="register_at_least_reviewed", severity="warning" if column.startswith("minority") else "error", column=column,
            expected=lambda row: f"ít nhất bằng số đã rà soát: {row['seen']}",
            remedy="cập nhật tổng số của thôn theo sổ đăng ký cư trú, hoặc bỏ hộ trùng trong danh sách hộ",
            more={"seen": seen},
        )  # fmt: skip
    return findings


def check_continues(villages: Sheet, previous: Sheet, review: str) -> list[Finding]:
    """A warning for each village of the review before that the register no longer has: nothing of it can be compared.

    `review`: what to call the review before.
    """
    known, before = values_of(villages["village"]), values_of(previous["village"])
    gone, new = set(before) - set(known), set(known) - set(before)
    return [
        Finding("warning", villages.file, None, "village", name, f"có thôn này như trong {review}, hoặc tên mới của thôn ghi trong units.toml",
                "thêm dòng của thôn; thôn đổi tên hay sáp nhập thì ghi tên cũ và tên mới vào data/raw/units.toml" + did_you_mean(name, [other for other in known if other in new]),
                "village_continues")
        for name in before
        if name in gone
    ]  # fmt: skip
