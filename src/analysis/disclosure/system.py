"""Cells and the linear relations between them: what is published and what follows from it are one system."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scipy.sparse import csr_array

Key = Any  # hashable: a Count, where the cells are those of the tables of a state
Terms = Mapping[Key, float]


@dataclass(frozen=True)
class Cell:
    """One count: its value, the bounds that everybody knows, what withholding it costs; `sensitive`: it may name a
    household.

    `published`: whether a table of the edition has a place for it; `pair`: the cell whose fate it shares (households
    and persons of one movement).
    """

    value: int
    upper: int
    lower: int = 0
    cost: float = 1.0
    sensitive: bool = False
    published: bool = True
    pair: Key | None = None


@dataclass
class System:
    """Cells by key, equations Σ a·x = b and inequalities Σ a·x ≤ b between them, each true of the values."""

    cells: dict[Key, Cell] = field(default_factory=dict)
    equal: list[tuple[dict[Key, float], float]] = field(default_factory=list)
    at_most: list[tuple[dict[Key, float], float]] = field(default_factory=list)

    def equation(self, terms: Terms, right: float = 0) -> None:
        """Adds Σ a·x = right, if it holds of the values: what does not hold tells nobody anything."""
        if self._known(terms) and self.value(terms) == right:
            self.equal.append((dict(terms), right))

    def inequality(self, terms: Terms, right: float = 0) -> None:
        """Adds Σ a·x ≤ right, if it holds of the values."""
        if self._known(terms) and self.value(terms) <= right:
            self.at_most.append((dict(terms), right))

    def sum_of(self, whole: Key, parts: Iterable[Key]) -> None:
        """Adds whole = Σ parts."""
        self.equation({whole: 1} | dict.fromkeys(parts, -1))

    def value(self, terms: Terms) -> float:
        """Σ a·x of the values."""
        return sum(factor * self.cells[key].value for key, factor in terms.items())

    def _known(self, terms: Terms) -> bool:
        return all(key in self.cells for key in terms)


@dataclass(frozen=True)
class Matrix:
    """A system as arrays, the cells in the order of `keys`."""

    keys: list[Key]
    equal: csr_array
    equal_right: list[float]
    at_most: csr_array
    at_most_right: list[float]


def matrix(system: System) -> Matrix:
    """The system as sparse arrays."""
    keys = list(system.cells)
    place = {key: number for number, key in enumerate(keys)}
    return Matrix(keys, *_rows(system.equal, place), *_rows(system.at_most, place))


def _rows(relations: list[tuple[dict[Key, float], float]], place: Mapping[Key, int]) -> tuple[csr_array, list[float]]:
    rows = [(row, place[key], factor) for row, (terms, _) in enumerate(relations) for key, factor in terms.items()]
    where = ([r for r, _, _ in rows], [c for _, c, _ in rows])
    array = csr_array(([f for *_, f in rows], where), shape=(len(relations), len(place)), dtype=float)
    return array, [right for _, right in relations]
