"""The thresholds of the evaluation (ngưỡng của báo cáo), from thresholds.toml: choices that an official may correct."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.review.counting import percent


class Thresholds(NamedTuple):
    """disbursed_rate (%), compared_base (households), loans (codes of programme.csv), minority_points (a year)."""

    disbursed_rate: float
    compared_base: int
    loans: tuple[str, ...]
    minority_points: float


@cache
def thresholds() -> Thresholds:
    """The thresholds as the file has them."""
    text = tomllib.loads((Path(__file__).parent / "thresholds.toml").read_text(encoding="utf-8"))
    return Thresholds(text["disbursed_rate"], text["compared_base"], tuple(text["loans"]), text["minority_points"])


def enough(*bases: pd.Series) -> pd.Series:
    """Whether every base of the row counts enough to compare shares of it (compared_base); False where one is missing."""
    known = [base.astype("Float64").ge(thresholds().compared_base).fillna(False) for base in bases]
    return pd.concat(known, axis=1).all(axis=1).astype(bool)


def compared_share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """`percent` of a share that stands beside others; missing where its base is too small to compare (`enough`)."""
    return percent(part, whole).where(enough(whole))
