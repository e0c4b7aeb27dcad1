"""The rules of the public edition, from rules/disclosure.toml: threshold, protection, what an intruder knows, what a cell is
worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.rules.disclosure import disclosure_rules


@dataclass(frozen=True)
class Rules:
    """`threshold`: counts from 1 to it are withheld; `width`: how far apart the ends of what an intruder can tell of a
    cell must be.

    `share`: the part of the cells of villages beyond which a table has its total row alone; `members`: the most persons
    that anybody takes a household to have; `total`, `headline`: what a cell of the total row costs, times that of a
    village.
    """

    threshold: int = 3
    width: int = 3
    share: float = 0.4
    members: int = 15
    total: float = 30
    headline: float = 8

    def small(self, value: int) -> bool:
        """Whether a count may name a household: from 1 to the threshold."""
        return 1 <= value <= self.threshold


@cache
def rules() -> Rules:
    """The rules as the file has them."""
    file = disclosure_rules()
    return Rules(
        threshold=file.threshold.largest,
        width=file.protection.values - 1,
        share=file.tables.largest_share_withheld,
        members=file.intruder.members,
        total=file.cost.total,
        headline=file.cost.headline,
    )
