"""The poor households that registered to escape poverty (hộ đăng ký thoát nghèo)."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from analysis.review.classes import POOR, at_end
from analysis.review.counting import percent, sums_by_village
from analysis.review.groups import MINORITY
from analysis.standards import INDICATOR_CODES


def registered_households(households: Any, villages: pd.DataFrame) -> pd.DataFrame:
    """Row = village, `total`; registered, minority, minority_share (%), d01…d12 = registered households deprived of each.

    `households` is the review the plan starts from; only households poor at its end can register.
    """
    registered = at_end(POOR) & nw.col("registered")
    counts = sums_by_village(
        households,
        villages,
        registered=registered,
        minority=registered & MINORITY,
        **{code: registered & nw.col(code) for code in INDICATOR_CODES},
    )
    counts.insert(2, "minority_share", percent(counts["minority"], counts["registered"]))
    return counts
