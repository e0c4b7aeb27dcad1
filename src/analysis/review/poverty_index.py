"""The adjusted headcount of multidimensional poverty (Alkire–Foster counting method) of the poor households."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.review.classes import POOR
from analysis.review.counting import percent, quotient, register
from analysis.review.deprivations import deprivation_counts
from analysis.standards import INDICATOR_CODES


def poverty_index(households: Any, villages: pd.DataFrame) -> pd.DataFrame:
    """H, A, M0 and the contributions, row = village, `total`.

    headcount H = poor ÷ all households; intensity A = Σ deprivations of the poor ÷ (12 × poor); adjusted_headcount
    M0 = H × A (these three are shares of 1); contribution_d01…d12 in % of Σ. Where nobody is poor M0 is 0 and A and
    the contributions are missing. Source: Alkire & Foster (2011), equal weights, poor as the standard defines them.
    """
    counts = deprivation_counts(households, villages, POOR)
    all_households = register(villages)["households"]
    headcount = quotient(counts["base"], all_households)
    intensity = quotient(counts["total"], len(INDICATOR_CODES) * counts["base"])
    # M0 = H × A = Σ ÷ (12 × all households): 0, not missing, where nobody is poor
    adjusted = quotient(counts["total"], len(INDICATOR_CODES) * all_households)
    contributions = {f"contribution_{code}": percent(counts[code], counts["total"]) for code in INDICATOR_CODES}
    return pd.DataFrame(
        {"headcount": headcount, "intensity": intensity, "adjusted_headcount": adjusted, **contributions}
    )
