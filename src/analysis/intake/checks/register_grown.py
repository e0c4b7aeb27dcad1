"""The register of villages against that of the review before: counts that no village grows by, villages out of
nowhere.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import ROW, Sheet
from analysis.rules.plausible import plausible

COUNTS = ("households", "persons", "minority_households", "minority_persons")
PARTS = ("households", "persons")
AREA_NAMES = {"rural": "nông thôn", "urban": "thành thị"}
STATES = {"area": "khu vực", "especially_difficult": "diện đặc biệt khó khăn"}


def check_grown(villages: Sheet, previous: Sheet, review: str, spared: Collection[str] = ()) -> list[Finding]:
    """A warning a village for the first count that is no growth of that of the review before, and for its state
    changed.

    `review`: what to call the review before; `spared`: villages with a finding already, in either register.
    """
    columns = [code for code in (*COUNTS, *STATES) if code in villages and code in previous]
    before = previous.frame.select("village", pl.col(columns).name.suffix("_before")).unique("village", keep="first")
    both = Sheet(villages.file, villages.frame.join(before, on="village", how="inner", maintain_order="left"))
    findings, known = [], set(both.frame.filter(pl.col("village").is_in(list(spared)))[ROW])
    rules = [_grown(code, review) if code in COUNTS else _changed(code, review) for code in columns]
    for rule in (*rules, *(_persons_each(code, review) for code in PARTS if code in columns)):
        found = [finding for finding in told(both, rule) if finding.row not in known]
        known |= {finding.row for finding in found}
        findings += found
    return findings


def _grown(code: str, review: str) -> Rule:
    limits, now, before = plausible(), pl.col(code), pl.col(f"{code}_before")
    apart = (now > limits.register_times * before) | (before > limits.register_times * now)
    return Rule(
        # a village settled or emptied has none at one end
        (now > 0) & (before > 0) & apart & ((now - before).abs() >= limits.register_more),
        check="register_grown", severity="warning", column=code,
        expected=lambda row: f"gần số {row[f'{code}_before']} của thôn trong {review}, khác không quá {limits.register_times:g} lần".replace(".", ",", 1),
        remedy="kiểm tra chữ số, dòng và cột của ô này; thôn tách, nhập hay tái định cư thì ghi rõ khi báo cáo",
    )  # fmt: skip


def _persons_each(code: str, review: str) -> Rule:
    """Persons a household that no village changes by: told at whichever of the two numbers moved more."""
    limits, other = plausible(), next(part for part in PARTS if part != code)
    moved = {part: (pl.col(part) / pl.col(f"{part}_before")).log().abs() for part in PARTS}
    each = (pl.col("persons") / pl.col("households")) / (pl.col("persons_before") / pl.col("households_before"))
    large = pl.min_horizontal(*(pl.col(part, f"{part}_before") for part in PARTS)) >= limits.register_more
    more = moved[code] > moved[other] if code == PARTS[0] else moved[code] >= moved[other]
    return Rule(
        (large & ((each > limits.persons_times) | (each * limits.persons_times < 1)) & more).fill_null(False),
        check="persons_a_household_kept", severity="warning", column=code,
        expected=lambda row: f"gần {row['persons_before'] / row['households_before']:.2f} nhân khẩu một hộ như trong {review}, nay {row['persons'] / row['households']:.2f}".replace(".", ","),
        remedy="kiểm tra chữ số và dòng của số hộ, số nhân khẩu của thôn này",
    )  # fmt: skip


def _changed(code: str, review: str) -> Rule:
    return Rule(
        (pl.col(code) != pl.col(f"{code}_before")).fill_null(False),
        check="village_state_kept", severity="warning", column=code,
        value=lambda row: _state(row[code]),
        expected=lambda row: f"{_state(row[f'{code}_before'])} như trong {review}: {STATES[code]} của thôn chỉ đổi theo quyết định",
        remedy="kiểm tra ô này; thôn vừa đổi theo quyết định mới thì ghi rõ khi báo cáo",
    )  # fmt: skip


def _state(value: Any) -> str:
    return ("có" if value else "không") if isinstance(value, bool) else AREA_NAMES.get(value, str(value))


def check_known_villages(villages: Sheet, previous: Sheet, targets: Sheet | None, review: str) -> list[Finding]:
    """A warning for each village that neither the register before nor the targets know: it lowers the rate of the unit.

    Where one of the villages before is gone nothing is said: it is that one under another name, which is told.
    """
    before = set(previous["village"].drop_nulls())
    known = before | (set() if targets is None else set(targets["village"].drop_nulls()))
    if not before <= set(villages["village"]):
        return []
    where = f"{review} hoặc trong bảng chỉ tiêu {targets.file}" if targets is not None else review
    return told(villages, Rule(
        ~pl.col("village").is_in(list(known)),
        check="village_known_before", severity="warning", column="village",
        expected=f"thôn có trong {where}",
        remedy="kiểm tra có phải thôn của đơn vị không; thôn mới lập, mới tách thì ghi rõ khi báo cáo: số hộ của thôn làm giảm tỷ lệ hộ nghèo của cả đơn vị",
    ))  # fmt: skip
