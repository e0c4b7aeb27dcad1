"""What needs somebody's decision (việc cần quyết định), by rules on the figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.evaluation.chain import households_differing, is_broken
from analysis.evaluation.objectives import unanswered
from analysis.evaluation.thresholds import thresholds
from analysis.parameters import Status


class Decision(NamedTuple):
    """One matter: the rule's code (RULES), how many cases it has, and which (villages or codes) where they have names."""

    code: str
    cases: int
    names: tuple[str, ...] = ()


# in the order in which they are told: what the whole report stands on comes first
RULES = (
    "preliminary", "chain_broken", "warnings", "target_missed", "meanings_disagree", "villages_missed", "villages_unknown",
    "minority_rose", "objectives_missed", "objectives_unanswered", "slow_money", "money_unknown", "relapse", "registered_poor",
)  # fmt: skip


def decisions(
    *,
    status: Status,
    outcome: Mapping[str, object],
    results: pd.DataFrame,
    minority: pd.DataFrame | None = None,
    chains: Mapping[str, pd.DataFrame] | None = None,
    objectives: pd.DataFrame | None = None,
    programme: pd.DataFrame | None = None,
    returns: pd.DataFrame | None = None,
    registered: pd.DataFrame | None = None,
    warnings: int = 0,
) -> list[Decision]:
    """The matters that there are, in the order of RULES; what was not given, or has no figures, raises none.

    `outcome`: `commune_target`; `results`: `village_results`; `minority`: `minority_results`; `chains`: `chain` by class;
    `objectives`: `objective_results`; `programme`: `programme_results`; `returns`: `returns_to_poverty`; `registered`:
    `registered_outcomes`; `warnings`: how many the checks of the data raised.
    """
    villages = results.drop(index="total")
    meanings = [outcome["met_points"], outcome["met_households_ratio"]]
    found = {
        "preliminary": _count(status == "sơ bộ"),
        "chain_broken": _broken(chains or {}),
        "warnings": (warnings, ()),
        "target_missed": _count(outcome["met"] == 0),
        "meanings_disagree": _count(sorted(meanings, key=str) == [0, 1]),
        "villages_missed": _rows(villages["met"].eq(0)),
        "villages_unknown": _rows(villages["met"].isna()),
        "minority_rose": _count(minority is not None and _true(minority.at["total", "rate_change"] > 0)),
        **_of_objectives(objectives),
        **_of_money(programme),
        "relapse": (0 if returns is None or returns.empty else int(returns["within_36_months"].iloc[-1]), ()),
        "registered_poor": (_registered_poor(registered), ()),
    }
    return [Decision(code, *found[code]) for code in RULES if found[code][0]]


def _of_objectives(objectives: pd.DataFrame | None) -> dict[str, tuple[int, tuple[str, ...]]]:
    if objectives is None:
        return {"objectives_missed": (0, ()), "objectives_unanswered": (0, ())}
    names = tuple(unanswered(objectives))
    return {"objectives_missed": _rows(objectives["met"].eq(0)), "objectives_unanswered": (len(names), names)}


def _of_money(programme: pd.DataFrame | None) -> dict[str, tuple[int, tuple[str, ...]]]:
    if programme is None:
        return {"slow_money": (0, ()), "money_unknown": (0, ())}
    lines = programme.drop(index="total")
    planned = lines["money_total"].gt(0).fillna(False)
    slow = lines["disbursed_rate"] < thresholds().disbursed_rate
    return {"slow_money": _rows(slow), "money_unknown": _rows(planned & lines["disbursed"].isna())}


def _broken(chains: Mapping[str, pd.DataFrame]) -> tuple[int, tuple[str, ...]]:
    broken = [frame for frame in chains.values() if is_broken(frame)]
    return sum(households_differing(frame) for frame in broken), ()


def _registered_poor(registered: pd.DataFrame | None) -> int:
    """Households that registered to escape and were still poor, in the last year on file."""
    if registered is None or registered.empty:
        return 0
    return int(
        registered.loc[[name for name in registered.index if name.endswith("_registered")], "still_poor"].iloc[-1]
    )


def _rows(flags: pd.Series) -> tuple[int, tuple[str, ...]]:
    names = tuple(str(name) for name in flags.index[flags.fillna(False).astype(bool)])
    return len(names), names


def _count(flag: bool) -> tuple[int, tuple[str, ...]]:
    return int(flag), ()


def _true(flag: object) -> bool:
    return bool(flag) if pd.notna(flag) else False
