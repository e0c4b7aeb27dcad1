"""The poor households at the year's end as far as the half-year and earlier years let one say (ước đến cuối năm)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation.chances import count_of, quantile, share_of
from analysis.review.printed import half_up, most_with_printed_rate
from analysis.rules.projection import Assumptions, assumptions

RANGE = (0.1, 0.5, 0.9)  # low, middle, high: eight chances in ten lie between low and high
ENDS = ("low", "middle", "high")


def projection(
    past: pd.DataFrame,
    to_date: Mapping[str, int],
    households_end: Any,
    assumed: Assumptions | None = None,
) -> pd.DataFrame | None:
    """Row = leaving, from_near_poor, other_entering, poor_end; base, to_date, low, middle, high (households) and, of
    poor_end, low_rate, middle_rate, high_rate (% of `households_end`).

    `past`: `past_flows`; `to_date`: `flows_to_date`; `households_end`: all households expected at the year's end. The
    poor at the end = poor at the start − leaving + coming, each with its distribution over the whole year, given that what
    has happened has happened. Rows have a range of their own, so they do not add up. None where no earlier year was
    observed, or none with households of the kind that there are now. `assumed`: `assumptions()` unless given.
    """
    assumed = assumptions() if assumed is None else assumed
    kinds = (("leaving", "poor_start"), ("from_near_poor", "near_poor_start"))
    if past.empty or any(to_date[base] and not past[base].sum() for _, base in kinds):
        return None
    chances = {
        name: share_of(
            to_date[base], list(past[name].astype(int)), list(past[base].astype(int)), to_date[name], assumed.share
        )
        for name, base in kinds
    }
    chances["other_entering"] = count_of(
        list(past["other_entering"].astype(int)), to_date["other_entering"], assumed.count
    )
    coming = np.convolve(chances["from_near_poor"], chances["other_entering"])
    staying = chances["leaving"][::-1]  # index = poor at the start that are still poor at the end
    poor_end = np.convolve(staying, coming)
    start = to_date["poor_start"]
    now = start - to_date["leaving"] + to_date["from_near_poor"] + to_date["other_entering"]
    bases = {"leaving": start, "from_near_poor": to_date["near_poor_start"], "other_entering": pd.NA}
    rows = {name: [bases[name], to_date[name], *_ends(chances[name])] for name in bases}
    rows["poor_end"] = [start, now, *_ends(poor_end)]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["base", "to_date", *ENDS]).astype("Int64")
    known = pd.notna(households_end) and households_end
    for end in ENDS:
        frame[f"{end}_rate"] = pd.Series(pd.NA, index=frame.index, dtype="Float64")
        if known:
            frame.loc["poor_end", f"{end}_rate"] = 100 * int(frame.at["poor_end", end]) / int(households_end)
    return frame


def most_poor_at_target(
    total: pd.Series, households_end: Any, reduction: float | Fraction, criterion: str
) -> int | None:
    """The most poor households at the year's end with which the plan's target is met (−1: not even none); None without the counts.

    `total`: the `total` row of village_results (households_start, poor_start); compared exactly, as `commune_target` does.
    """
    counts = (total["households_start"], total["poor_start"], households_end)
    if any(map(pd.isna, counts)) or 0 in (counts[0], counts[2]):
        return None
    start, poor, end = map(int, counts)
    wanted = Fraction(str(reduction)) / 100
    if criterion != "points":
        return math.floor(poor - wanted * end)
    if isinstance(reduction, Fraction):  # set in households: compared exactly
        return math.floor(end * (Fraction(poor, start) - wanted))
    return most_with_printed_rate(end, half_up(100 * poor / start) - Decimal(str(reduction)))


def where_target_lies(frame: pd.DataFrame, most: int | None) -> str:
    """`within_reach` (target at or above the high end), `uncertain` (inside the range), `out_of_reach` (below it), or blank."""
    if most is None:
        return ""
    low, high = frame.loc["poor_end", ["low", "high"]]
    return "out_of_reach" if most < low else "within_reach" if most >= high else "uncertain"


def _ends(chances: np.ndarray) -> list[int]:
    return [quantile(chances, share) for share in RANGE]
