"""What every block of a roll-up stands on: all communes of a year, what a row of its forms is, the words for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.intake.commune_levels import LEVELS, parted
from analysis.presentation.prose import listing
from analysis.rollup import Rollup, group_of
from analysis.rollup.frames import Group
from analysis.rollup.unit_year import UnitYear

NAMED = 6  # communes that a sentence names
GROUPS = {"commune": "", "district": "Huyện", "province": "Tỉnh"}


@dataclass(frozen=True)
class RollupOf:
    """A roll-up on the page. It answers to the same names as the page of one unit where a block of that one is used."""

    data: Rollup

    @property
    def year(self) -> int:
        """The year of the roll-up."""
        return self.data.year

    @property
    def period(self) -> str:
        """Blank: a roll-up is of a whole year."""
        return ""

    @property
    def units(self) -> tuple[UnitYear, ...]:
        """Every commune, as it enters the totals."""
        return self.data.units

    @cached_property
    def reviewed(self) -> list[UnitYear]:
        """The communes with a result of the review."""
        return [unit for unit in self.units if unit.source != "none"]

    @property
    def labels(self) -> dict[str, str]:
        """Short labels of the twelve indicators, by code."""
        return self.data.standard.labels

    @property
    def causes(self) -> dict[str, str]:
        """None: a roll-up has no form of causes."""
        return {}

    @cached_property
    def places(self) -> str:
        """What the units are, inside a sentence: `xã`; `xã, phường`; `đơn vị` where a form does not say it."""
        levels = [parted(unit.label)[0] for unit in self.units]
        order = [level for level in LEVELS if level in levels]
        return "đơn vị" if not all(levels) or not levels else ", ".join(order)

    @property
    def place(self) -> str:
        """The head of the column of rows of the forms."""
        return GROUPS[self.data.parameters.by] or self.commune

    @property
    def commune(self) -> str:
        """The head of a column of communes."""
        return self.places[:1].upper() + self.places[1:]

    @cached_property
    def group(self) -> Group:
        """The row of the forms that a commune stands in."""
        return group_of(self.data.parameters.by, self.year)

    @property
    def grouped(self) -> bool:
        """Whether a row of the forms is more than one commune."""
        return self.data.parameters.by != "commune"

    def named(self, units: Sequence[UnitYear] | Sequence[str]) -> str:
        """`xã A, xã B và xã C`; of many only how many they are: a table names them."""
        names = [unit if isinstance(unit, str) else unit.label for unit in units]
        return listing(names) if len(names) <= NAMED else f"{len(names)} {self.places}"

    def titled(self, name: str) -> str:
        """A name as a line of a table begins: `Xã Kim Tân`."""
        return name[:1].upper() + name[1:]


def two_standards(page: RollupOf) -> list[UnitYear]:
    """The communes whose two reviews stand under two poverty standards: nothing of them is subtracted."""
    return [unit for unit in page.reviewed if not unit.comparable and unit.before.get("poor") is not None]
