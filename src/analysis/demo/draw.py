"""Randomness of the demo data: the same seed gives the same draws on every system and Python version.

Only `random.Random.random()` is used, whose sequence Python promises to keep, and plain additions: the built-in `sum`
of floats rounds differently from Python 3.12 on, and functions of the C library differ by system.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, TypeVar

from analysis.demo.parameters import parameters

T = TypeVar("T")


class Draw:
    """A stream of draws that a seed decides; `settings`: the parameters of what is drawn, by section."""

    def __init__(self, seed: int, settings: Mapping[str, Any] | None = None):
        self._random = random.Random(seed)
        self.settings = parameters() if settings is None else settings

    def share(self) -> float:
        """A number in [0, 1)."""
        return self._random.random()

    def chance(self, probability: float) -> bool:
        """True with the probability."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, all equally likely."""
        return items[self.whole(0, len(items) - 1)]

    def position(self, weights: Sequence[float]) -> int:
        """A position, each as likely as its weight; raises ValueError where no weight is above 0."""
        sums = list(accumulate(weights))
        if not sums or sums[-1] <= 0:
            raise ValueError("no weight above 0")
        point = self.share() * sums[-1]
        last = max(position for position, weight in enumerate(weights) if weight > 0)
        return next((position for position, upto in enumerate(sums) if point < upto), last)

    def weighted(self, weights: Mapping[T, float]) -> T:
        """A key of the mapping, each as likely as its weight."""
        return list(weights)[self.position(list(weights.values()))]

    def several(self, items: Sequence[T], weights: Sequence[float], number: int) -> list[T]:
        """So many different items, drawn one after the other by weight."""
        left, odds, drawn = list(items), list(weights), []
        for _ in range(number):
            position = self.position(odds)
            drawn.append(left.pop(position))
            odds.pop(position)
        return drawn
