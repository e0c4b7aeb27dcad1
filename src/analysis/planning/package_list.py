"""Which household would get which supports: for the restricted file only, never for a page or a notebook."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
import pandas as pd

from analysis.planning.catalogue import Support
from analysis.planning.package_options import Kind, kind_of, may_have
from analysis.planning.package_search import PackageSearch
from analysis.review.classes import POOR, at_end


def household_packages(
    households: pd.DataFrame, villages: pd.DataFrame, search: PackageSearch, supports: Mapping[str, Support]
) -> pd.DataFrame:
    """Row = a household lifted by the search; household_id, village, registered, supports (codes, joined by “; ”).

    `households`, `villages`, `supports`: those searched. Households of one type are alike to the search; they are taken in the order of their ids, so that the list is the
    same each time. It proposes; the village meeting decides.
    """
    searched = {code: supports[code] for code in search.by_support.index}
    rules = [rule.alias(name) for name, rule in may_have(villages, searched).items()]
    poor = nw.from_native(households).filter(at_end(POOR)).with_columns(*rules).to_native()
    waiting: dict[Kind, list[str]] = {}
    for row in poor.sort_values("household_id").to_dict("records"):
        waiting.setdefault(kind_of(row, searched), []).append(row["household_id"])
    rows = []
    for way, number in zip(search.choice.options, search.choice.numbers, strict=True):
        same = waiting.get(way.type.kind, [])
        taken, same[:] = same[:number], same[number:]
        rows += [(household, way.type.village, way.type.registered, "; ".join(way.supports)) for household in taken]
    return pd.DataFrame(rows, columns=["household_id", "village", "registered", "supports"])
