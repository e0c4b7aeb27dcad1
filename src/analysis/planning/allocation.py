"""Village targets in whole households from the commune's target (phân bổ chỉ tiêu giảm hộ nghèo cho thôn)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from analysis.planning.priority import priority
from analysis.review.counting import percent, with_total


@dataclass(frozen=True)
class Limits:
    """A target against what there is, in households: how far it goes past the poor, past the registered."""

    total: int
    poor: int
    registered: int

    @property
    def over_poor(self) -> int:
        """Households by which the target exceeds all poor households; above 0 no allocation exists."""
        return max(0, self.total - self.poor)

    @property
    def over_registered(self) -> int:
        """Households by which the target exceeds the registered ones; so many must still be won over."""
        return max(0, self.total - self.registered)


@dataclass(frozen=True)
class Allocation:
    """Proposed village targets.

    `figures`: row = village, `total`; proportional, fair, issued (missing where none), limit_poor, limit_registered;
    households. `burdens`: row = village, `total`; poor_rate, weight, fair_share, issued_share (of the poor), percent.
    """

    figures: pd.DataFrame
    burdens: pd.DataFrame
    priority: pd.DataFrame
    limits: Limits


def allocate(
    total: int, targets: pd.DataFrame, registered: pd.DataFrame, villages: pd.DataFrame, *, issued: bool = True
) -> Allocation:
    """Both proposals for `total` households, beside the issued targets, with the limits they were made under.

    `targets`: village_targets (poor_start, households_start, reduction); `registered`: registered_households;
    `villages`: the register. Where the target exceeds the poor households both proposals are missing.
    """
    names = list(villages["village"])
    poor = targets.loc[names, "poor_start"].astype("int64")
    households = targets.loc[names, "households_start"].astype("int64")
    committed = registered.loc[names, "registered"].astype("int64").clip(upper=poor)
    difficult = villages.set_index("village")["especially_difficult"].loc[names].rename_axis(None)
    weights = priority(poor, households, difficult)
    limits = Limits(total, int(poor.sum()), int(committed.sum()))
    missing = pd.Series(pd.NA, index=names, dtype="Int64")
    possible = limits.over_poor == 0
    by_village = pd.DataFrame(
        {
            "proportional": proportional(total, poor).astype("Int64") if possible else missing,
            "fair": fair(total, poor, committed, weights["weight"]).astype("Int64") if possible else missing,
            "issued": targets.loc[names, "reduction"].astype("Int64") if issued else missing,
            "limit_poor": poor.astype("Int64"),
            "limit_registered": committed.astype("Int64"),
        }
    )
    figures = with_total(by_village)
    burdens = pd.DataFrame(
        {
            "poor_rate": targets["poor_start_rate"].reindex(figures.index),
            "weight": weights["weight"].astype("Int64").reindex(figures.index),
            "fair_share": percent(figures["fair"], figures["limit_poor"]),
            "issued_share": percent(figures["issued"], figures["limit_poor"]),
        }
    )
    return Allocation(figures, burdens, weights, limits)


def proportional(total: int, poor: pd.Series) -> pd.Series:
    """Households by village in proportion to `poor`, by largest remainder (số dư lớn nhất); the sum is exactly `total`.

    Equal remainders go to the village with more poor households, then to the earlier one. No village gets more than
    its poor households. Raises ValueError where `total` exceeds them all.
    """
    whole = int(poor.sum())
    if not 0 <= total <= whole:
        raise ValueError(total)
    quotas = [Fraction(total * int(number), whole) if whole else Fraction(0) for number in poor]
    given = [int(quota) for quota in quotas]
    order = sorted(range(len(poor)), key=lambda i: (given[i] - quotas[i], -int(poor.iloc[i]), i))
    for i in order[: total - sum(given)]:
        given[i] += 1
    return pd.Series(given, index=poor.index, dtype="int64")


def fair(total: int, poor: pd.Series, registered: pd.Series, weight: pd.Series) -> pd.Series:
    """Households by village with the smallest greatest burden; sums exactly to `total`.

    The burden of a village that lifts k households is k ÷ (poor × weight). No village lifts more than its poor
    households, nor more than its registered ones before every village has used up its own. As an integer programme:
    each k-th household of a village is a yes/no variable whose cost is its place in one strict order: within the
    registered before beyond them, then by burden, then the higher weight, the more poor, the earlier village. Costs
    are ranks and not the burdens themselves: they all differ, so the optimum is unique, and the cheapest `total` of
    them, which also have the smallest greatest burden, are the first `total`: no solver need seek them. Raises
    ValueError where no allocation exists.
    """
    if not 0 <= total <= int(poor.sum()):
        raise ValueError(total)
    units = [(i, k) for i, number in enumerate(poor) for k in range(1, int(number) + 1)]

    def place(unit: tuple[int, int]) -> tuple:
        i, k = unit
        burden = Fraction(k, int(poor.iloc[i]) * int(weight.iloc[i]))
        return k > int(registered.iloc[i]), burden, -int(weight.iloc[i]), -int(poor.iloc[i]), i

    given = Counter(i for i, _ in sorted(units, key=place)[:total])
    return pd.Series([given[i] for i in range(len(poor))], index=poor.index, dtype="int64")
