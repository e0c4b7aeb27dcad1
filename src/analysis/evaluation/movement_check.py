"""The identities of forms T2 and T3 by village (đẳng thức diễn biến), in words for where they fail."""

from __future__ import annotations

import pandas as pd

from analysis.review.movements import NEAR_POOR_IN, NEAR_POOR_OUT, POOR_IN, POOR_OUT, identity_gap


def movement_checks(poor: pd.DataFrame, near_poor: pd.DataFrame) -> dict[str, list[str]]:
    """The identities that fail, by row of the forms; rows where all hold are not there. `poor`, `near_poor`: forms T2, T3."""
    gaps = {
        "đẳng thức biểu T2": identity_gap(poor, POOR_OUT, POOR_IN),
        "đẳng thức biểu T3": identity_gap(near_poor, NEAR_POOR_OUT, NEAR_POOR_IN),
        "T2 thành cận nghèo khác T3 nghèo thành cận nghèo": poor["to_near_poor"] - near_poor["from_poor"],
        "T2 cận nghèo thành nghèo khác T3 thành nghèo": poor["from_near_poor"] - near_poor["to_poor"],
    }
    faults = {row: [words for words, gap in gaps.items() if gap.loc[row] != 0] for row in poor.index}
    return {row: words for row, words in faults.items() if words}
