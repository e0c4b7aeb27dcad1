"""What the review itself can answer of the plan's objectives, by the code reserved for it in objectives.csv."""

from __future__ import annotations

import pandas as pd

RATE_REDUCTION = "MT.GIAM_NGHEO"  # reduction of the poverty rate, points
LOAN_DEMAND_MET = "MT.VAY_VON"  # loans granted of loans wanted, % (poor, near-poor, newly escaped households on file)


def computed_measures(results: pd.DataFrame, households: pd.DataFrame) -> dict[str, float | None]:
    """The measures by reserved code; None where the data do not give one. `results`: `village_results`."""
    points = results.loc["total", "points_actual"]
    return {
        RATE_REDUCTION: None if pd.isna(points) else float(points),
        LOAN_DEMAND_MET: _loan_demand_met(households),
    }


def _loan_demand_met(households: pd.DataFrame) -> float | None:
    if not {"loan_wanted", "loan_granted"} <= set(households.columns):
        return None
    present = households[households["class_end"] != "absent"]
    wanted = int(present["loan_wanted"].sum())
    return 100 * int((present["loan_wanted"] & present["loan_granted"]).sum()) / wanted if wanted else None
