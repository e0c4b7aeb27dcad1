"""What was recognised during the year against what the review at its end found (đối chiếu công nhận và rà soát)."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from analysis.evaluation.two_reviews import by_household
from analysis.review.classes import POOR
from analysis.review.counting import sums_by_village


def reconciliation(recognitions: pd.DataFrame | None, households: Any, villages: pd.DataFrame) -> pd.DataFrame | None:
    """Row = village, `total`; recognised, no_longer_poor, of them poor_in_review; became_poor, of them not_poor_in_review; without_row.

    A household counts once, by its last recognition of the year and the class before its first. None without a file.
    """
    if recognitions is None:
        return None
    ordered = recognitions.sort_values("date", kind="stable")
    moves = ordered.groupby("household_id", sort=False)
    last = moves.last()
    cells = by_household(households, ["village", "class_end"]).reindex(last.index)
    frame = pd.DataFrame(
        {
            "village": cells["village"].fillna(last["village"]),
            "recognised": True,
            "was_poor": moves["class_from"].first() == POOR,
            "is_poor": last["class_to"] == POOR,
            "known": cells["class_end"].notna(),
            "review_poor": cells["class_end"] == POOR,
        }
    )
    was, now, known, review = (nw.col(name) for name in ("was_poor", "is_poor", "known", "review_poor"))
    return sums_by_village(
        frame,
        villages,
        recognised=nw.col("recognised"),
        no_longer_poor=was & ~now,
        poor_in_review=was & ~now & review,
        became_poor=~was & now,
        not_poor_in_review=~was & now & known & ~review,
        without_row=~known,
    )
