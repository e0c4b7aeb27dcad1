"""What stands beside the table of targets: near-poor households, and ethnic-minority poverty within the targets."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from analysis.review.classes import NEAR_POOR, POOR, at_end
from analysis.review.counting import percent, register, sums_by_village
from analysis.review.groups import MINORITY


def target_groups(households: Any, villages: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Row = village, `total`; households and percent at the start of the plan.

    near_poor, near_poor_rate; minority_households, minority_poor, minority_rate (of the minority households),
    minority_registered; minority_least, minority_most: how many of the village's target must, and how many can, be
    minority households (a target beyond the other poor falls on them); minority_points_least, minority_points_most:
    the fall of minority poverty that gives, in points of the minority households at the start. In the total row
    least and most are the sums of the villages.
    """
    all_of = register(villages)
    counts = sums_by_village(
        households,
        villages,
        poor=at_end(POOR),
        near_poor=at_end(NEAR_POOR),
        minority_poor=at_end(POOR) & MINORITY,
        minority_registered=at_end(POOR) & MINORITY & nw.col("registered"),
    )
    target = targets["reduction"].reindex(counts.index).astype("Int64")
    least = (target - (counts["poor"] - counts["minority_poor"])).clip(lower=0)
    most = target.where(target <= counts["minority_poor"], counts["minority_poor"].astype("Int64"))
    for part in (least, most):
        part["total"] = part.drop("total").sum(skipna=False)
    minority_households = all_of["minority_households"]
    return pd.DataFrame(
        {
            "near_poor": counts["near_poor"],
            "near_poor_rate": percent(counts["near_poor"], all_of["households"]),
            "minority_households": minority_households,
            "minority_poor": counts["minority_poor"],
            "minority_rate": percent(counts["minority_poor"], minority_households),
            "minority_registered": counts["minority_registered"],
            "minority_least": least,
            "minority_most": most,
            "minority_points_least": percent(least, minority_households),
            "minority_points_most": percent(most, minority_households),
        }
    )


def target_group_lines(groups: pd.DataFrame) -> pd.DataFrame:
    """Row = village, `total`; near_poor_start, minority_poor_start, minority_reduction: households beside the official table.

    minority_reduction: how many of the village's target are minority households, where the target leaves no choice (no
    minority household is poor, or all who are must be lifted); missing otherwise, as no plan says it. In the total row
    missing where it is for a village. `groups`: `target_groups`.
    """
    least = groups["minority_least"].astype("Int64")
    return pd.DataFrame(
        {
            "near_poor_start": groups["near_poor"].astype("Int64"),
            "minority_poor_start": groups["minority_poor"].astype("Int64"),
            "minority_reduction": least.where((least == groups["minority_most"]).fillna(False)),
        }
    )
