"""The least sum over whole numbers that keep to linear rules; searched for only where fractions do not settle it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

# the search stops at so many nodes, the same on every machine, long before its time: the same figures each run
NODES = 20_000
ERROR = 1e-6, 1e-9  # of a sum found by the solver: at least, and per unit of the sum


class Solved(NamedTuple):
    """The numbers found (None where the search ended before any), what no sum can be below, and whether it ended of
    itself.
    """

    values: np.ndarray | None
    bound: float
    proved: bool


def least(
    objective: np.ndarray,
    rules: Sequence[LinearConstraint],
    upper: np.ndarray,
    cut: Callable[[np.ndarray], np.ndarray],
    seconds: float,
) -> Solved:
    """Whole numbers from 0 to `upper` with the least sum of `objective`, all of whose numbers are whole.

    `cut`: makes whole numbers of fractions, near them. Where these keep to the rules and their sum is the whole number
    next above the least of fractions, no whole numbers have a smaller one: a search would take six times as long.
    """
    # imported here: who only reads or publishes must not wait for a solver
    from scipy.optimize import Bounds, milp

    bounds, limits = Bounds(0, upper), {"time_limit": seconds, "node_limit": NODES, "mip_rel_gap": 0}
    fractions = milp(objective, constraints=rules, bounds=bounds, options=limits)
    if fractions.status == 0:
        values = cut(fractions.x)
        at_least = np.ceil(fractions.fun - ERROR[0] - ERROR[1] * abs(fractions.fun))
        if objective @ values <= at_least and _allowed(values, rules, upper):
            return Solved(values, float(objective @ values), proved=True)
    searched = milp(objective, constraints=rules, integrality=np.ones(len(objective)), bounds=bounds, options=limits)
    if searched.x is None:
        return Solved(None, -np.inf, proved=False)
    found = np.rint(searched.x).astype(int)
    proved = searched.status == 0
    return Solved(found, float(objective @ found) if proved else searched.mip_dual_bound, proved)


def _allowed(values: np.ndarray, rules: Sequence[LinearConstraint], upper: np.ndarray) -> bool:
    """Whether whole numbers keep to the rules; sums of whole numbers compare exactly."""
    inside = bool((values >= 0).all() and (values <= upper).all())
    sums = ((rule, rule.A @ values) for rule in rules)
    return inside and all((total >= rule.lb).all() and (total <= rule.ub).all() for rule, total in sums)
