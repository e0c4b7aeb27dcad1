"""A system of tables -> what is withheld of it: rows of villages where they say more than they hide, then the cheapest
cells.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from analysis.disclosure.attack import leaks
from analysis.disclosure.counted import Count, Family
from analysis.disclosure.rules import Rules
from analysis.disclosure.suppress import NothingSafe, withheld_cells
from analysis.disclosure.system import Key, System
from analysis.review.counting import TOTAL


@dataclass(frozen=True)
class Choice:
    """What is withheld of a system, and whose tables have rows of villages."""

    system: System
    withheld: frozenset[Key]
    by_village: frozenset[Family]

    def hides(self, key: Count) -> bool:
        """Whether the edition gives no figure for the cell; of a cell that the system does not know nobody has judged
        it safe.
        """
        return key in self.withheld or key not in self.system.cells


def chosen(
    build: Callable[[Collection[Family]], System],
    families: Iterable[Family],
    rules: Rules,
    fixed: Mapping[Key, bool] | None = None,
) -> Choice:
    """The tables that keep their rows of villages and the cells withheld; raises NothingSafe where no choice is safe.

    A table of which more than `rules.share` of the cells of villages would be withheld has its total row alone: a field
    of marks tells nobody anything. `fixed`: cells settled by another edition.
    """
    fixed, kept = dict(fixed or {}), frozenset(families)
    while True:
        system = build(kept)
        sensitive = {key for key, cell in system.cells.items() if cell.sensitive}
        sparse = _mostly(system, sensitive | {k for k, f in fixed.items() if f}, kept, rules)
        if not sparse:
            try:
                withheld = withheld_cells(system, rules, {k: f for k, f in fixed.items() if k in system.cells})
            except NothingSafe:
                sparse = kept
                if not kept:
                    return _nothing(system, rules, fixed)
            else:
                sparse = _mostly(system, withheld, kept, rules)
                if not sparse:
                    return Choice(system, withheld, kept)
        kept -= sparse


def _mostly(system: System, withheld: Collection[Key], kept: frozenset[Family], rules: Rules) -> frozenset[Family]:
    """The families of which most cells of villages would be withheld."""
    cells: dict[Family, list[bool]] = {family: [] for family in kept}
    for key, cell in system.cells.items():
        family = family_of(key)
        if family in cells and cell.published and cell.upper > 0 and not whole_row(key.row):
            cells[family].append(key in withheld)
    return frozenset(f for f, marks in cells.items() if not marks or sum(marks) > rules.share * len(marks))


def _nothing(system: System, rules: Rules, fixed: Mapping[Key, bool]) -> Choice:
    """Every cell withheld but those that another edition gave, where that is safe."""
    withheld = frozenset(key for key in system.cells if fixed.get(key) is not False)
    if leaks(system, withheld, rules):
        raise NothingSafe
    return Choice(system, withheld, frozenset())


def family_of(key: Count) -> Family:
    """The family of a cell; movements of households and persons are one."""
    return Family("moves", key.klass) if key.kind.startswith("moves_") else key.family


def whole_row(row: str) -> bool:
    """Whether a row is the total of the unit or of an old one."""
    return row == TOTAL or row.startswith("part:")
