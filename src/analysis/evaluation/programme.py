"""Projects and policies (dự án, chính sách): planned, actual, money by source, disbursed."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation.thresholds import thresholds
from analysis.review.counting import TOTAL, percent

SOURCES = ("money_central", "money_province", "money_district", "money_mobilised")


def programme_results(programme: pd.DataFrame | None) -> pd.DataFrame | None:
    """Row = code, then `total` (money only); planned, actual, achieved (%), money by source and in total, disbursed, its rate (%), unspent.

    Money in million VND; unspent = money_total − disbursed, below 0 where more was spent than planned. Where a line
    with money lacks its disbursement, the total's rate is at least what is shown and the unspent at most: `undisclosed` counts such lines. A blank cell is no figure: a total is missing only where nothing at all was given.
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
    results["unspent"] = results["money_total"] - results["disbursed"]
    return results


def undisclosed(results: pd.DataFrame) -> int:
    """How many lines have money planned and no disbursement on file. `results`: `programme_results`."""
    lines = results.drop(index=TOTAL)
    return int((lines["money_total"].gt(0).fillna(False) & lines["disbursed"].isna()).sum())


def without_loans(results: pd.DataFrame) -> pd.DataFrame | None:
    """Row = loans, others; money_total, disbursed (million VND): money lent apart from money given. None unless there is both.

    `results`: `programme_results`; which codes are loans: thresholds.toml.
    """
    lines = results.drop(index=TOTAL)[["money_total", "disbursed"]]
    is_loan = lines.index.isin(thresholds().loans)
    parts = {"loans": lines[is_loan].sum(min_count=1), "others": lines[~is_loan].sum(min_count=1)}
    frame = pd.DataFrame(parts).T.astype("Float64")
    return None if frame["money_total"].isna().any() else frame


def cost_per_escape(programme: pd.DataFrame | None, movements: pd.DataFrame) -> dict[str, float | int | None] | None:
    """disbursed (million VND, loans left out), escaped (households: to near-poor and beyond), cost (million VND a household).

    `programme`: `programme_results`; `movements`: form T2. cost is None where nobody escaped or nothing is known to be
    spent. A ratio of two totals, not what an escape costs: the money also serves who stays poor and who is near-poor.
    """
    if programme is None:
        return None
    spent = programme.drop(index=[TOTAL, *thresholds().loans], errors="ignore")["disbursed"].sum(min_count=1)
    escaped = int(movements.loc[TOTAL, ["to_near_poor", "to_not_poor"]].sum())
    known = None if pd.isna(spent) else float(spent)
    return {"disbursed": known, "escaped": escaped, "cost": known / escaped if known and escaped else None}
