"""Which household would get which supports: for the restricted file only, never for a page or a notebook."""

from __future__ import annotations

import pandas as pd

from analysis.planning.packages import Choice
from analysis.review.classes import POOR
from analysis.standards import INDICATOR_CODES


def household_packages(households: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Row = a household lifted by the search; household_id, village, registered, supports (codes, joined by “; ”).

    Households of one type are alike to the search; they are taken in the order of their ids, so that the list is the
    same each time. It proposes; the village meeting decides.
    """
    poor = households[households["class_end"] == POOR].sort_values("household_id")
    waiting: dict[tuple, list[str]] = {}
    for _, row in poor.iterrows():
        missing = frozenset(code for code in INDICATOR_CODES if row[code])
        waiting.setdefault((row["village"], bool(row["registered"]), missing), []).append(row["household_id"])
    rows = []
    for way, number in zip(choice.options, choice.numbers, strict=True):
        same = waiting.get(tuple(way.type[:3]), [])
        taken, same[:] = same[:number], same[number:]
        rows += [(household, way.type.village, way.type.registered, "; ".join(way.supports)) for household in taken]
    return pd.DataFrame(rows, columns=["household_id", "village", "registered", "supports"])
