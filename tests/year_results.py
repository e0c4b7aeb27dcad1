"""A year's results from hand-made frames: classes, results, movements, shortages of villages of 100 households."""

import pandas as pd

from analysis.evaluation import commune_target, village_results
from analysis.review.movements import POOR_IN, POOR_OUT
from analysis.standards import INDICATOR_CODES

FLOWS = ["start", *POOR_OUT, *POOR_IN, "end"]
GOAL = 3.0, "points"


def with_total(frame):
    return pd.concat([frame, frame.sum().to_frame("total").T]).astype("Int64")


def classes(poor, near=5):
    """Form T1 of villages of 100 households."""
    names = [f"Thôn {n}" for n in range(1, len(poor) + 1)]
    counts = with_total(pd.DataFrame({"households": 100, "poor": poor, "near_poor": near}, index=names))
    rates = {
        f"{name}_rate": (100 * counts[name] / counts["households"]).astype("Float64") for name in ("poor", "near_poor")
    }
    return counts.assign(**rates)


def results_of(start, end, planned, *, goal=GOAL, comparable=True):
    before, now = classes(start), classes(end)
    targets = with_total(
        pd.DataFrame(
            {"households_end": 100, "reduction": planned, "reduction_rate": planned}, index=list(before.index[:-1])
        )
    )
    poor_end = before["poor"] - targets["reduction"]
    targets = targets.assign(
        poor_end=poor_end, poor_end_rate=(100 * poor_end / targets["households_end"]).astype("Float64")
    )
    return village_results(before, now, targets, goal, comparable=comparable)


def moves(**flows):
    """Form T2 of two villages: the flows are those of the first."""
    rows = pd.DataFrame(0, index=["Thôn 1", "Thôn 2"], columns=FLOWS)
    for name, number in flows.items():
        rows.loc["Thôn 1", name] = number
    return with_total(rows)


def shortages(**counts):
    row = {"base": 20, "total": sum(counts.values()), **dict.fromkeys(INDICATOR_CODES, 0), **counts}
    return pd.DataFrame([row], index=["total"])


def outcomes(year=2023, households=6, still=2):
    return pd.DataFrame({"households": [households], "still_poor": [still], "escaped": [households - still]}, index=[f"{year}_registered"])  # fmt: skip


def lead(page, results, flows, **other):
    parts = {"deprivations": shortages(d10=7, d07=3), "registered": outcomes(), "programme": None} | other
    outcome = commune_target(results, *GOAL)
    return page.report_lead(outcome, results, flows, parts["deprivations"], parts["registered"], parts["programme"])
