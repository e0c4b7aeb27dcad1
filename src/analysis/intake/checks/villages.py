"""Checks of the village register (villages.csv): alone, against the households reviewed, against the register before."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.part_of import parts_within_wholes
from analysis.intake.checks.rule import Rule, told
from analysis.intake.checks.sizes import all_members_plausible, persons_plausible
from analysis.intake.people_list import MAJORITY
from analysis.intake.sheets import Sheet
from analysis.intake.text import did_you_mean
from analysis.rules.plausible import plausible

COUNTS = ("households", "persons", "minority_households", "minority_persons")


def check_villages(villages: Sheet) -> list[Finding]:
    """Findings of the register alone: village named twice, area missing, minority above the whole, fewer persons than
    households.
    """
    # capitals do not make another village, tones may
    return told(villages, Rule(
        ~pl.col("village").str.to_lowercase().is_first_distinct(),
        check="unique_village", severity="error", column="village",
        expected="mỗi thôn một dòng", remedy="gộp hoặc bỏ dòng trùng",
    ), Rule(
        pl.col("village").is_in(["", "total"]),
        check="village_name", severity="error", column="village",
        expected="tên thôn", remedy="điền tên thôn như trong quyết định thành lập",
    ), *_blank_counts(), *parts_within_wholes(villages, "villages"), Rule(
        pl.col("persons") < pl.col("households"),
        check="persons_at_least_households", severity="warning", column="persons",
        expected=lambda row: f"ít nhất bằng số hộ {row['households']}", remedy="kiểm tra số hộ và số nhân khẩu của thôn",
    ), persons_plausible())  # fmt: skip


def _blank_counts() -> list[Rule]:
    return [
        Rule(
            pl.col(column).is_null(),
            check="blank_register_count", severity="warning", column=column,
            expected="số của sổ đăng ký cư trú", remedy="điền số; khi để trống, các tỷ lệ dựa vào số này cũng để trống",
        )
        for column in ("persons", "minority_households", "minority_persons")
    ]  # fmt: skip


def check_register(villages: Sheet, households: Sheet) -> list[Finding]:
    """Findings where more households or persons were reviewed than the register has, by village."""
    minority = pl.col("ethnicity") != MAJORITY
    reviewed = (
        households.frame.lazy()
        .filter(pl.col("class_end") != "absent")
        .select("village", "members", minority=minority, of_minority=pl.when(minority).then("members"))
        .group_by("village")
        .agg(
            households_seen=pl.len(),
            persons_seen=pl.col("members").sum(),
            minority_households_seen=pl.col("minority").sum(),
            minority_persons_seen=pl.col("of_minority").sum(),
            plausible=all_members_plausible(),
        )
        # a household of 3000 is told where it stands
        .with_columns(pl.when("plausible").then(pl.col("persons_seen", "minority_persons_seen")))
        .collect()
    )
    compared = Sheet(villages.file, villages.frame.join(reviewed, on="village", how="left", maintain_order="left"))
    return told(compared, *(
        Rule(
            pl.col(column) < pl.col(f"{column}_seen"),
            check="register_at_least_reviewed", severity="warning" if column.startswith("minority") else "error", column=column,
            expected=lambda row, column=column: f"ít nhất bằng số đã rà soát: {row[f'{column}_seen']}",
            remedy="cập nhật tổng số của thôn theo sổ đăng ký cư trú, hoặc bỏ hộ trùng trong danh sách hộ",
        )
        for column in COUNTS
    ))  # fmt: skip


def check_continues(villages: Sheet, previous: Sheet, review: str) -> list[Finding]:
    """A warning for each village of the review before that the register no longer has: nothing of it can be compared.

    `review`: what to call the review before.
    """
    known, before = (sheet["village"].drop_nulls().to_list() for sheet in (villages, previous))
    gone, new = set(before) - set(known), set(known) - set(before)
    return [
        Finding("warning", villages.file, None, "village", name, f"có thôn này như trong {review}, hoặc tên mới của thôn ghi trong units.toml",
                "thêm dòng của thôn; thôn đổi tên hay sáp nhập thì ghi tên cũ và tên mới vào data/raw/units.toml" + did_you_mean(name, [other for other in known if other in new]),
                "village_continues")
        for name in before
        if name in gone
    ]  # fmt: skip


def check_same_register(villages: Sheet, previous: Sheet, review: str) -> list[Finding]:
    """A warning where (nearly) nothing of the register has changed since the review before: it is last year's, handed
    in again.

    `review`: what to call the review before. One village alone may well stay as it was.
    """
    both = villages.frame.join(previous.frame.select("village", *COUNTS), on="village", suffix="_before")
    unchanged = pl.all_horizontal([pl.col(column) == pl.col(f"{column}_before") for column in COUNTS])
    same = both.select(unchanged.sum()).item()
    if same < max(2, plausible().stale_share * len(villages)):
        return []
    value = (
        f"{same} thôn, mọi con số như trong {review}"
        if same == len(villages)
        else f"{same} trong {len(villages)} thôn, mọi con số như trong {review}"
    )
    return [
        Finding("warning", villages.file, None, None, value, "số hộ, số nhân khẩu của thôn ở kỳ rà soát này",
                f"kiểm tra có nộp nhầm tệp cũ không; lấy số của sổ đăng ký cư trú cuối năm ghi vào {villages.file}", "file_of_last_year")
    ]  # fmt: skip
