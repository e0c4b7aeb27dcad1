"""Poor again after an escape (nghèo trở lại), within 36 months of it and later; tái nghèo is but one part, form T2's relapse."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation.panel import Panel, years_of_movements
from analysis.evaluation.thresholds import compared_share
from analysis.evaluation.two_reviews import by_household
from analysis.review.classes import NEAR_POOR, NOT_POOR, POOR

YEARS_OF_SUPPORT = 3  # hộ mới thoát nghèo: 36 months from the escape


def escapes_followed(panel: Panel, begun: int | None = None) -> pd.DataFrame:
    """Row = year of the escape; escaped, poor_again_1, _2, _3, followed, poor_again_rate (%).

    escaped: poor at the start and near-poor or not poor at the end, as form T2 has it (not by moving, splitting …);
    poor_again_k: of these, found poor at the end of any of the k years after, missing where those years are not all on
    file; followed: how many of the three are; poor_again_rate: of the longest followed, missing where too few escaped to
    compare (compared_base). Years are counted between reviews, for a return has no date of its own: the third review
    after the escape still lies in the 36 months. Poor again (nghèo trở lại) by whatever way, so it is not form T2's relapse.
    `begun`: see `one_standard`.
    """
    rows = {}
    for year in years_of_movements(panel, begun):
        ids = _escaped(panel[year])
        again, counts = pd.Series(False, ids), []
        for later in range(year + 1, year + 1 + YEARS_OF_SUPPORT):
            if later not in panel:
                break
            ends = by_household(panel[later], ["class_end"])["class_end"].reindex(ids)
            again |= ends == POOR
            counts.append(int(again.sum()))
        known = [*counts, *[pd.NA] * (YEARS_OF_SUPPORT - len(counts))]
        rows[str(year)] = [len(ids), *known, len(counts), counts[-1] if counts else pd.NA]
    names = ["escaped", *(f"poor_again_{k}" for k in range(1, YEARS_OF_SUPPORT + 1)), "followed", "latest"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=names).astype("Int64")
    frame["poor_again_rate"] = compared_share(frame.pop("latest"), frame["escaped"])
    return frame


def returns_to_poverty(panel: Panel, begun: int | None = None) -> pd.DataFrame:
    """Row = year; returned, from_not_poor, from_near_poor, within_36_months, later, within_rate (%).

    returned: poor at the end, not at the start, with a recognised escape on file (`escaped_on`), others than those who
    moved, split or merged; from_not_poor is the relapse (tái nghèo) of form T2. within_36_months: found poor in the third
    year after the year of the escape or sooner; within_rate is missing where too few returned to compare (compared_base).
    """
    rows = {}
    for year in years_of_movements(panel, begun):
        cells = by_household(panel[year], ["class_start", "class_end", "change", "escaped_on"])
        back = (cells["class_end"] == POOR) & cells["class_start"].isin([NEAR_POOR, NOT_POOR])
        back &= (cells["change"] == "") & cells["escaped_on"].notna()
        returned = cells[back]
        since = year - pd.to_datetime(returned["escaped_on"]).dt.year
        soon = int((since <= YEARS_OF_SUPPORT).sum())
        starts = [int((returned["class_start"] == klass).sum()) for klass in (NOT_POOR, NEAR_POOR)]
        rows[str(year)] = [len(returned), *starts, soon, len(returned) - soon]
    names = ["returned", "from_not_poor", "from_near_poor", "within_36_months", "later"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=names).astype("Int64")
    frame["within_rate"] = compared_share(frame["within_36_months"], frame["returned"])
    return frame


def _escaped(households: object) -> pd.Index:
    cells = by_household(households, ["class_start", "class_end", "change"])
    out = (cells["class_start"] == POOR) & cells["class_end"].isin([NEAR_POOR, NOT_POOR]) & (cells["change"] == "")
    return cells.index[out]
