"""What the review itself can answer of the plan's objectives, by the code reserved for it in objectives.csv."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation.answers import review_answers

RATE_REDUCTION = "MT.GIAM_NGHEO"  # reduction of the poverty rate, points
LOAN_DEMAND_MET = "MT.VAY_VON"  # loans granted of loans wanted, % (poor, near-poor, newly escaped households on file)


def computed_measures(
    results: pd.DataFrame, households: pd.DataFrame, last_households: pd.DataFrame | None = None, year: int = 0
) -> dict[str, float | None]:
    """The measures by reserved code; None where the data do not give one. `results`: `village_results`.

    `last_households`: the review before that of `year`, for what became of the households it registered.
    """
    points = results.loc["total", "points_actual"]
    return {
        RATE_REDUCTION: None if pd.isna(points) else float(points),
        LOAN_DEMAND_MET: _loan_demand_met(households),
        **review_answers(households, last_households, year),
    }


def _loan_demand_met(households: pd.DataFrame) -> float | None:
    if not {"loan_wanted", "loan_granted"} <= set(households.columns):
        return None
    present = households[households["class_end"] != "absent"]
    wanted = int(present["loan_wanted"].sum())
    return 100 * int((present["loan_wanted"] & present["loan_granted"]).sum()) / wanted if wanted else None
