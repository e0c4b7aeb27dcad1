"""The search for packages as figures: by village, by support, at other budgets; aggregates only, never a household."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.intake.support import SupportPrices
from analysis.planning.catalogue import Support
from analysis.planning.package_margins import by_budget, by_support, cost_of
from analysis.planning.package_options import Option, Type, household_types, options
from analysis.planning.packages import Choice, Prices, best_packages
from analysis.review.classes import POOR
from analysis.review.counting import TOTAL, with_total


@dataclass(frozen=True)
class PackageSearch:
    """What the search found. Money in million VND.

    `by_village`: row = village, `total`; poor, out_of_reach (no set of priced supports it is entitled to is enough), target, lifted,
    registered (of the lifted), shortfall, cost, then households served by each support, by code. `by_support`: row = code;
    unit_cost, households, limit, left, cost; where the limit binds also what one more would bring: gain (households more), or
    saving (million VND less for as many). `budgets`: row = percent of the budget; budget, lifted, shortfall, cost, and
    against the row above marginal (households more per million VND spent more) and price (million VND spent more per household more). `summary`: row `total`; lifted, bound, gap (%), cost, budget, proved (1/0).
    """

    by_village: pd.DataFrame
    by_support: pd.DataFrame
    budgets: pd.DataFrame
    summary: pd.DataFrame
    choice: Choice


def search_packages(
    households: Any,
    villages: pd.DataFrame,
    targets: pd.DataFrame,
    prices: SupportPrices | None,
    supports: dict[str, Support],
    poor_from: int,
) -> PackageSearch | None:
    """The search over the poor households of the review the plan starts from; None where time ended with nothing found, or nothing is priced.

    `targets`: village_targets; `supports`: the catalogue, of which only what poor households may have and `prices`
    prices takes part, each for the households entitled to it; `poor_from`: deprivations from which a household under the income line is poor.
    """
    if prices is None:
        return None
    priced = {p.code: p for p in prices.support if p.code in supports and POOR in supports[p.code].groups}
    names = list(villages["village"])
    taking_part = {code: supports[code] for code in priced}
    types = household_types(households, villages, taking_part)
    ways = options(types, {code: support.mends for code, support in taking_part.items()}, poor_from)
    wanted = targets["reduction"].reindex(names).astype("Int64").fillna(0)
    goal = {village: int(number) for village, number in wanted.items()}
    paid = Prices(
        {code: price.unit_cost for code, price in priced.items()},
        {code: price.limit for code, price in priced.items()},
        prices.budget,
        prices.seconds,
    )
    best = best_packages(types, ways, goal, paid)
    if best is None:
        return None
    by_village = _by_village(best, types, ways, targets, names, paid)
    served = by_village.loc[TOTAL, list(priced)].astype("Int64")
    return PackageSearch(
        by_village,
        by_support(best, types, ways, goal, paid, served),
        by_budget(best, types, ways, goal, paid),
        _summary(best, by_village, prices.budget),
        best,
    )


def _by_village(
    best: Choice, types: Sequence[Type], ways: Sequence[Option], targets: pd.DataFrame, names: list[str], paid: Prices
) -> pd.DataFrame:
    reachable = {way.type for way in ways}
    chosen = list(zip(best.options, best.numbers, strict=True))
    rows = {}
    for village in names:
        here = [(way, int(number)) for way, number in chosen if way.type.village == village]
        rows[village] = {
            "poor": sum(kind.households for kind in types if kind.village == village),
            "out_of_reach": sum(k.households for k in types if k.village == village and k not in reachable),
            "target": targets["reduction"].get(village, pd.NA),
            "lifted": sum(number for _, number in here),
            "registered": sum(number for way, number in here if way.type.registered),
            "shortfall": int(best.shortfall[village]),
            "cost": float(sum(number * cost_of(way, paid) for way, number in here)),
            **{code: sum(n for way, n in here if code in way.supports) for code in paid.unit_cost},
        }
    frame = with_total(pd.DataFrame.from_dict(rows, orient="index"))
    return frame.astype({column: "Float64" if column == "cost" else "Int64" for column in frame.columns})


def _summary(best: Choice, by_village: pd.DataFrame, budget: float | None) -> pd.DataFrame:
    row = {
        "lifted": best.lifted,
        "bound": best.bound,
        "gap": best.gap,
        "cost": by_village.at[TOTAL, "cost"],
        "budget": pd.NA if budget is None else budget,
        "proved": int(best.proved),
    }
    return pd.DataFrame([row], index=[TOTAL])
