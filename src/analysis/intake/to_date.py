"""The state of the households between two reviews: the last review and what was recognised since."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.intake.values import UNLISTED

OUT_OF_POVERTY = ("near_poor", *UNLISTED)
COLUMNS = ("household_id", "village", "members", "class_start", "class_end", "change", "escaped_on")


def households_to_date(
    reviews: Mapping[int, pd.DataFrame], recognitions: pd.DataFrame, old: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Row = a household of the last review or one recognised since; columns = COLUMNS, as a review has them.

    `reviews`: by year, the last one and those before it; `recognitions`: of the year that follows. `old`: where the
    last one is a review of the start of a standard, that of the same moment under the old one, for the escapes it found. class_start is the
    last review's class_end, class_end the class after the household's last recognition. `change` is that of the last
    recognition which changed the class, so that a household that split and later escaped has escaped; `members` are
    those of the last recognition. What a household went through and came back from leaves no trace, as in form T2.
    Nothing of what only a review sees (deprivations, causes, children) is there: it has not been surveyed again.
    """
    last = reviews[max(reviews)]
    start = last[last["class_end"] != "absent"].drop_duplicates("household_id").set_index("household_id")
    ordered = recognitions.sort_values("date", kind="stable")
    moves = ordered.groupby("household_id", sort=False)
    first, final = moves.first(), moves.last()
    changed = ordered[ordered["class_from"] != ordered["class_to"]]
    change = final["change"].copy()
    change.update(changed.groupby("household_id")["change"].last())
    ids = [*start.index, *(name for name in first.index if name not in start.index)]
    state = pd.DataFrame(index=pd.Index(ids, name="household_id", dtype="str"))
    for column in ("village", "members"):
        state[column] = start[column].reindex(ids)
    new = [name for name in first.index if name not in start.index]
    state.loc[new, "village"] = first.loc[new, "village"]
    state["members"] = final["members"].reindex(ids).fillna(state["members"]).astype("Int64")
    state["class_start"] = start["class_end"].reindex(ids).fillna(first["class_from"].reindex(ids))
    state["class_end"] = final["class_to"].reindex(ids).fillna(state["class_start"])
    state["change"] = change.reindex(ids).fillna("")
    state["escaped_on"] = last_escapes(reviews, old).reindex(ids).astype("datetime64[s]")
    words = dict.fromkeys(("village", "class_start", "class_end", "change"), "str")
    return state.astype(words).reset_index()[list(COLUMNS)]


def with_old_escapes(start: pd.DataFrame, old: pd.DataFrame, year: int) -> pd.DataFrame:
    """The review of the start of `year` with the last escape known under the old standard where it has none itself.

    `old`: the review of the end of the year before. Who escaped in that year is newly escaped under the new standard too.
    """
    known = last_escapes({year - 1: old}).reindex(start["household_id"]).astype("datetime64[s]").set_axis(start.index)
    return start.assign(escaped_on=start["escaped_on"].fillna(known))


def last_escapes(reviews: Mapping[int, pd.DataFrame], old: pd.DataFrame | None = None) -> pd.Series:
    """The last escape from poverty known of each household by household_id: recognised before a review, or found by one.

    Who left the near-poor alone never was poor, and has escaped nothing. An escape that a review found has no day on
    file; the last day of its year stands for it.
    """
    found = []
    of_years = [(year, reviews[year]) for year in sorted(reviews)] + ([] if old is None else [(max(reviews), old)])
    for year, listed in of_years:
        review = listed.drop_duplicates("household_id").set_index("household_id")
        found.append(review["escaped_on"].dropna())
        out = (review["class_start"] == "poor") & review["class_end"].isin(OUT_OF_POVERTY) & (review["change"] == "")
        found.append(pd.Series(pd.Timestamp(year, 12, 31), review.index[out]))
    dates = pd.concat(found).astype("datetime64[s]") if found else pd.Series(dtype="datetime64[s]")
    return dates.groupby(level=0).max()
