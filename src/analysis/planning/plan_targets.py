"""The targets a plan starts from: as issued, or proposed where none are issued yet, with both allocations beside them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import pandas as pd

from analysis.intake.plan import Target
from analysis.planning.allocation import Allocation, allocate
from analysis.planning.registered import registered_households
from analysis.planning.target_size import households_needed, total_to_allocate
from analysis.planning.village_targets import village_targets
from analysis.review.counting import TOTAL


@dataclass(frozen=True)
class PlanTargets:
    """`table`: village_targets, of the issued numbers or of the fair proposal; `needed`: households the unit's target asks for.

    `issued`: whether a table of targets was handed in. Where none was and the target exceeds the poor households, the
    table has no targets at all.
    """

    table: pd.DataFrame
    registered: pd.DataFrame
    allocation: Allocation
    needed: int
    issued: bool


def plan_targets(households: Any, villages: pd.DataFrame, counts: pd.DataFrame | None, target: Target) -> PlanTargets:
    """The plan's targets from the review it starts from, the issued counts (None: not issued) and the unit's own target.

    Not issued: the target, in points or households, is shared out; the households expected at the end are taken to be
    those at the start, which is also what turns points into households.
    """
    issued = counts is not None
    registered = registered_households(households, villages)
    if counts is None:
        start = villages.set_index("village")["households"].astype("Int64")
        counts = pd.DataFrame({"households_end": start, "reduction": pd.array([pd.NA] * len(start), dtype="Int64")})
    table = village_targets(households, villages, counts)
    needed = needed_for(table, target)
    allocation = allocate(total_to_allocate(table, needed), table, registered, villages, issued=issued)
    if not issued:
        proposal = allocation.figures["fair"].drop(TOTAL)
        table = village_targets(households, villages, counts.assign(reduction=proposal.reindex(counts.index)))
    return PlanTargets(table, registered, allocation, needed, issued)


def needed_for(table: pd.DataFrame, target: Target) -> int:
    """The households the unit's target asks for: as it says itself, or the least number that meets its percent."""
    if target.reduction_households is not None:
        return target.reduction_households
    return households_needed(table, cast(float, target.reduction), target.criterion)  # one of both is there


def reduction_wanted(target: Target, table: pd.DataFrame) -> float | Fraction:
    """The unit's target in percent, under its criterion; one given in households is turned into it, exactly.

    `table`: village_targets; its total row says how many households there are at the start and the end.
    """
    if target.reduction is not None:
        return target.reduction
    total, lifted = table.loc[TOTAL], cast(int, target.reduction_households)  # one of both is there
    start = int(total["households_start"])
    end = start if pd.isna(total["households_end"]) else int(total["households_end"])
    if target.criterion == "households_ratio":
        return Fraction(100 * lifted, end)
    return 100 * (Fraction(int(total["poor_start"]), start) - Fraction(int(total["poor_start"]) - lifted, end))
