"""Projects and policies (dự án, chính sách): planned, actual, money by source, disbursed."""

from __future__ import annotations

import pandas as pd

from analysis.review.counting import TOTAL, percent
from analysis.rules.thresholds import thresholds

SOURCES = ("money_central", "money_province", "money_district", "money_mobilised")


def programme_results(programme: pd.DataFrame | None) -> pd.DataFrame | None:
    """Row = code, then `total` (money only); planned, actual, achieved (%), money by source and in total, disbursed, its rate (%), unspent, money_credit, credit_disbursed.

    Money in million VND; money_total = budget by level + mobilised, never credit, which is lent and paid back
    (money_credit). A line that has credit alone is disbursed credit: its rate is of the credit, and the total's disbursed,
    rate and unspent leave it out (credit_disbursed has it). unspent = money − disbursed, below 0 where more was spent than
    planned. Where a line with money lacks its disbursement, the total's rate is at least what is shown and the unspent at
    most: `undisclosed` counts such lines. A blank cell is no figure: a total is missing only where nothing at all was
    given. None where there is no file.
    """
    if programme is None:
        return None
    rows = programme.set_index("code").rename_axis(None)
    blank = pd.Series(pd.NA, rows.index, dtype="Float64")
    money = pd.DataFrame({source: rows.get(source, blank) for source in SOURCES}).astype("Float64")
    money["money_total"] = money.sum(axis=1, min_count=1)
    money["disbursed"] = rows["disbursed"]
    credit = rows.get("money_credit", blank).astype("Float64")
    credit_alone = credit.gt(0).fillna(False) & ~money["money_total"].gt(0).fillna(False)
    lines = pd.concat([rows[["planned", "actual"]], money], axis=1).astype("Float64")
    lines["money_credit"] = credit
    lines["credit_disbursed"] = lines["disbursed"].where(credit_alone)
    summed = lines.assign(disbursed=lines["disbursed"].mask(credit_alone))
    total = summed.sum(min_count=1).to_frame(TOTAL).T
    total[["planned", "actual"]] = pd.NA  # different units do not add up
    results = pd.concat([lines, total]).astype("Float64")
    results.insert(2, "achieved", percent(results["actual"], results["planned"]))
    of = results["money_total"].mask(credit_alone.reindex(results.index, fill_value=False), results["money_credit"])
    place = results.columns.get_loc("disbursed") + 1
    results.insert(place, "disbursed_rate", percent(results["disbursed"], of))
    results.insert(place + 1, "unspent", of - results["disbursed"])
    return results


def undisclosed(results: pd.DataFrame) -> int:
    """How many lines have money planned and no disbursement on file. `results`: `programme_results`."""
    lines = results.drop(index=TOTAL)
    return int((lines["money_total"].gt(0).fillna(False) & lines["disbursed"].isna()).sum())


def cost_per_escape(programme: pd.DataFrame | None, movements: pd.DataFrame) -> dict[str, float | int | None] | None:
    """disbursed (million VND spent, credit left out), escaped (households: to near-poor and beyond), cost (million VND a household).

    `programme`: `programme_results`; `movements`: form T2. cost is of the money spent, not of the money planned; None
    where nobody escaped or nothing is known to be spent. A ratio of two totals, not what an escape costs: the money also serves who stays poor and who is near-poor.
    """
    if programme is None:
        return None
    lines = programme.drop(index=[TOTAL, *thresholds().loans], errors="ignore")
    spent = lines["disbursed"].mask(lines["credit_disbursed"].notna()).sum(min_count=1)
    escaped = int(movements.loc[TOTAL, ["to_near_poor", "to_not_poor"]].sum())
    known = None if pd.isna(spent) else float(spent)
    return {"disbursed": known, "escaped": escaped, "cost": known / escaped if known and escaped else None}
