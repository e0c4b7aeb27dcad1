"""The poor of each village over the years on file (số hộ nghèo của thôn qua các năm)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.review.classes import summary_of_classes
from analysis.review.counting import TOTAL


def village_series(
    reviews: Mapping[int, Any], registers: Mapping[int, pd.DataFrame], villages: pd.DataFrame
) -> pd.DataFrame:
    """Row = village of this year's register; columns (`poor`, year), (`poor_rate`, year): households, and in %.

    Missing where a village had no row in a year's register, under its name of today. `reviews`: the households of each
    year; `registers`: its villages.
    """
    names = list(villages["village"])
    years = sorted(set(reviews) & set(registers))
    classes = {year: summary_of_classes(reviews[year], registers[year]).drop(index=TOTAL) for year in years}
    columns = {(code, year): classes[year][code].reindex(names) for code in ("poor", "poor_rate") for year in years}
    frame = pd.DataFrame(columns, index=names)
    frame.columns = pd.MultiIndex.from_tuples(frame.columns, names=("figure", "year"))
    return frame
