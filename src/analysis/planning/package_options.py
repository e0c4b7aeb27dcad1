"""Poor households as types, and the smallest sets of supports that bring one under the line of deprivations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import narwhals as nw

from analysis.review.classes import POOR, at_end
from analysis.standards import INDICATOR_CODES


class Type(NamedTuple):
    """Households that a package cannot tell apart: same village, same registration, same missing services."""

    village: str
    registered: bool
    missing: frozenset[str]
    households: int


class Option(NamedTuple):
    """One way to bring a household of `type` under the line: these supports, together."""

    type: Type
    supports: tuple[str, ...]


def household_types(households: Any) -> list[Type]:
    """The poor households by type, in a fixed order; sums of `households` are the poor households.

    Solving for types instead of households keeps the problem small and its answer free of any household's identity.
    """
    frame = nw.from_native(households).lazy()
    keys = ["village", "registered", *INDICATOR_CODES]
    one = (nw.col("registered").cast(nw.Int64) * 0 + 1).alias("one")
    counted = frame.filter(at_end(POOR)).select(*keys, one).group_by(keys).agg(nw.col("one").sum())
    rows = counted.collect("pandas").to_native()
    types = [
        Type(row["village"], bool(row["registered"]), frozenset(c for c in INDICATOR_CODES if row[c]), int(row["one"]))
        for row in rows.to_dict("records")
    ]
    return sorted(types, key=lambda t: (t.village, not t.registered, sorted(t.missing)))


def options(types: Sequence[Type], mends: Mapping[str, Sequence[str]], poor_from: int) -> list[Option]:
    """Every smallest set of supports that leaves a household of the type with fewer than `poor_from` deprivations.

    `mends`: the deprivations each priced support can end. Smallest: no support of the set can be left out; a larger
    set costs more and lifts nobody more. A household already under the line (poor by decision of the village meeting)
    has none: no service would change its class.
    """
    found = []
    for kind in types:
        surplus = len(kind.missing) - (poor_from - 1)
        if surplus <= 0:
            continue
        useful = [code for code, ended in mends.items() if kind.missing & set(ended)]
        smallest: list[frozenset[str]] = []
        for size in range(1, min(len(useful), surplus) + 1):
            for chosen in combinations(useful, size):
                ended = set().union(*(mends[code] for code in chosen)) & kind.missing
                if len(ended) >= surplus and not any(small <= set(chosen) for small in smallest):
                    smallest.append(frozenset(chosen))
                    found.append(Option(kind, chosen))
    return found
