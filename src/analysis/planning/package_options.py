"""Poor households as types, and the smallest sets of supports that bring one under the line of deprivations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import narwhals as nw
import pandas as pd

from analysis.planning.catalogue import Support
from analysis.planning.entitlement import entitled
from analysis.review.classes import POOR, at_end
from analysis.standards import INDICATOR_CODES


class Kind(NamedTuple):
    """What a package can tell of a household: village, registration, missing services, which supports that mend one it may have."""

    village: str
    registered: bool
    missing: frozenset[str]
    entitled: frozenset[str]


class Type(NamedTuple):
    """Households of one kind, and how many they are."""

    village: str
    registered: bool
    missing: frozenset[str]
    entitled: frozenset[str]
    households: int

    @property
    def kind(self) -> Kind:
        """What these households have in common."""
        return Kind(*self[:4])


class Option(NamedTuple):
    """One way to bring a household of `type` under the line: these supports, together."""

    type: Type
    supports: tuple[str, ...]


def household_types(households: Any, villages: pd.DataFrame, supports: Mapping[str, Support]) -> list[Type]:
    """The poor households by type, in a fixed order; sums of `households` are the poor households.

    `supports`: those a package may be made of; `villages`: the register. Solving for types instead of households keeps
    the problem small and its answer free of any household's identity.
    """
    frame = nw.from_native(households).lazy()
    may = may_have(villages, supports)
    keys = ["village", "registered", *INDICATOR_CODES, *may]
    one = (nw.col("registered").cast(nw.Int64) * 0 + 1).alias("one")
    rules = [rule.alias(name) for name, rule in may.items()]
    cells = frame.filter(at_end(POOR)).select("village", "registered", *INDICATOR_CODES, *rules, one)
    rows = cells.group_by(keys).agg(nw.col("one").sum()).collect("pandas").to_native()
    numbers: Counter[Kind] = Counter()
    for row in rows.to_dict("records"):
        numbers[kind_of(row, supports)] += int(row["one"])
    types = [Type(*kind, number) for kind, number in numbers.items()]
    return sorted(types, key=lambda t: (t.village, not t.registered, sorted(t.missing), sorted(t.entitled)))


def may_have(villages: pd.DataFrame, supports: Mapping[str, Support]) -> dict[str, nw.Expr]:
    """Whether a poor household is entitled to each support, by the name of its column (`may_` and its place in `supports`)."""
    poor = {POOR: at_end(POOR)}
    return {f"may_{n}": entitled(support, villages, poor)[POOR] for n, support in enumerate(supports.values())}


def kind_of(row: Mapping[str, Any], supports: Mapping[str, Support]) -> Kind:
    """The kind of one household, or of several alike: `row` has village, registered, d01…d12 and the columns of `may_have`.

    A support that mends nothing the household misses tells no households apart.
    """
    missing = frozenset(code for code in INDICATOR_CODES if row[code])
    allowed = frozenset(
        code for n, (code, support) in enumerate(supports.items()) if row[f"may_{n}"] and missing & set(support.mends)
    )
    return Kind(row["village"], bool(row["registered"]), missing, allowed)


def options(types: Sequence[Type], mends: Mapping[str, Sequence[str]], poor_from: int) -> list[Option]:
    """Every smallest set of supports that leaves a household of the type with fewer than `poor_from` deprivations.

    `mends`: the deprivations each priced support can end; only what the household is entitled to is taken. Smallest: no support of the set can be left out; a larger
    set costs more and lifts nobody more. A household already under the line (poor by decision of the village meeting)
    has none: no service would change its class.
    """
    found = []
    for kind in types:
        surplus = len(kind.missing) - (poor_from - 1)
        if surplus <= 0:
            continue
        useful = [code for code, ended in mends.items() if code in kind.entitled and kind.missing & set(ended)]
        smallest: list[frozenset[str]] = []
        for size in range(1, min(len(useful), surplus) + 1):
            for chosen in combinations(useful, size):
                ended = set().union(*(mends[code] for code in chosen)) & kind.missing
                if len(ended) >= surplus and not any(small <= set(chosen) for small in smallest):
                    smallest.append(frozenset(chosen))
                    found.append(Option(kind, chosen))
    return found
