"""Causes of poverty at households that are not poor, and poor ones without any: a column or a block that stands a row
away.
"""

from __future__ import annotations

import polars as pl

from analysis.intake.checks.rule import Rule
from analysis.intake.sheets import Sheet
from analysis.intake.values import LISTED
from analysis.rules.plausible import plausible

CAUSES = tuple(f"cause_{number}" for number in range(1, 9))
FEWEST = 20  # households: fewer show no habit


def causes_fit(households: Sheet) -> list[Rule]:
    """A rule each, where nearly all poor and near-poor households have a cause, and nearly all others none."""
    causes = [code for code in CAUSES if code in households]
    if not causes:
        return []
    some, listed, there = pl.any_horizontal(causes), pl.col("class_end").is_in(LISTED), pl.col("class_end") != "absent"
    without, stray = listed & ~some, ~listed & there & some
    poor, others, *wrong = households.frame.select(
        poor=listed.sum(), others=(~listed & there).sum(), without=without.sum(), stray=stray.sum()
    ).row(0)
    share = plausible().gather_share
    few = [number >= FEWEST and 0 < of < share * number for number, of in zip((poor, others), wrong, strict=True)]
    return [rule for rule, told in zip((_without(without), _stray(stray)), few, strict=True) if told]


def _without(broken: pl.Expr) -> Rule:
    return Rule(
        broken.fill_null(False),
        check="causes_fit", severity="warning", column="cause_1", value="không có nguyên nhân nào",
        expected="ít nhất một nguyên nhân như ở gần như mọi hộ nghèo, cận nghèo khác",
        remedy="đối chiếu phiếu rà soát; nhiều dòng liền nhau thì xem các cột nguyên nhân có bị lệch dòng không",
    )  # fmt: skip


def _stray(broken: pl.Expr) -> Rule:
    return Rule(
        broken.fill_null(False),
        check="causes_fit", severity="warning", column="cause_1", value="có nguyên nhân nghèo",
        expected="để trống như ở gần như mọi hộ không nghèo, cận nghèo khác",
        remedy="kiểm tra phân loại cuối kỳ, hoặc xem các cột nguyên nhân có bị lệch dòng không",
    )  # fmt: skip
