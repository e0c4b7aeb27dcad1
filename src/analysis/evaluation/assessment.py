"""What was reached and what falls short (kết quả đạt được, tồn tại hạn chế), found from the figures by rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from analysis.evaluation.objectives import unanswered
from analysis.review.counting import TOTAL
from analysis.review.printed import printed_differences
from analysis.rules.thresholds import thresholds


class Point(NamedTuple):
    """One thing to say: the rule's code, how many cases, which (villages or codes), and beside each name its size."""

    code: str
    cases: int
    names: tuple[str, ...] = ()
    sizes: tuple[float, ...] = ()


# in the order in which a report tells them: the target first, then the households, then the work and the money
LIMITS = (
    "target_missed", "villages_short", "villages_rose", "minority_slow", "relapse", "new_poor", "registered_stayed", "shortages_worse",
    "objectives_missed", "objectives_unanswered", "projects_short", "money_slow", "money_unknown",
)  # fmt: skip
REACHED = ("target_met", "villages_met", "minority_fell", "registered_escaped", "objectives_met", "projects_met")


def limits(
    *,
    outcome: Mapping[str, object],
    results: pd.DataFrame,
    movements: pd.DataFrame,
    minority: pd.DataFrame | None = None,
    shortages: tuple[pd.DataFrame, pd.DataFrame] | None = None,
    objectives: pd.DataFrame | None = None,
    programme: pd.DataFrame | None = None,
    registered: pd.DataFrame | None = None,
) -> list[Point]:
    """The limits that there are, in the order of LIMITS; what was not given, or has no figures, raises none.

    `outcome`: `commune_target`; `results`: `village_results` (sizes of villages_short: households short of the target; of
    villages_rose, which had no target: poor households more);
    `movements`: form T2 (relapse: tái nghèo, new_poor: phát sinh mới); `minority`: `minority_results` (size: points that
    the printed rate fell); `shortages`: form T4 of the last review and of this one (sizes: households more);
    `objectives`: `objective_results`; `programme`: `programme_results` (sizes of money_slow: million VND unspent);
    `registered`: `registered_outcomes`.
    """
    total = movements.loc[TOTAL]
    found = [
        Point("target_missed", int(outcome["met"] == 0)),
        _villages_short(results),
        _villages_rose(results),
        _minority(minority, slow=True),
        Point("relapse", _whole(total["relapse"])),
        Point("new_poor", _whole(total["new"])),
        Point("registered_stayed", _registered(registered, "still_poor")),
        _worse(shortages),
        *_objectives(objectives),
        *_programme(programme),
    ]
    return [point for point in found if point.cases]


def reached(
    *,
    outcome: Mapping[str, object],
    results: pd.DataFrame,
    minority: pd.DataFrame | None = None,
    objectives: pd.DataFrame | None = None,
    programme: pd.DataFrame | None = None,
    registered: pd.DataFrame | None = None,
) -> list[Point]:
    """What was reached, in the order of REACHED; arguments as in `limits`."""
    villages = results.drop(index=TOTAL)
    # a village that had no target to meet has reached nothing
    met = villages["met"].eq(1).fillna(False) & villages["reduction_planned"].gt(0).fillna(False)
    found = [
        Point("target_met", int(outcome["met"] == 1)),
        _named("villages_met", met),
        _minority(minority, slow=False),
        Point("registered_escaped", _registered(registered, "escaped")),
        _named("objectives_met", None if objectives is None else objectives["met"].eq(1)),
        _named("projects_met", None if programme is None else programme.drop(index=TOTAL)["achieved"].ge(100)),
    ]
    return [point for point in found if point.cases]


def _villages_short(results: pd.DataFrame) -> Point:
    villages = results.drop(index=TOTAL)
    short = (villages["reduction_planned"] - villages["reduction_actual"]).astype("Int64")
    return _sized("villages_short", short[villages["reduction_planned"].gt(0).fillna(False)])


def _villages_rose(results: pd.DataFrame) -> Point:
    villages = results.drop(index=TOTAL)
    more = -villages["reduction_actual"].astype("Int64")
    return _sized("villages_rose", more[villages["reduction_planned"].eq(0).fillna(False)])


def _sized(code: str, sizes: pd.Series) -> Point:
    """Those above 0, the largest first."""
    found = sizes[sizes.gt(0).fillna(False)].sort_values(ascending=False, kind="stable")
    return Point(code, len(found), tuple(map(str, found.index)), tuple(map(int, found)))


def _minority(minority: pd.DataFrame | None, *, slow: bool) -> Point:
    """Poverty of the minorities against the national target: so many points a year (rules/thresholds.toml)."""
    code = "minority_slow" if slow else "minority_fell"
    if minority is None or pd.isna(minority.at[TOTAL, "rate_change"]) or not minority.at[TOTAL, "start"]:
        return Point(code, 0)
    total = minority.loc[[TOTAL]]
    fell = printed_differences(total["start_rate"], total["end_rate"]).iloc[0]
    # none left is as far as a rate can fall
    is_slow = fell <= thresholds().minority_points and bool(minority.at[TOTAL, "end"])
    return Point(code, int(bool(is_slow) == slow), (), (float(fell),))


def _worse(shortages: tuple[pd.DataFrame, pd.DataFrame] | None) -> Point:
    if shortages is None:
        return Point("shortages_worse", 0)
    before, now = (frame.loc[TOTAL].drop(["base", "total"]) for frame in shortages)
    more = (now - before.reindex(now.index)).dropna().astype(int)
    more = more[more > 0].sort_values(ascending=False, kind="stable")
    return Point("shortages_worse", len(more), tuple(map(str, more.index)), tuple(map(int, more)))


def _objectives(objectives: pd.DataFrame | None) -> list[Point]:
    if objectives is None:
        return []
    names = tuple(unanswered(objectives))
    return [_named("objectives_missed", objectives["met"].eq(0)), Point("objectives_unanswered", len(names), names)]


def _programme(programme: pd.DataFrame | None) -> list[Point]:
    if programme is None:
        return []
    lines = programme.drop(index=TOTAL)
    slow = lines[(lines["disbursed_rate"] < thresholds().disbursed_rate).fillna(False)]
    unknown = (lines["money_total"].gt(0) | lines["money_credit"].gt(0)).fillna(False) & lines["disbursed"].isna()
    unspent = tuple(float(value) for value in slow["unspent"])
    return [
        _named("projects_short", lines["achieved"].lt(100)),
        Point("money_slow", len(slow), tuple(map(str, slow.index)), unspent),
        _named("money_unknown", unknown),
    ]


def _registered(registered: pd.DataFrame | None, column: str) -> int:
    """Of the households that registered to escape, in the last year on file."""
    if registered is None or registered.empty:
        return 0
    rows = [name for name in registered.index if name.endswith("_registered")]
    return _whole(registered.loc[rows, column].iloc[-1]) if rows else 0


def _named(code: str, flags: pd.Series | None) -> Point:
    if flags is None:
        return Point(code, 0)
    names = tuple(str(name) for name in flags.index[flags.fillna(False).astype(bool)])
    return Point(code, len(names), names)


def _whole(value: Any) -> int:
    return 0 if pd.isna(value) else int(value)
