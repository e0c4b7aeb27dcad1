"""Whether number and share of ethnic-minority households among the registered are assured (bảo đảm số hộ và tỷ lệ)."""

from __future__ import annotations

import pandas as pd

from analysis.review.counting import percent


def registered_minority(registered: pd.DataFrame, groups: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Row = village, `total`; poor, minority_poor, poor_share (%), wanted, registered, minority, minority_share (%), number_met, share_met (1/0).

    The plan demands both without saying how much: the number is assured where at least `wanted` minority households
    registered, their part of the target by their share of the poor, rounded up; the share where they are at least the
    same part of the registered as of the poor (compared as products of whole numbers). Both are missing where no
    minority household is poor; the share also where nobody registered and nothing is asked. `groups`: target_groups.
    """
    rows = registered.index
    poor = targets["poor_start"].reindex(rows).astype("Int64")
    minority_poor = groups["minority_poor"].reindex(rows).astype("Int64")
    target = targets["reduction"].reindex(rows).astype("Int64")
    some = minority_poor > 0
    number, minority = registered["registered"].astype("Int64"), registered["minority"].astype("Int64")
    wanted = (-(-(target * minority_poor) // poor.mask(poor == 0))).where(some)
    comparable = some & ((number > 0) | (target > 0).fillna(False))
    met = minority * poor >= minority_poor * number
    return pd.DataFrame(
        {
            "poor": poor,
            "minority_poor": minority_poor,
            "poor_share": percent(minority_poor, poor),
            "wanted": wanted,
            "registered": number,
            "minority": minority,
            "minority_share": percent(minority, number),
            "number_met": (minority >= wanted).astype("Int64"),
            "share_met": (met & (number > 0)).astype("Int64").where(comparable),
        }
    )
