"""Which units' reviews make up a unit's review of a year: its own, or those of the units it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from analysis.intake.units import Merge, Units

HasReview = Callable[[str, int], bool]


class Origin(NamedTuple):
    """A unit in the year of a review: a leaf whose own folder is read, or the units that became it by `merge`.

    `instead_of`: the change that would have given the review, had the unit not handed in its own.
    """

    unit: str
    merge: Merge | None = None
    parts: tuple[Origin, ...] = ()
    instead_of: Merge | None = None

    def part(self, unit: str) -> Origin:
        """The part that is this old unit."""
        return next(part for part in self.parts if part.unit == unit)

    def leaves(self) -> Iterator[str]:
        """The units whose folders are read."""
        if self.merge is None:
            yield self.unit
        for part in self.parts:
            yield from part.leaves()

    def merges(self) -> Iterator[Merge]:
        """Every change between the review and the unit, the latest first."""
        if self.merge is not None:
            yield self.merge
        for part in self.parts:
            yield from part.merges()


def origin(units: Units, unit: str, year: int, as_of: int, has_review: HasReview) -> Origin:
    """Where the review of `year` of what is `unit` at the end of `as_of` stands.

    A review the new unit handed in itself for a year before it was made wins over those of the old units. A unit on
    both sides (it took others in, or only its villages have new names) had its own folder before, which is one of the parts.
    """
    merge = units.into(unit, year, as_of)
    if merge is None:
        return Origin(unit)
    if unit not in merge.units and has_review(unit, year):
        return Origin(unit, instead_of=merge)
    # what the old units were just before: changes later than this one do not count for them
    parts = tuple(origin(units, old, year, merge.on.year - 1, has_review) for old in merge.units)
    return Origin(unit, merge, parts)
