"""The thresholds of the evaluation (ngưỡng của báo cáo đánh giá)."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from analysis.rules.load import RULES, Count, Percent, Rule, Words, load


class Thresholds(Rule):
    """disbursed_rate (%), compared_base (households), loans (codes of programme.csv), minority_points (a year)."""

    disbursed_rate: Percent
    compared_base: Count
    loans: tuple[Words, ...] = Field(description='các mã của programme.csv, ví dụ ["CS.TINDUNG"]')
    minority_points: Percent


@cache
def thresholds() -> Thresholds:
    """The thresholds as the file has them."""
    return load(RULES / "thresholds.toml", Thresholds)
