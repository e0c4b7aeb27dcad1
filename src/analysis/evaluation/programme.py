"""Projects and policies (dự án, chính sách): planned, actual, money by source, disbursed."""

from __future__ import annotations

import pandas as pd

from analysis.review.counting import TOTAL, percent

SOURCES = ("money_central", "money_province", "money_district", "money_mobilised")


def programme_results(programme: pd.DataFrame | None) -> pd.DataFrame | None:
    """Row = code, then `total` (money only); planned, actual, achieved (%), money by source and in total, disbursed, its rate (%).

    Money in million VND. A blank cell is no figure: a total is missing only where nothing at all was given.
    None where there is no file.
    """
    if programme is None:
        return None
    rows = programme.set_index("code").rename_axis(None)
    money = pd.DataFrame(
        {source: rows.get(source, pd.Series(pd.NA, rows.index, dtype="Float64")) for source in SOURCES}
    )
    money["money_total"] = money.sum(axis=1, min_count=1)
    money["disbursed"] = rows["disbursed"]
    results = pd.concat([rows[["planned", "actual"]], money], axis=1)
    total = results.sum(min_count=1).to_frame(TOTAL).T
    total[["planned", "actual"]] = pd.NA  # different units do not add up
    results = pd.concat([results, total]).astype("Float64")
    results.insert(2, "achieved", percent(results["actual"], results["planned"]))
    results["disbursed_rate"] = percent(results["disbursed"], results["money_total"])
    return results
