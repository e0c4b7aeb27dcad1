"""The flows of form T2 summed as sentences tell them: who escaped, who came by living, what only moved about."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import sum_of, withheld
from analysis.document.figure import Figure
from analysis.presentation.table import figures_of

ESCAPED, ENTERED = ("to_near_poor", "to_not_poor"), ("from_near_poor", "relapse", "new")
COLUMNS = ("escaped", "entered", "other_net", "out", "into")


def movement_sums(movements: pd.DataFrame) -> pd.DataFrame:
    """Row as form T2; escaped, entered, other_net (tăng khác − giảm khác), out, into (all that leave, all that come),
    households.
    """
    if movements.map(withheld).any(axis=None):
        return _where_known(movements)
    escaped, entered = movements[list(ESCAPED)].sum(axis=1), movements[list(ENTERED)].sum(axis=1)
    frame = pd.DataFrame(
        {
            "escaped": escaped,
            "entered": entered,
            "other_net": movements["other_increase"] - movements["other_decrease"],
            "out": escaped + movements["other_decrease"],
            "into": entered + movements["other_increase"],
        }
    )
    return frame.astype("int64")


def _where_known(movements: pd.DataFrame) -> pd.DataFrame:
    """The same of a public edition: a sum is withheld with any of its parts."""
    parts = {
        "escaped": ESCAPED,
        "entered": ENTERED,
        "out": (*ESCAPED, "other_decrease"),
        "into": (*ENTERED, "other_increase"),
    }
    sums = {name: [sum_of(row[list(codes)]) for _, row in movements.iterrows()] for name, codes in parts.items()}
    return pd.DataFrame(sums, index=movements.index, dtype="object")


def movement_figures(movements: pd.DataFrame) -> tuple[Figure, ...]:
    """Every sum as a figure."""
    return figures_of("movement_sums", movement_sums(movements), dict.fromkeys(COLUMNS, "hộ"))
