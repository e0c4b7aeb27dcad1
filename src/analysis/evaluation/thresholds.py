"""Whether a base counts enough for a share of it to stand beside others (compared_base, rules/thresholds.toml)."""

from __future__ import annotations

import pandas as pd

from analysis.review.counting import percent
from analysis.rules.thresholds import thresholds


def enough(*bases: pd.Series) -> pd.Series:
    """Whether every base of the row counts enough to compare shares of it (compared_base); False where one is missing."""
    known = [base.astype("Float64").ge(thresholds().compared_base).fillna(False) for base in bases]
    return pd.concat(known, axis=1).all(axis=1).astype(bool)


def compared_share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """`percent` of a share that stands beside others; missing where its base is too small to compare (`enough`)."""
    return percent(part, whole).where(enough(whole))
