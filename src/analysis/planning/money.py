"""Money of the plan by project and source (kinh phí theo dự án và nguồn vốn): sums and shares; loans apart."""

from __future__ import annotations

import pandas as pd

from analysis.review.counting import TOTAL, percent

SOURCES = ("money_central", "money_province", "money_district", "money_mobilised")
CREDIT = "money_credit"  # lent by the policy bank and paid back: neither budget nor mobilised
CONTRIBUTIONS = "IV.2"  # the plan's section "Nguồn lực khác"


def money_of(programme: pd.DataFrame) -> pd.DataFrame:
    """Row = code of a project or policy, `total`; each source, money_total (their sum), money_credit; million VND.

    A blank cell is no figure and adds nothing; a sum is missing only where nothing at all was given, as is a column
    that the file does not have (no district since July 2025). money_total never has credit in it.
    """
    rows = programme.set_index("code").rename_axis(None)
    columns = (*SOURCES, CREDIT)
    amounts = pd.DataFrame({c: rows.get(c, pd.Series(pd.NA, rows.index)) for c in columns}).astype("Float64")
    total = amounts.sum(min_count=1).to_frame(TOTAL).T.astype("Float64")
    amounts = pd.concat([amounts, total])
    amounts.insert(len(SOURCES), "money_total", amounts[list(SOURCES)].sum(axis=1, min_count=1))
    return amounts


def money_shares(programme: pd.DataFrame | None) -> pd.DataFrame | None:
    """`money_of` (million VND), then shares (%): share_central … share_mobilised, of the row's money_total by source; share.

    share: the row's part of all money_total. Credit has no share and is in none. None where there is no file.
    """
    if programme is None:
        return None
    amounts = money_of(programme)
    for source in SOURCES:
        amounts[source.replace("money", "share")] = percent(amounts[source], amounts["money_total"])
    everything = pd.Series(amounts.at[TOTAL, "money_total"], index=amounts.index, dtype="Float64")
    amounts["share"] = percent(amounts["money_total"], everything)
    return amounts


def other_contributions(objectives: pd.DataFrame | None) -> pd.DataFrame | None:
    """The plan's other resources (nguồn lực khác, section IV.2): the rows of objectives.csv of that section; None without the file."""
    if objectives is None:
        return None
    # the column is optional: a plan without sections names no contribution
    chosen = objectives["section"] == CONTRIBUTIONS if "section" in objectives else slice(0, 0)
    return objectives[chosen].reset_index(drop=True)
