"""Which supports lift the most households (tìm gói hỗ trợ): integer programming over types of households."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.planning.package_options import Option, Type
from analysis.planning.whole_numbers import least

SECONDS = 20.0  # for one solve; a commune's takes well under one
TARGETS = 1  # which of the rules holds what is lifted in a village to its target
THOUSANDS = 1000  # money in whole thousand VND: sums of whole numbers compare exactly
# what is decided one after another; the first three settle every figure but who gets what
STAGES = ("short", "lifts", "cost", "registered", "lot")


@dataclass(frozen=True)
class Prices:
    """What a support costs a household (million VND) and how many households it can serve; None: no limit."""

    unit_cost: Mapping[str, float]
    limit: Mapping[str, int | None]
    budget: float | None = None
    seconds: float = SECONDS


@dataclass(frozen=True)
class Choice:
    """The best set found. `numbers`: households by option; `bound`: no set can lift more; `gap` in percent of the
    bound.

    `shortfall`: households still short of the target, by village; `proved`: every stage ended before its time.
    """

    options: tuple[Option, ...]
    numbers: np.ndarray
    shortfall: pd.Series
    bound: float
    proved: bool

    @property
    def lifted(self) -> int:
        """Households brought under the line."""
        return int(self.numbers.sum())

    @property
    def gap(self) -> float:
        """How far `lifted` may be from the best, in percent of the bound; 0 where it is proved best."""
        return max(0.0, 100 * (self.bound - self.lifted) / self.bound) if self.bound else 0.0


def best_packages(
    types: Sequence[Type],
    ways: Sequence[Option],
    targets: Mapping[str, int],
    prices: Prices,
    *,
    until: str = STAGES[-1],
    known: Choice | None = None,
) -> Choice | None:
    """The packages that first miss the village targets least, then lift most, then cost least, then prefer the
    registered.

    Solves that each keep what the one before reached: weights that mix households and money would hide a price of a
    household. Sets that are alike in all four are told apart by `_lots`, so that the same data give the same set on
    any machine. None where the search ended before any set was found. `targets`: households by village. `until`: the
    last stage that is asked for: up to `cost` who gets what may be any of the sets alike. `known`: a set that these
    prices allow; where it misses no target, no set need be sought that misses less.
    """
    villages = list(targets)
    n, slack = len(ways), len(villages)
    if n == 0:
        return Choice((), np.zeros(0, dtype=int), pd.Series(dict(targets), dtype="int64"), 0.0, True)
    cost = np.array([round(THOUSANDS * sum(prices.unit_cost[c] for c in way.supports)) for way in ways] + [0] * slack)
    lifts = np.array([1] * n + [0] * slack)
    short = np.array([0] * n + [1] * slack)
    registered = np.array([way.type.registered for way in ways] + [0] * slack)
    rules = _rules(types, ways, villages, targets, prices, cost)
    upper = np.array([way.type.households for way in ways] + [targets[v] for v in villages])
    proved, bound, values = True, float(sum(kind.households for kind in types)), None
    objectives = {
        "short": short,
        "lifts": -lifts,
        "cost": cost,
        "registered": -registered,
        "lot": _lots(ways, villages),
    }
    lifted_in, wanted, limits = rules[TARGETS].A[:, :n], np.array([*targets.values()]), rules

    def cut(fractions: np.ndarray) -> np.ndarray:
        """Whole households: of each option so many, then one more where it still can be; and what the villages are
        then short of.
        """
        whole = np.floor(fractions[:n] + 1e-6)
        parts = fractions[:n] - whole
        for option in np.argsort(-parts)[: np.count_nonzero(parts > 1e-6)]:
            whole[option] += 1
            whole[option] -= any((rule.A[:, :n] @ whole > rule.ub).any() for rule in limits)
        return np.append(whole, np.maximum(wanted - lifted_in @ whole, 0)).astype(int)

    # each stage: what is minimised, then held to what was reached
    for stage in STAGES[: STAGES.index(until) + 1]:
        objective = objectives[stage]
        if stage == "short" and known is not None and not known.shortfall.any():
            rules = [*rules, _held(objective, 0)]
            continue
        solved = least(objective, rules, upper, cut, prices.seconds)
        proved = proved and solved.proved
        if solved.values is None:
            break
        values = solved.values
        if stage == "lifts":
            # whole households: a bound of 41,7 is a bound of 41
            bound = min(bound, float(np.floor(1e-6 - solved.bound)))
        rules = [*rules, _held(objective, float(objective @ values))]
    if values is None:
        return None
    return Choice(tuple(ways), values[:n], pd.Series(values[n:], index=villages), bound, proved)


def _held(objective: np.ndarray, reached: float):
    """What a stage reached, as a rule for the stages after it."""
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    return LinearConstraint(csr_array(objective[None, :]), -np.inf, reached)


def _lots(ways: Sequence[Option], villages: list[str]) -> np.ndarray:
    """A fixed number from 1 to 10.000 for each option and village, drawn from its name: their sums hardly ever tie."""
    names = [
        repr((*way.type[:2], sorted(way.type.missing), sorted(way.type.entitled), way.supports)) for way in ways
    ] + villages
    digests = (hashlib.blake2b(name.encode(), digest_size=4).digest() for name in names)
    return np.array([1 + int.from_bytes(digest, "big") % 10_000 for digest in digests])


def _rules(
    types: Sequence[Type],
    ways: Sequence[Option],
    villages: list[str],
    targets: Mapping[str, int],
    prices: Prices,
    cost: np.ndarray,
) -> list:
    """No more households than there are of a type; targets, or what is short (rule `TARGETS`); no more than a support
    can serve, than the money pays.
    """
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    n, width = len(ways), len(ways) + len(villages)
    limited = [code for code, limit in prices.limit.items() if limit is not None]
    type_at = {kind: row for row, kind in enumerate(types)}
    village_at = {village: row for row, village in enumerate(villages)}
    support_at = {code: row for row, code in enumerate(limited)}

    def counted(cells: list[tuple[int, int]], rows: int):
        down, across = zip(*cells, strict=True) if cells else ((), ())
        return csr_array((np.ones(len(cells)), (down, across)), shape=(rows, width))

    of_type = [(type_at[way.type], j) for j, way in enumerate(ways)]
    served = [(support_at[code], j) for j, way in enumerate(ways) for code in way.supports if code in support_at]
    reached = [(village_at[way.type.village], j) for j, way in enumerate(ways)] + [
        (i, n + i) for i in range(len(villages))
    ]
    rules = [
        LinearConstraint(counted(of_type, len(types)), -np.inf, [kind.households for kind in types]),
        LinearConstraint(counted(reached, len(villages)), [targets[village] for village in villages], np.inf),
    ]
    if limited:
        most = [prices.limit[code] for code in limited]
        rules.append(LinearConstraint(counted(served, len(limited)), -np.inf, most))
    if prices.budget is not None:
        money = csr_array(cost[None, :].astype(float))
        rules.append(LinearConstraint(money, -np.inf, round(THOUSANDS * prices.budget)))
    return rules
