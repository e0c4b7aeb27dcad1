"""How much more of the target a village is asked for (hệ số ưu tiên): especially difficult, poorer than the commune."""

from __future__ import annotations

import pandas as pd

from analysis.rules.allocation import allocation

BASE = 100


def priority(poor: pd.Series, households: pd.Series, especially_difficult: pd.Series) -> pd.DataFrame:
    """Row = village; especially_difficult, above_average_rate (yes/no), weight (percent, 100 = no priority).

    The weights stand in rules/allocation.toml. Rates are compared as products of whole numbers, so a village exactly at
    the commune's rate is never above it by a rounding.
    """
    above = poor * int(households.sum()) > int(poor.sum()) * households
    weights = allocation().weight
    weight = BASE + especially_difficult * weights.especially_difficult + above * weights.above_average_rate
    return pd.DataFrame(
        {
            "especially_difficult": especially_difficult.astype(bool),
            "above_average_rate": above.astype(bool),
            "weight": weight.astype("int64"),
        }
    )
