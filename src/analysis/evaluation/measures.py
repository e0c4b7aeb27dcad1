"""What the review itself can answer of the plan's objectives, by the code reserved for it in objectives.csv."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation.answers import MEANINGS, review_answers
from analysis.evaluation.commune_target import commune_target

RATE_REDUCTION = "MT.GIAM_NGHEO"  # reduction of the poverty rate, in what the plan's criterion means by it
LOAN_DEMAND_MET = "MT.VAY_VON"  # loans granted of loans wanted, % (poor, near-poor, newly escaped households on file)


def computed_measures(
    results: pd.DataFrame,
    households: pd.DataFrame,
    last_households: pd.DataFrame | None = None,
    year: int = 0,
    criterion: str = "points",
) -> dict[str, float | None]:
    """The measures by reserved code; None where the data do not give one. `results`: `village_results`.

    `last_households`: the review before that of `year`, for what became of the households it registered. `criterion`: the
    plan's, so that the line on the rate and the unit's own target speak of one figure.
    """
    if last_households is not None and results["reduction_actual"].isna().all():
        last_households = None  # two standards: nobody can say what became of those that the other one listed
    return {
        # exactly, as the target itself is decided: a difference of two floats may fall a hair short of 3
        RATE_REDUCTION: commune_target(results, 0, criterion)[criterion],
        LOAN_DEMAND_MET: _loan_demand_met(households),
        **review_answers(households, last_households, year),
    }


def printed_measures(outcome: dict[str, float | int | None]) -> dict[str, float | None]:
    """The measures that a report prints otherwise than computed, by reserved code. `outcome`: `commune_target`."""
    return {RATE_REDUCTION: outcome["decides"]}


def _loan_demand_met(households: pd.DataFrame) -> float | None:
    if not {"loan_wanted", "loan_granted"} <= set(households.columns):
        return None
    present = households[households["class_end"] != "absent"]
    wanted = int(present["loan_wanted"].sum())
    return 100 * int((present["loan_wanted"] & present["loan_granted"]).sum()) / wanted if wanted else None


REDUCTION_MEANINGS = {
    "points": ("Mức giảm tỷ lệ hộ nghèo", "điểm %"),
    "households_ratio": ("Số hộ nghèo giảm trên số hộ dân cuối năm", "%"),
}


def measure_meanings(criterion: str = "points") -> dict[str, tuple[str, str]]:
    """What every reserved code means and its unit, in the order of `computed_measures`. `criterion`: the plan's."""
    return {
        RATE_REDUCTION: REDUCTION_MEANINGS[criterion],
        LOAN_DEMAND_MET: ("Nhu cầu vay vốn của các hộ được giải quyết", "%"),
        **MEANINGS,
    }
