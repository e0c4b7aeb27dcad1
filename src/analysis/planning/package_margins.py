"""What a little more would bring (hiệu quả biên): the search solved again with one limit, or the budget, changed.

Solved again rather than read from the dual prices of the relaxed problem: households are whole, and a dual price of a
third of a household promises what no extra million brings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from analysis.planning.package_options import Option, Type
from analysis.planning.packages import Choice, Prices, best_packages

BUDGETS = (60, 80, 100, 120, 140)  # percent of the budget, for the price of one more household


def by_support(
    best: Choice,
    types: Sequence[Type],
    ways: Sequence[Option],
    goal: dict[str, int],
    paid: Prices,
    served: pd.Series,
) -> pd.DataFrame:
    """Row = code of a support; its use, and what one household more in its limit would bring. `served`: households by
    code.
    """
    rows = {}
    for code, number in served.items():
        limit = paid.limit[code]
        raised = None if limit is None or number != limit else replace(paid, limit={**paid.limit, code: limit + 1})
        more = best_packages(types, ways, goal, raised, until="cost", known=best) if raised else None
        rows[code] = {
            "unit_cost": paid.unit_cost[code],
            "households": number,
            "limit": pd.NA if limit is None else limit,
            "left": pd.NA if limit is None else limit - number,
            "cost": float(_exact(paid.unit_cost[code]) * int(number)),
            "gain": more.lifted - best.lifted if more else pd.NA,
            "saving": float(spent(best, paid) - spent(more, paid)) if more and more.lifted == best.lifted else pd.NA,
        }
    columns = ["unit_cost", "households", "limit", "left", "cost", "gain", "saving"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=None if rows else columns)
    return frame.astype({c: "Float64" if c in ("unit_cost", "cost", "saving") else "Int64" for c in frame.columns})


def by_budget(
    best: Choice, types: Sequence[Type], ways: Sequence[Option], goal: dict[str, int], paid: Prices
) -> pd.DataFrame:
    """Row = percent of the budget; what the best set is there, and what a household more costs against the row above.

    budget, cost (million VND), lifted, shortfall (households); marginal: households more per million VND spent more;
    price: million VND spent more per household more. Both divide what the two sets cost, not the step of the budget, of
    which a part stays unspent; missing where no more is spent, price also where no household more is lifted.
    """
    # without a budget the money that the best set takes stands for it
    whole = _exact(paid.budget) if paid.budget is not None else spent(best, paid)
    rows: dict[str, dict] = {}
    before: Choice | None = None
    for share in BUDGETS:
        budget = whole * share / 100
        money = replace(paid, budget=float(budget))
        # what less money allows, more allows too
        found = best if share == 100 else best_packages(types, ways, goal, money, until="cost", known=before)
        if found is None:
            continue
        marginal = price = pd.NA
        if before is not None and (paid_more := spent(found, paid) - spent(before, paid)) > 0:
            more = found.lifted - before.lifted
            marginal = float(more / paid_more)
            price = float(paid_more / more) if more > 0 else pd.NA
        rows[f"{share}%"] = {
            "budget": float(budget),
            "lifted": found.lifted,
            "shortfall": int(found.shortfall.sum()),
            "cost": float(spent(found, paid)),
            "marginal": marginal,
            "price": price,
        }
        before = found
    frame = pd.DataFrame.from_dict(rows, orient="index")
    return frame.astype({c: "Int64" if c in ("lifted", "shortfall") else "Float64" for c in frame.columns})


def spent(choice: Choice, paid: Prices) -> Fraction:
    """Million VND that the chosen sets cost, exact."""
    return sum(
        (int(n) * cost_of(way, paid) for way, n in zip(choice.options, choice.numbers, strict=True) if n),
        start=Fraction(0),
    )


def cost_of(way: Option, paid: Prices) -> Fraction:
    """Million VND that one household's set costs, exact."""
    return sum((_exact(paid.unit_cost[code]) for code in way.supports), start=Fraction(0))


def _exact(amount: float) -> Fraction:
    # as the officer wrote it: 5.7 is 57/10
    return Fraction(str(amount))
