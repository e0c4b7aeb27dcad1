"""Needs for support (nhu cầu hỗ trợ) of the entitled households, against what the programme plans."""

from __future__ import annotations

from typing import Any, NamedTuple

import narwhals as nw
import pandas as pd

from analysis.intake.dictionary import CAUSE_CODES
from analysis.intake.text import fold
from analysis.planning.catalogue import Support
from analysis.planning.entitlement import OTHERS, eligible_groups, entitled
from analysis.review.counting import TOTAL, sums_by_village
from analysis.standards import INDICATOR_CODES

SHORTAGES = (*INDICATOR_CODES, *CAUSE_CODES)
HOUSEHOLD, PERSON, CHILD = "hộ", "người", "trẻ em"
# the programme's units that count the same as a need: one house, one latrine, one card each
SAME_UNITS = {
    HOUSEHOLD: frozenset({"ho", "nha", "can nha", "ngoi nha", "cong trinh"}),
    PERSON: frozenset({"nguoi", "the", "the bhyt", "the bao hiem y te"}),
    CHILD: frozenset({"tre em", "tre", "chau"}),
}


class Measure(NamedTuple):
    """What is summed over the entitled: a number a household; `blank`, whether it is not on file; the unit."""

    number: nw.Expr | int | None
    blank: nw.Expr | None
    unit: str


def needs(households: Any, villages: pd.DataFrame, plan_year: int) -> pd.DataFrame:
    """Row = d01…d12, cause_1…cause_8; poor, near_poor, escaped, demand (their sum): households of the plan's groups with it.

    A household may stand in several rows, so rows do not add up. `households`: the review the plan starts from. What
    households lack, whoever may help them; `needs_by_support` counts whom each support is for.
    """
    groups = eligible_groups(plan_year)
    measures = {f"{name}_{code}": group & nw.col(code) for name, group in groups.items() for code in SHORTAGES}
    counts = sums_by_village(households, villages, **measures).loc[TOTAL]
    frame = pd.DataFrame({name: [counts[f"{name}_{code}"] for code in SHORTAGES] for name in groups}, index=SHORTAGES)
    frame["demand"] = frame.sum(axis=1)
    return frame


def needs_by_support(
    households: Any,
    villages: pd.DataFrame,
    programme: pd.DataFrame | None,
    supports: dict[str, Support],
    plan_year: int,
) -> pd.DataFrame:
    """Row = code of a support; poor, near_poor, escaped, demand (in need_unit), need_unit, planned (in the programme's unit), gap.

    Only whom the support is for is counted (`entitled`), each household once, whatever number of its shortages the
    support answers; missing for a group it is not for. What the review does not ask is unknown: demand is missing, never
    0, and need_unit is "". gap = demand − planned in need_unit, below 0 where more is planned than needed; missing unless
    both are known and count the same: the same unit, nobody planned for whom the review does not tell.
    """
    groups = eligible_groups(plan_year)
    on_file = set(nw.from_native(households).lazy().collect_schema().names())
    of = {code: _measure(support, on_file) for code, support in supports.items()}
    measures: dict[str, nw.Expr] = {}
    places: dict[tuple[str, str], str] = {}
    for code, support in supports.items():
        if of[code].number is None:
            continue
        for name, whom in entitled(support, villages, groups).items():
            # neutral names: a code may hold what an engine's column cannot
            places[code, name] = f"n{len(places)}"
            measures[places[code, name]] = whom.cast(nw.Int64) * of[code].number
            if of[code].blank is not None:
                measures[f"{places[code, name]}_blank"] = whom & of[code].blank
    counts = sums_by_village(households, villages, **measures).loc[TOTAL] if measures else pd.Series(dtype="int64")
    blank = {key for key, place in places.items() if counts.get(f"{place}_blank", 0)}
    cells = {key: counts[place] for key, place in places.items() if key not in blank}
    frame = pd.DataFrame(
        {name: [cells.get((code, name), pd.NA) for code in supports] for name in groups},
        index=list(supports),
        dtype="Int64",
    )
    frame["demand"] = frame[list(groups)].sum(axis=1, min_count=1).mask(frame.index.isin([code for code, _ in blank]))
    frame["need_unit"] = [measure.unit for measure in of.values()]
    planned, units = _planned(programme, list(supports))
    frame["planned"] = planned
    same = [_same(supports[code], of[code].unit, units[code]) for code in supports]
    frame["gap"] = (frame["demand"].astype("Float64") - planned).where(pd.Series(same, index=frame.index))
    return frame


def _measure(support: Support, on_file: set[str]) -> Measure:
    """How the need for one support is counted; no number where the review does not ask."""
    unknown = Measure(None, None, "")
    match support.need:
        case "entitled":
            return Measure(1, None, HOUSEHOLD)
        case "answers":
            has = nw.any_horizontal(*(nw.col(code) for code in support.answers), ignore_nulls=True)
            return Measure(has.cast(nw.Int64), None, HOUSEHOLD) if support.answers else unknown
        case "asked":
            if support.asked not in on_file:
                return unknown
            return Measure(nw.col(support.asked).cast(nw.Int64).fill_null(0), None, HOUSEHOLD)
        case "uninsured":
            members, insured = nw.col("members").cast(nw.Int64), nw.col("insured_members").cast(nw.Int64)
            if "insured_members" not in on_file:
                return unknown
            # more cards than members is a warning of intake; it must not lessen the need of others
            lacking = nw.when(members > insured).then(members - insured).otherwise(0)
            return Measure(lacking.fill_null(0), insured.is_null() | members.is_null(), PERSON)
        case "malnourished":
            children = nw.col("children_malnourished").cast(nw.Int64)
            return Measure(children.fill_null(0), children.is_null(), CHILD)
    return unknown


def _same(support: Support, need_unit: str, planned_unit: str) -> bool:
    if support.not_compared or OTHERS in support.groups:
        return False
    return fold(planned_unit) in SAME_UNITS.get(need_unit, frozenset())


def _planned(programme: pd.DataFrame | None, codes: list[str]) -> tuple[pd.Series, pd.Series]:
    if programme is None:
        return pd.Series(pd.NA, codes, dtype="Float64"), pd.Series("", codes)
    rows = programme.drop_duplicates("code").set_index("code").reindex(codes)
    units = rows["unit"].fillna("") if "unit" in rows else pd.Series("", codes)
    return rows["planned"].astype("Float64"), units
