"""The commune's own target (mức giảm tỷ lệ hộ nghèo của kế hoạch) against the result."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd


def commune_target(results: pd.DataFrame, reduction: float | Fraction, criterion: str) -> dict[str, float | int | None]:
    """target (points), actual by points and by ratio, met_points, met_households_ratio and met under the criterion.

    `results`: `village_results`; its `total` row is compared exactly, on whole numbers, with the plan's `reduction`.
    """
    total = results.loc["total"]
    counts = [total[name] for name in ("households_start", "poor_start", "households_end", "poor_end")]
    target = Fraction(str(reduction))
    outcome: dict[str, float | int | None] = {"target": float(reduction), "points": None, "households_ratio": None}
    outcome |= {"met_points": None, "met_households_ratio": None, "met": None}
    # missing points say that the two reviews may not be compared
    if any(map(pd.isna, [*counts, total.get("points_actual", 0)])) or 0 in (counts[0], counts[2]):
        return outcome
    start, poor_start, end, poor_end = map(int, counts)
    actual = {
        "points": 100 * (Fraction(poor_start, start) - Fraction(poor_end, end)),
        "households_ratio": Fraction(100 * (poor_start - poor_end), end),
    }
    for meaning, value in actual.items():
        outcome[meaning] = float(value)
        outcome[f"met_{meaning}"] = int(value >= target)
    outcome["met"] = outcome[f"met_{criterion}"]
    return outcome
