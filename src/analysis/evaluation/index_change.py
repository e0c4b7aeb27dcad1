"""Why the adjusted headcount M0 moved (vì sao chỉ số nghèo đa chiều thay đổi): by headcount and intensity, by indicator."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from analysis.review.classes import POOR
from analysis.review.counting import register
from analysis.review.deprivations import deprivation_counts
from analysis.standards import INDICATOR_CODES

COLUMNS = ("start", "end", "change", "by_headcount", "by_intensity", *(f"change_{code}" for code in INDICATOR_CODES))


def index_change(
    last_households: Any,
    last_villages: pd.DataFrame,
    households: Any,
    villages: pd.DataFrame,
    *,
    comparable: bool = True,
) -> pd.DataFrame:
    """Row = village, `total`; M0 at the start and the end, change, by_headcount, by_intensity, change_d01…d12 (shares of 1).

    by_headcount + by_intensity = change (Shapley value of the two factors of M0 = H × A), and change_d01 + … + change_d12
    = change too. Source: Shorrocks (2013), “Decomposition procedures for distributional analysis”, Journal of Economic
    Inequality 11(1), 99–126; Alkire et al. (2015), Multidimensional Poverty Measurement and Analysis, ch. 9.
    A row without a denominator at either end is missing, all rows where the standards differ.
    """
    before, households_before = deprivation_counts(last_households, last_villages, POOR), _all_of(last_villages)
    now, households_now = deprivation_counts(households, villages, POOR), _all_of(villages)
    rows = [name for name in dict.fromkeys([*now.index, *before.index]) if name != "total"] + ["total"]
    found: dict[str, dict[str, Fraction]] = {}
    for row in rows:
        known = comparable and all(
            name in of and pd.notna(of[name]) and of[name] > 0
            for name, of in ((row, households_before), (row, households_now))
        )
        found[row] = (
            exact_index_change(
                _counts(before, row), int(households_before[row]), _counts(now, row), int(households_now[row])
            )
            if known
            else {}
        )
    cells = {name: [float(found[row][name]) if found[row] else None for row in rows] for name in COLUMNS}
    return pd.DataFrame(cells, index=rows, dtype="Float64")


def exact_index_change(
    before: Mapping[str, int], households_before: int, now: Mapping[str, int], households_now: int
) -> dict[str, Fraction]:
    """COLUMNS as fractions, from a row of form T4 (base = poor, d01…d12) and the number of all households at either end.

    by_headcount = (H1 − H0)·(A0 + A1)/2, by_intensity = (A1 − A0)·(H0 + H1)/2. Where nobody was poor at one end there is
    no intensity to compare: the whole change is the headcount's.
    """
    h0, h1 = Fraction(before["base"], households_before), Fraction(now["base"], households_now)
    a0, a1 = _intensity(before), _intensity(now)
    if a0 is None or a1 is None:
        a0 = a1 = next((a for a in (a0, a1) if a is not None), Fraction(0))
    by_indicator = {
        f"change_{code}": (Fraction(now[code], households_now) - Fraction(before[code], households_before))
        / len(INDICATOR_CODES)
        for code in INDICATOR_CODES
    }
    return {
        "start": h0 * a0,
        "end": h1 * a1,
        "change": h1 * a1 - h0 * a0,
        "by_headcount": (h1 - h0) * (a0 + a1) / 2,
        "by_intensity": (a1 - a0) * (h0 + h1) / 2,
        **by_indicator,
    }


def _intensity(counts: Mapping[str, int]) -> Fraction | None:
    if not counts["base"]:
        return None
    return Fraction(sum(counts[code] for code in INDICATOR_CODES), len(INDICATOR_CODES) * counts["base"])


def _counts(frame: pd.DataFrame, row: str) -> dict[str, int]:
    return {name: int(frame.at[row, name]) for name in ("base", *INDICATOR_CODES)}


def _all_of(villages: pd.DataFrame) -> pd.Series:
    return register(villages)["households"]
