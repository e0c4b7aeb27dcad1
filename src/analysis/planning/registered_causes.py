"""Registered households by cause, and whether enough of them stand behind each village's target."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from analysis.intake.dictionary import CAUSE_CODES
from analysis.review.classes import POOR, at_end
from analysis.review.counting import sums_by_village
from analysis.standards import INDICATOR_CODES


def registered_causes(households: Any, villages: pd.DataFrame) -> pd.DataFrame:
    """Row = village, `total`; registered, cause_1…cause_8 = registered poor households with each cause of poverty."""
    registered = at_end(POOR) & nw.col("registered")
    return sums_by_village(
        households, villages, registered=registered, **{code: registered & nw.col(code) for code in CAUSE_CODES}
    )


def registered_feasibility(
    households: Any, villages: pd.DataFrame, targets: pd.DataFrame, poor_from: int
) -> pd.DataFrame:
    """Registered against target (khả thi của chỉ tiêu): row = village, `total`; households unless said otherwise.

    poor, registered, target, lacking (target above registered: households still to be won over), not_registered
    (poor, not yet registered), within_reach (registered, one service from leaving the list), no_labour (registered,
    nobody able to work), services (least number of missing services to mend so that the village meets its target with
    registered households; where too few registered, for all who did). `poor_from`: deprivations from which a
    household under the income line is poor. The total row sums the villages; a surplus in one does not fill a gap in another.
    """
    number = nw.sum_horizontal(*(nw.col(code).cast(nw.Int64) for code in INDICATOR_CODES))
    poor = at_end(POOR)
    registered = poor & nw.col("registered")
    # how many services each still misses, counted so that no list of households leaves the reducer
    distances = range(1, len(INDICATOR_CODES) - poor_from + 2)
    counts = sums_by_village(
        households,
        villages,
        poor=poor,
        registered=registered,
        no_labour=registered & nw.col("no_labour"),
        **{f"distance_{n}": registered & (number == poor_from - 1 + n) for n in distances},
    )
    target = targets["reduction"].reindex(counts.index).astype("Int64")
    frame = pd.DataFrame(
        {
            "poor": counts["poor"],
            "registered": counts["registered"],
            "target": target,
            "lacking": (target - counts["registered"]).clip(lower=0),
            "not_registered": counts["poor"] - counts["registered"],
            "within_reach": counts["distance_1"],
            "no_labour": counts["no_labour"],
            "services": [_services(counts.loc[row], target[row], distances) for row in counts.index],
        }
    ).astype("Int64")
    for column in ("lacking", "services"):
        frame.loc["total", column] = frame[column].drop("total").sum(skipna=False)
    return frame


def _services(counts: pd.Series, target: Any, distances: range) -> object:
    """The fewest services that bring so many registered households under the line of deprivations: the nearest first."""
    if pd.isna(target):
        return pd.NA
    left, services = int(target), 0
    for n in distances:
        taken = min(left, int(counts[f"distance_{n}"]))
        left, services = left - taken, services + n * taken
    return services
