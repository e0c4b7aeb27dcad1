"""Why the poverty rate moved (vì sao tỷ lệ hộ nghèo thay đổi): an exact decomposition of its change."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pandas as pd

from analysis.review.movements import POOR_IN, POOR_OUT

# what households lived through, and what only moved people about
BY_LIVING = ("to_near_poor", "to_not_poor", "from_near_poor", "relapse", "new")
BY_POPULATION = ("other_decrease", "other_increase", "household_growth")
BETWEEN_REVIEWS = "between_reviews"  # the start of the year is not the end of the last review
PARTS = (*POOR_OUT, *POOR_IN, BETWEEN_REVIEWS, "household_growth")


def rate_change(
    before: pd.DataFrame, now: pd.DataFrame, movements: pd.DataFrame, *, comparable: bool = True
) -> pd.DataFrame:
    """Row = village, `total`; poor_start_rate, poor_end_rate (%), change and its PARTS, by_living, by_population (points).

    `before`, `now`: form T1 of the last review and of this one; `movements`: form T2 in households. With P poor of N
    households at the start (0) and the end (1), every flow f of form T2 counts ∓ 100·f / N0, and the growth of the
    number of households 100·P1·(1/N1 − 1/N0); between_reviews is 100·(T2 start − P0) / N0, 0 where the chain holds.
    Their sum is the change exactly: P1 = P0 + between − out + in, so P1/N1 − P0/N0 = (P1 − P0)/N0 + P1·(1/N1 − 1/N0).

    Flows are valued at the start's households and growth at the end's poor; the total is decomposed on its own counts,
    so villages do not add up to it. A row lacking a count or a denominator is missing, and every row but the two rates
    where the standards differ (`comparable` False).
    """
    rows = [name for name in dict.fromkeys([*now.index, *before.index]) if name != "total"] + ["total"]
    before, now, movements = before.reindex(rows), now.reindex(rows), movements.reindex(rows)
    parts = {row: _row_parts(before.loc[row], now.loc[row], movements.loc[row]) if comparable else {} for row in rows}
    changes = pd.DataFrame(
        {name: [_float(parts[row].get(name)) for row in rows] for name in _COLUMNS}, index=rows, dtype="Float64"
    )
    rates = pd.DataFrame({"poor_start_rate": before["poor_rate"], "poor_end_rate": now["poor_rate"]})
    return pd.concat([rates.astype("Float64"), changes], axis=1)


_COLUMNS = ("change", *PARTS, "by_living", "by_population")


def exact_parts(
    poor_start: int, households_start: int, poor_end: int, households_end: int, flows: Mapping[str, int]
) -> dict[str, Fraction]:
    """change, its PARTS, by_living and by_population in points, as fractions.

    `flows`: the columns of form T2 (start, POOR_OUT, POOR_IN). Raises ValueError where they do not lead to
    `poor_end`, ZeroDivisionError where a number of households is 0.
    """
    n0, n1 = Fraction(households_start), Fraction(households_end)
    leaving, coming = sum(flows[name] for name in POOR_OUT), sum(flows[name] for name in POOR_IN)
    if flows["start"] - leaving + coming != poor_end:
        raise ValueError(f"form T2 leads to {flows['start'] - leaving + coming} poor households, T1 has {poor_end}")
    parts = {name: -100 * flows[name] / n0 for name in POOR_OUT}
    parts |= {name: 100 * flows[name] / n0 for name in POOR_IN}
    parts[BETWEEN_REVIEWS] = 100 * (flows["start"] - poor_start) / n0
    parts["household_growth"] = 100 * poor_end * (1 / n1 - 1 / n0)
    totals = {
        "by_living": sum((parts[name] for name in BY_LIVING), Fraction()),
        "by_population": sum((parts[name] for name in BY_POPULATION), Fraction()),
    }
    return {"change": 100 * (poor_end / n1 - poor_start / n0), **parts, **totals}


def _row_parts(before: pd.Series, now: pd.Series, flows: pd.Series) -> dict[str, Fraction]:
    names = ["start", *POOR_OUT, *POOR_IN]
    counts = [before["poor"], before["households"], now["poor"], now["households"]]
    if any(map(pd.isna, [*counts, *flows[names]])) or 0 in (counts[1], counts[3]):
        return {}
    poor_start, households_start, poor_end, households_end = map(int, counts)
    return exact_parts(
        poor_start, households_start, poor_end, households_end, {name: int(flows[name]) for name in names}
    )


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
