"""What the years on file say of a year's movements (diễn biến các năm trước): the ground of a projection."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.panel import Panel, one_standard, years_of_movements
from analysis.evaluation.thresholds import compared_share
from analysis.review.movements import POOR_OUT, near_poor_movements, poor_movements

OTHERS_IN = ("relapse", "new", "other_increase")


def past_flows(panel: Panel, year: int, begun: int | None = None) -> pd.DataFrame:
    """Row = a year before `year` with a review on file under the standard of `year`; poor_start, leaving, leaving_rate (%),
    near_poor_start, from_near_poor, from_near_poor_rate (%), other_entering.

    leaving: households of form T2 that left the list in any way (escape, move, merger, death); other_entering: those
    that came to it from elsewhere than the near-poor (relapse, new, moved in, split). Each review tells its own year, none where its ends stand under two standards (`begun`: see `one_standard`). A
    rate is missing where its base is too small to compare years by it (compared_base).
    """
    earlier = one_standard(
        {past: households for past, households in panel.items() if past < year} | {year: None}, begun
    )
    rows = {str(past): _flows(earlier[past]) for past in years_of_movements(earlier, begun) if past < year}
    names = ["poor_start", "leaving", "near_poor_start", "from_near_poor", "other_entering"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=names).astype("Int64")
    frame.insert(2, "leaving_rate", compared_share(frame["leaving"], frame["poor_start"]))
    frame.insert(5, "from_near_poor_rate", compared_share(frame["from_near_poor"], frame["near_poor_start"]))
    return frame


def flows_to_date(poor: pd.Series, near_poor: pd.Series) -> dict[str, int]:
    """The same columns as counts, from the `total` rows of forms T2 and T3 to date."""
    return {
        "poor_start": int(poor["start"]),
        "leaving": int(poor[list(POOR_OUT)].sum()),
        "near_poor_start": int(near_poor["start"]),
        "from_near_poor": int(poor["from_near_poor"]),
        "other_entering": int(poor[list(OTHERS_IN)].sum()),
    }


def _flows(households: Any) -> dict[str, int]:
    # no register is needed: the flows of all villages together
    nowhere = pd.DataFrame({"village": list(households["village"].unique())})
    poor, near_poor = poor_movements(households, nowhere), near_poor_movements(households, nowhere)
    return flows_to_date(poor.loc["total"], near_poor.loc["total"])
