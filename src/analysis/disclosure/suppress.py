"""Complementary suppression: the cheapest cells that must be withheld too, by integer programming with cuts.

Fischetti and Salazar (2000): a master problem chooses cells; an attack on the choice either fails, and it is done, or
its prices give an inequality (how much room the other withheld cells must leave) that every safe choice obeys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from analysis.disclosure.attack import NEAR, Attacker, Reach, Seen, failures, needs
from analysis.disclosure.rules import Rules
from analysis.disclosure.system import Key, System, matrix

PATIENCE = 12  # choices proved cheapest so far and not safe; then one is completed cell by cell
GOLDEN = 0.6180339887498949  # breaks ties the same way in every run


class NothingSafe(ValueError):
    """No choice of cells protects the sensitive ones: the tables cannot be published."""


def withheld_cells(system: System, rules: Rules, fixed: Mapping[Key, bool]) -> frozenset[Key]:
    """The cells to withhold: all that are sensitive or have no place, and the cheapest others that keep them from being
    told.

    `fixed`: cells of which it is settled already, by another edition, whether they are withheld. Raises NothingSafe.
    """
    return _Search(system, rules, fixed).found()


class _Search:
    def __init__(self, system: System, rules: Rules, fixed: Mapping[Key, bool]) -> None:
        self.system, self.rules, self.arrays = system, rules, matrix(system)
        cells = system.cells
        forced = {key for key, cell in cells.items() if cell.sensitive or not cell.published} | fixed.keys()
        # what another edition gave is known, whatever is thought of it here
        forced -= {key for key, hidden in fixed.items() if not hidden}
        # households and persons of one movement stand or fall together
        forced |= {cell.pair for key, cell in cells.items() if key in forced} | {
            key for key, cell in cells.items() if cell.pair in forced
        }
        self.least = np.array([key in forced for key in cells], float)
        self.most = np.array([key in forced or fixed.get(key) is not False for key in cells], float)
        ties = 1e-3 * ((np.arange(len(cells)) + 1) * GOLDEN % 1)
        self.cost = np.array([cell.cost for cell in cells.values()]) + ties
        self.cuts: list[tuple[np.ndarray, float]] = []
        place = {key: number for number, key in enumerate(cells)}
        self.pairs = [(place[key], place[cell.pair]) for key, cell in cells.items() if cell.pair in place]

    def found(self) -> frozenset[Key]:
        for _ in range(PATIENCE):
            chosen = self._choose()
            if self._safe(chosen):
                return frozenset(chosen)
        return self._completed(chosen)

    def _safe(self, chosen: set[Key]) -> bool:
        """Whether no attack on the choice succeeds; else there are new cuts that it breaks."""
        attacker, before = Attacker(self.system, chosen, self.arrays), len(self.cuts)
        self._cut(attacker)
        if len(self.cuts) > before:
            return False
        # in real numbers it is safe; in whole numbers it may not be
        leak = next(failures(attacker, self.system, self.rules), None)
        if leak is None:
            return True
        row = np.array([key not in chosen and key in self._beside(leak.key) for key in self.arrays.keys], float)
        if not row.any():
            row = np.array([key not in chosen for key in self.arrays.keys], float)
        self.cuts.append((row, 1.0))
        return False

    def _completed(self, chosen: set[Key]) -> frozenset[Key]:
        """A safe choice that goes on from one that is not, cell by cell: dearer than the cheapest, where that is too
        far to seek.
        """
        while not self._safe(chosen):
            taken = np.array([key in chosen for key in self.arrays.keys], float)
            for row, right in self.cuts:
                while row @ taken < right - NEAR:
                    worth = np.where((taken < self.most) & (row > NEAR), row / self.cost, 0)
                    if not worth.any():
                        raise NothingSafe
                    taken[int(worth.argmax())] = 1
                    for one, other in self.pairs:
                        taken[[one, other]] = max(taken[one], taken[other])
            chosen = {key for key, hidden in zip(self.arrays.keys, taken, strict=True) if hidden}
        return frozenset(chosen)

    def _beside(self, key: Key) -> set[Key]:
        """The cells that stand in a relation with the cell, or with one that does."""
        near = {key}
        for _ in range(2):
            near |= {
                other
                for terms, _ in (*self.system.equal, *self.system.at_most)
                if near & terms.keys()
                for other in terms
            }
        return near

    def _choose(self) -> set[Key]:
        open_ = self.most > self.least
        if (self.least > self.most).any():
            raise NothingSafe
        chosen = self.least.copy()
        if self.cuts and open_.any():
            limits = [
                LinearConstraint(
                    csr_array(np.array([row for row, _ in self.cuts])), [right for _, right in self.cuts], np.inf
                )
            ]
            if self.pairs:
                same = np.zeros((len(self.pairs), len(self.cost)))
                for number, (one, other) in enumerate(self.pairs):
                    same[number, one], same[number, other] = 1, -1
                limits.append(LinearConstraint(csr_array(same), 0, 0))
            found = milp(self.cost, integrality=np.ones(len(self.cost)), bounds=Bounds(self.least, self.most), constraints=limits, options={"mip_rel_gap": 0})  # fmt: skip
            if found.x is None:
                raise NothingSafe
            chosen = np.round(found.x)
        elif any(row @ self.least < right - NEAR for row, right in self.cuts):
            raise NothingSafe
        return {key for key, taken in zip(self.arrays.keys, chosen, strict=True) if taken}

    def _cut(self, attacker: Attacker) -> None:
        """Adds an inequality for every cell that can be told too well, in real numbers."""
        wanted = needs(attacker, self.system, self.rules)
        seen = Seen(attacker, wanted)
        seen.look_around(whole=False)
        for key, wish in wanted.items():
            reaches: dict[int, Reach] = {}
            for side in (-1, 1):
                if not seen.side(key, side):
                    reaches[side] = attacker.reach(key, side)
                    seen.note(reaches[side].shift)
            value = self.system.cells[key].value
            if wish.low is None or wish.high is None:
                if len(reaches) == 2 and sum(found.far for found in reaches.values()) < wish.width - NEAR:
                    rows = [self._room(attacker, found, key, side) for side, found in reaches.items()]
                    moved = cast(np.ndarray, sum(row for row, _ in rows))
                    self._add(moved, wish.width - sum(free for _, free in rows), key)
                continue
            for side, found in reaches.items():
                far = wish.high - value if side > 0 else value - wish.low
                if found.far < far - NEAR:
                    row, free = self._room(attacker, found, key, side)
                    self._add(row, far - free)

    def _room(self, attacker: Attacker, found: Reach, key: Key, side: int) -> tuple[np.ndarray, float]:
        """How much each cell, were it withheld, lets this one move, and how much it moves anyhow."""
        price = -(self.arrays.equal.T @ found.equal) - (self.arrays.at_most.T @ found.at_most)
        price[attacker.place[key]] += side
        price[np.abs(price) < 1e-9] = 0
        row = np.where(price > 0, price * attacker.up, -price * attacker.down)
        return row, float(found.at_most @ attacker.slack)

    def _add(self, row: np.ndarray, right: float, only_if: Key | None = None) -> None:
        row = np.minimum(row, right)
        if only_if is not None:
            # asked only of a cell that is withheld itself
            row[self.arrays.keys.index(only_if)] = row[self.arrays.keys.index(only_if)] - right
            right = 0.0
        self.cuts.append((row, right))
