"""What an intruder can tell of withheld cells: the least and the most that each can be, given everything published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_array, csr_array
from scipy.sparse.csgraph import connected_components

from analysis.disclosure.rules import Rules
from analysis.disclosure.system import Cell, Key, Matrix, System, matrix

NEAR = 1e-6


class Need(NamedTuple):
    """What must stay possible of a withheld cell: every value from `low` to `high` or, where both are None, ends
    `width` apart.
    """

    low: int | None
    high: int | None
    width: int


class Leak(NamedTuple):
    """A withheld cell that an intruder can tell too well: between `low` and `high`."""

    key: Key
    low: int
    high: int


@dataclass(frozen=True)
class Reach:
    """How far a cell can go to one side: `far` from its value, the others then (`shift`), and the prices of the
    relations.
    """

    far: float
    shift: np.ndarray
    equal: np.ndarray
    at_most: np.ndarray


def need(cell: Cell, rules: Rules) -> Need:
    """What must stay possible of a cell, were it withheld.

    A sensitive one: at least 1 to the threshold and one more, so that nobody can say that it is small (of less than
    that altogether: all that it can be). Another: `width` between its ends, so that nobody can say what it is.
    """
    width = min(rules.width, cell.upper - cell.lower)
    if not cell.sensitive:
        return Need(None, None, width)
    high = min(cell.upper, max(rules.threshold + 1, cell.lower + width))
    return Need(max(cell.lower, high - width), high, width)


class Attacker:
    """An intruder who knows the system, the bounds and every cell that is not withheld."""

    def __init__(self, system: System, withheld: Collection[Key], arrays: Matrix | None = None) -> None:
        self.arrays = arrays or matrix(system)
        cells = [system.cells[key] for key in self.arrays.keys]
        self.place = {key: number for number, key in enumerate(self.arrays.keys)}
        self.values = np.array([cell.value for cell in cells], float)
        self.down = np.array([cell.value - cell.lower for cell in cells], float)
        self.up = np.array([cell.upper - cell.value for cell in cells], float)
        self.slack = np.array(self.arrays.at_most_right, float) - self.arrays.at_most @ self.values
        hidden = set(withheld)
        self.open = np.array([key in hidden for key in self.arrays.keys], bool)

    @cached_property
    def part(self) -> np.ndarray:
        """The number of the part of the system that each withheld cell belongs to: parts tell nothing of each other."""
        open_ = np.flatnonzero(self.open)
        rows = block_array([[self.arrays.equal], [self.arrays.at_most]], format="csr")[:, open_]
        rows = csr_array(rows)
        graph = block_array([[None, rows.T], [rows, None]], format="csr")
        _, found = connected_components(graph, directed=False)
        part = np.full(len(self.open), -1)
        part[open_] = found[: len(open_)]
        return part

    def reach(self, key: Key, side: int) -> Reach:
        """How far the cell can go up (side 1) or down (−1), in real numbers."""
        cells, (equal, e), (most, m) = self._around(key)
        cost = np.zeros(len(cells))
        at = int(np.flatnonzero(cells == self.place[key])[0])
        cost[at] = -side
        found = linprog(
            cost,
            A_ub=most if len(m) else None, b_ub=self.slack[m] if len(m) else None,
            A_eq=equal if len(e) else None, b_eq=np.zeros(len(e)) if len(e) else None,
            bounds=np.column_stack([-self.down[cells], self.up[cells]]), method="highs-ds",
        )  # fmt: skip
        shift = np.zeros(len(self.values))
        shift[cells] = found.x
        prices = [np.zeros(self.arrays.equal.shape[0]), np.zeros(self.arrays.at_most.shape[0])]
        if len(e):
            prices[0][e] = -found.eqlin.marginals
        if len(m):
            prices[1][m] = -found.ineqlin.marginals
        return Reach(-found.fun, shift, *prices)

    def reach_whole(self, key: Key, side: int, enough: float) -> np.ndarray:
        """The same in whole numbers: how all cells differ from their values where the cell is farthest, or `enough`
        away.
        """
        cells, (equal, e), (most, m) = self._around(key)
        cost = np.where(cells == self.place[key], -float(side), 0.0)
        limits = []
        if len(e):
            limits.append(LinearConstraint(equal, 0, 0))
        if len(m):
            limits.append(LinearConstraint(most, -np.inf, self.slack[m]))
        at = cells == self.place[key]
        # nothing is asked beyond: the search ends there
        down = np.maximum(-self.down[cells], np.where(at & (side < 0), -enough, -np.inf))
        up = np.minimum(self.up[cells], np.where(at & (side > 0), enough, np.inf))
        found = milp(cost, integrality=np.ones(len(cells)), bounds=Bounds(down, up), constraints=limits)
        shift = np.zeros(len(self.values))
        shift[cells] = np.round(found.x)
        return shift

    def spread(self, targets: Mapping[Key, float], *, whole: bool) -> np.ndarray:
        """A possible world in which as many cells as possible go as far as their targets (differences from their
        values).
        """
        cells = np.flatnonzero(self.open)
        down, up, cost = -self.down, self.up.copy(), np.zeros(len(self.values))
        down = down.copy()
        for key, far in targets.items():
            at = self.place[key]
            # not farther than asked: room is left for the others
            cost[at] = -np.sign(far) / max(abs(far), 1)
            down[at], up[at] = (max(down[at], far), up[at]) if far < 0 else (down[at], min(up[at], far))
        (equal, e), (most, m) = self._touched
        bounds, integral = Bounds(down[cells], up[cells]), np.full(len(cells), int(whole))
        limits = [LinearConstraint(equal, 0, 0)] if len(e) else []
        limits += [LinearConstraint(most, -np.inf, self.slack[m])] if len(m) else []
        found = milp(
            cost[cells], integrality=integral, bounds=bounds, constraints=limits, options={"mip_rel_gap": 0.05}
        )
        shift = np.zeros(len(self.values))
        shift[cells] = np.round(found.x) if whole else found.x
        return shift

    @cached_property
    def _touched(self) -> tuple[tuple[csr_array, np.ndarray], tuple[csr_array, np.ndarray]]:
        cells = np.flatnonzero(self.open)
        return _touching(self.arrays.equal, cells), _touching(self.arrays.at_most, cells)

    def _around(self, key: Key) -> tuple[np.ndarray, tuple[csr_array, np.ndarray], tuple[csr_array, np.ndarray]]:
        number = self.part[self.place[key]]
        if number not in self._parts:
            cells = np.flatnonzero(self.part == number)
            self._parts[number] = (cells, *(_touching(a, cells) for a in (self.arrays.equal, self.arrays.at_most)))
        return self._parts[number]

    @cached_property
    def _parts(self) -> dict:
        return {}


def _touching(array: csr_array, cells: np.ndarray) -> tuple[csr_array, np.ndarray]:
    columns = csr_array(array[:, cells])
    rows = np.flatnonzero(np.diff(columns.indptr))
    return csr_array(columns[rows]), rows


def leaks(system: System, withheld: Collection[Key], rules: Rules) -> list[Leak]:
    """The withheld cells that an intruder can tell too well, in whole numbers; none where the edition is safe.

    Cells without a place in any table (`published` False) are attacked only where they are sensitive.
    """
    return list(failures(Attacker(system, withheld), system, rules))


def failures(attacker: Attacker, system: System, rules: Rules) -> Iterator[Leak]:
    """`leaks`, of an attacker at work."""
    wanted = needs(attacker, system, rules)
    seen = Seen(attacker, wanted)
    seen.look_around(whole=True)
    for key in wanted:
        if not seen.satisfied(key):
            low, high = (round(seen.farthest(key, side)) for side in (-1, 1))
            if not seen.satisfied(key):
                yield Leak(key, low, high)


def needs(attacker: Attacker, system: System, rules: Rules) -> dict[Key, Need]:
    """What must stay possible of each withheld cell that has a place in a table or is sensitive."""
    open_ = (key for key, number in attacker.place.items() if attacker.open[number])
    return {key: need(cell, rules) for key in open_ if (cell := system.cells[key]).published or cell.sensitive}


class Seen:
    """The ends of each cell as far as possible worlds seen so far reach: one world serves many cells."""

    def __init__(self, attacker: Attacker, wanted: dict[Key, Need]) -> None:
        self.attacker, self.wanted = attacker, wanted
        self.low, self.high = attacker.values.copy(), attacker.values.copy()

    def satisfied(self, key: Key) -> bool:
        """Whether enough stays possible of the cell."""
        return self.side(key, -1) and self.side(key, 1)

    def side(self, key: Key, side: int) -> bool:
        """Whether it goes far enough up (1) or down (−1); of a cell that needs width alone both sides count together."""
        at, wanted = self.attacker.place[key], self.wanted[key]
        if wanted.low is None:
            return bool(self.high[at] - self.low[at] >= wanted.width)
        return bool(self.high[at] >= wanted.high if side > 0 else self.low[at] <= wanted.low)

    def look_around(self, *, whole: bool) -> None:
        """Notes worlds that serve many cells at once, as long as one serves more cells than those before."""
        for side in (1, -1):
            left = self._unserved(side)
            while left:
                self.note(self.attacker.spread({key: self._far(key, side) for key in left}, whole=whole))
                before, left = len(left), self._unserved(side)
                if len(left) == before:
                    break

    def _unserved(self, side: int) -> list[Key]:
        return [key for key in self.wanted if not self.side(key, side)]

    def _far(self, key: Key, side: int) -> float:
        wanted, value = self.wanted[key], self.attacker.values[self.attacker.place[key]]
        if wanted.low is None:
            return side * wanted.width
        return wanted.high - value if side > 0 else wanted.low - value

    def note(self, shift: np.ndarray) -> None:
        """Adds a possible world."""
        world = self.attacker.values + shift
        self.low, self.high = np.minimum(self.low, world), np.maximum(self.high, world)

    def farthest(self, key: Key, side: int) -> float:
        """The end of the cell in whole numbers; notes what was seen on the way."""
        at = self.attacker.place[key]
        shift = self.attacker.reach(key, side).shift
        whole = np.round(shift)
        if np.abs(shift - whole).max(initial=0) > NEAR:
            whole = self.attacker.reach_whole(key, side, abs(self._far(key, side)))
        self.note(whole)
        return float(self.attacker.values[at] + whole[at])
