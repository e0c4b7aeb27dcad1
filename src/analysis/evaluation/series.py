"""The rates of the years on file, year by year (tỷ lệ hộ nghèo qua các năm), with the changes of standard marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.evaluation.thresholds import enough
from analysis.review.classes import POOR, summary_of_classes
from analysis.review.counting import TOTAL
from analysis.review.groups import results_by_ethnicity
from analysis.standards import standard_for

COLUMNS = (
    "households", "poor", "poor_rate", "near_poor", "near_poor_rate", "minority_households", "minority_poor", "minority_rate",
)  # fmt: skip


def rate_series(
    reviews: Mapping[int, Any], registers: Mapping[int, pd.DataFrame], begun: int | None = None
) -> pd.DataFrame:
    """Row = a year with a review and a register; COLUMNS (households, rates in %), standard, breaks.

    breaks: whether the year stands under another poverty standard than the year before it in the frame; rates on both
    sides of a break are two series, never one. minority_rate is missing in a year with too few minority households to
    compare (compared_base, rules/thresholds.toml). `reviews`: the households of each year; `registers`: its villages. `begun`: the year whose row
    is the review of the start of the year after, under the standard of that year; the frame then has at_start, where it is.
    """
    rows, names = {}, []
    for year in sorted(set(reviews) & set(registers)):
        classes = summary_of_classes(reviews[year], registers[year]).loc[TOTAL]
        peoples = results_by_ethnicity(reviews[year], registers[year], POOR, "poor").loc[TOTAL]
        rows[year] = [*classes[list(COLUMNS[:5])], *peoples[["minority_households", "minority", "minority_rate"]]]
        names.append(standard_for(year + 1 if year == begun else year).name)
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=list(COLUMNS)).astype("Float64")
    frame = frame.astype({name: "Int64" for name in COLUMNS if not name.endswith("rate")})
    frame["minority_rate"] = frame["minority_rate"].where(enough(frame["minority_households"]))
    frame["standard"] = pd.Series(names, frame.index, dtype="str")
    frame["breaks"] = frame["standard"].ne(frame["standard"].shift()) & (frame.index != min(frame.index, default=0))
    if begun in frame.index:
        frame["at_start"] = frame.index == begun
    return frame
