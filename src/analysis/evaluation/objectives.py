"""The plan's objectives and tasks (mục tiêu, nhiệm vụ) answered: target, actual, met."""

from __future__ import annotations

import pandas as pd


def objective_results(objectives: pd.DataFrame | None, computed: dict[str, float | None]) -> pd.DataFrame | None:
    """Row = objective's code; target, actual, met (1/0, missing where either side is).

    `computed`: what the review itself answers, by code; it fills an actual that was left blank with source `review`.
    None where there is no file.
    """
    if objectives is None:
        return None
    rows = objectives.set_index("code")
    from_review = rows.get("source", pd.Series("", rows.index)).eq("review")
    answers = pd.Series({code: computed.get(code) for code in rows.index}, dtype="Float64")
    actual = rows["actual"].where(rows["actual"].notna() | ~from_review, answers)
    met = (actual >= rows["target"]).astype("Int64")
    return pd.DataFrame({"target": rows["target"], "actual": actual, "met": met}).rename_axis(None)
