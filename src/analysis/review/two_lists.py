"""The start of a standard's first year under both standards (đầu năm theo chuẩn mới, cuối năm trước theo chuẩn cũ): side by side, never subtracted."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.review.classes import summary_of_classes

Review = tuple[Any, pd.DataFrame]  # households, register
COUNTED = ("households", "poor", "poor_rate", "near_poor", "near_poor_rate")


def two_lists(start: Review, old: Review) -> pd.DataFrame:
    """Row = village, `total`; COUNTED with `old_` before and as they are: of the old list and of the review of the start.

    Rates in %. `start`: the review of the start of the year, under its standard; `old`: that of the end of the year before,
    under the old one. The villages of the start come first, then those that only the old list has.
    """
    before, now = summary_of_classes(*old), summary_of_classes(*start)
    rows = [name for name in dict.fromkeys([*now.index, *before.index]) if name != "total"] + ["total"]
    columns = list(COUNTED)
    return before[columns].add_prefix("old_").reindex(rows).join(now[columns].reindex(rows))
