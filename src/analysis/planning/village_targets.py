"""The table of targets (Bảng chỉ tiêu giảm tỷ lệ hộ nghèo), computed from counts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.review.classes import POOR, at_end
from analysis.review.counting import percent, register, sums_by_village, with_total


def village_targets(households: Any, villages: pd.DataFrame, target_counts: pd.DataFrame) -> pd.DataFrame:
    """The plan's table: row = village, `total`; columns = the code names of targets.csv without the note.

    `households`, `villages` are the review the plan starts from; of the issued table only the expected households and
    the households to be lifted are taken (`target_counts`: households_end, reduction). Arithmetic of the form:
    (3) = (2)/(1); (7) = (8)/(6); (9) = (2) − (8); (10) = (9)/(6). Rates in %.
    """
    households_start = register(villages)["households"]
    poor_start = sums_by_village(households, villages, poor=at_end(POOR))["poor"].astype("Int64")
    planned = with_total(target_counts[["households_end", "reduction"]].reindex(list(villages["village"])))
    poor_end = poor_start - planned["reduction"]
    return pd.DataFrame(
        {
            "households_start": households_start,
            "poor_start": poor_start,
            "poor_start_rate": percent(poor_start, households_start),
            "households_end": planned["households_end"],
            "reduction_rate": percent(planned["reduction"], planned["households_end"]),
            "reduction": planned["reduction"],
            "poor_end": poor_end,
            "poor_end_rate": percent(poor_end, planned["households_end"]),
        }
    )
