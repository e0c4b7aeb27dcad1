"""Deprivations (thiếu hụt dịch vụ xã hội cơ bản) of the poor and the near-poor: forms T4–T7."""

from __future__ import annotations

from functools import cache
from typing import Any

import narwhals as nw
import pandas as pd

from analysis.review.classes import at_end
from analysis.review.counting import percent, sums_by_village
from analysis.standards import INDICATOR_CODES


def deprivation_counts(households: Any, villages: pd.DataFrame, klass: str) -> pd.DataFrame:
    """Forms T4 (hộ nghèo), T6 (hộ cận nghèo): row = village, `total`; base = households of the class, total = Σ, d01…d12."""
    counts = sums_by_village(households, villages, **_measures(klass))
    counts.insert(1, "total", counts[list(INDICATOR_CODES)].sum(axis=1))
    return counts


@cache
def _measures(klass: str) -> dict[str, nw.Expr]:
    # the same for the forms and for the poverty index, and so counted once (one_scan)
    listed = at_end(klass)
    return {"base": listed} | {code: listed & nw.col(code) for code in INDICATOR_CODES}


def deprivation_rates(counts: pd.DataFrame) -> pd.DataFrame:
    """Forms T5, T7 from T4, T6: base and total as counted, d01…d12 in % of the base; missing where the base is 0."""
    rates = counts.astype("Float64")
    for code in INDICATOR_CODES:
        rates[code] = percent(counts[code], counts["base"])
    return rates.astype({"base": "Int64", "total": "Int64"})


def change(now: pd.DataFrame, before: pd.DataFrame, *, comparable: bool = True) -> pd.DataFrame:
    """now − before for d01…d12, by the rows of `now`; missing where either side is, or the standards differ."""
    codes = list(INDICATOR_CODES)
    if not comparable:
        return pd.DataFrame(pd.NA, index=now.index, columns=codes, dtype="Float64")
    return now[codes].astype("Float64") - before.reindex(now.index)[codes].astype("Float64")
