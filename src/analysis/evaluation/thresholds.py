"""The thresholds of the evaluation (ngưỡng của báo cáo), from thresholds.toml: choices that an official may correct."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Thresholds(NamedTuple):
    """disbursed_rate (%), ranked_base (households), loans (codes of programme.csv), minority_points (a year)."""

    disbursed_rate: float
    ranked_base: int
    loans: tuple[str, ...]
    minority_points: float


@cache
def thresholds() -> Thresholds:
    """The thresholds as the file has them."""
    text = tomllib.loads((Path(__file__).parent / "thresholds.toml").read_text(encoding="utf-8"))
    return Thresholds(text["disbursed_rate"], text["ranked_base"], tuple(text["loans"]), text["minority_points"])
