"""The fate of each cohort (đường đi của các hộ nghèo): the households poor at the end of a year, through the years on file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.evaluation.thresholds import compared_share
from analysis.evaluation.two_reviews import by_household
from analysis.findings import InputError
from analysis.review.classes import ABSENT, NEAR_POOR, NOT_POOR, POOR
from analysis.standards import standard_for

Panel = Mapping[int, Any]  # year of the review -> its households
FATES = ("still_poor", "poor_again", "near_poor", "not_poor", "left", "unknown")


def one_standard(panel: Panel, begun: int | None = None) -> dict[int, Any]:
    """The years of the panel under the poverty standard of its latest year, oldest first: fates are not followed across two.

    `begun`: the year under which the panel has the review of the start of that standard (rà soát đầu năm), which is one of them.
    """
    years = sorted(panel)
    return {year: panel[year] for year in years if year == begun or _standard(year) == _standard(years[-1])}


def across_standards(year: int) -> bool:
    """Whether the classes at the start and at the end of the year stand under two known standards: no movement is counted."""
    before = _standard(year - 1)
    return before is not None and before != _standard(year)


def years_of_movements(panel: Panel, begun: int | None = None) -> list[int]:
    """The years whose movements the panel tells under one standard, oldest first: a review of the start tells of none itself."""
    return [year for year in sorted(panel) if year != begun and (year - 1 == begun or not across_standards(year))]


def cohort_fates(panel: Panel) -> pd.DataFrame:
    """Row = `cohort-year` (2022-2024: poor at the end of 2022, seen at the end of 2024); households, FATES, out_rate (%).

    still_poor: poor at every end since; poor_again: poor after an end at which it was not; near_poor, not_poor: its class
    then; left: no longer in the commune; unknown: a listed household that a later file lacks (a break of the chain). A
    household found not poor need not be reviewed again and counts so until a file says otherwise. The six sum to
    households; out_rate = near_poor + not_poor in % of them, missing for a cohort too small to compare (compared_base).
    """
    years = sorted(panel)
    ends = {year: by_household(panel[year], ["class_end"])["class_end"] for year in years}
    rows = {}
    for cohort in years[:-1]:
        ids = ends[cohort].index[ends[cohort] == POOR]
        fate, out = pd.Series("still_poor", ids, dtype="object"), pd.Series(False, ids)
        for year in (later for later in years if later > cohort):
            end = ends[year].reindex(ids)
            out |= end.isin([NEAR_POOR, NOT_POOR])
            fate = _next(fate, end, out)
            rows[f"{cohort}-{year}"] = [len(ids), *((fate == name).sum() for name in FATES)]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["households", *FATES]).astype("Int64")
    frame["out_rate"] = compared_share(frame["near_poor"] + frame["not_poor"], frame["households"])
    return frame


def _next(fate: pd.Series, end: pd.Series, out: pd.Series) -> pd.Series:
    """The fates after one more year. `end`: class at its end, missing without a row; `out`: not poor at some end so far."""
    # who was listed must have a row; who was not, or had left, need not
    after = fate.where(fate.isin(["not_poor", "left"]), "unknown")
    after = after.mask(end == POOR, "still_poor").mask((end == POOR) & out, "poor_again")
    for klass, name in ((NEAR_POOR, "near_poor"), (NOT_POOR, "not_poor"), (ABSENT, "left")):
        after = after.mask(end == klass, name)
    return after


def _standard(year: int) -> str | None:
    try:
        return standard_for(year).name
    except InputError:
        return None
