"""Whether the numbers of a row are the sum of the rows it may cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

Numbers = tuple[float | None, ...]  # of one row, by column; None where blank
CLOSE = 0.1  # a sum with a slip in it
SLACK = 1e-6


@dataclass(frozen=True)
class Sums:
    """The rows that are data, in their order, with the numbers of every row; sums of runs of them at once."""

    numbers: dict[int, Numbers]
    parts: list[int]

    @cached_property
    def _running(self) -> list[list[float]]:
        """By column the running totals of the parts, from nought."""
        columns = zip(*(self.numbers[row] for row in self.parts), strict=True)
        running = [list(accumulate((number or 0 for number in column), initial=0.0)) for column in columns]
        return running or [[0.0] for _ in next(iter(self.numbers.values()), ())]

    def runs(self, row: int, borders: Iterable[int]) -> list[tuple[int, int]]:
        """Places in `parts` (from, to) of the rows that this row may cover: all; above since a border; below until
        one.
        """
        place, runs = bisect_left(self.parts, row), [(0, len(self.parts))]
        cuts = sorted({bisect_left(self.parts, border) for border in borders if border != row} | {0, len(self.parts)})
        runs += [(cut, place) for cut in reversed(cuts) if cut < place]
        runs += [(place, cut) for cut in cuts if cut > place]
        return runs

    def of(self, run: tuple[int, int]) -> list[float]:
        """The sum of a run by column."""
        return [totals[run[1]] - totals[run[0]] for totals in self._running]

    def total_of(self, rows: Iterable[int]) -> list[float]:
        """The sum by column of rows that need not stand together."""
        return [
            sum(number or 0 for number in column) for column in zip(*(self.numbers[row] for row in rows), strict=True)
        ]

    def equals(self, row: int, run: tuple[int, int], slack: float = SLACK) -> bool:
        """Whether the row's numbers are the sum of the run."""
        return run[0] < run[1] and self.equal(row, self.of(run), slack)

    def equal(self, row: int, totals: list[float], slack: float = SLACK) -> bool:
        """Whether each number given in the row is the total of its column, and one of them is not nought."""
        given = [(own, total) for own, total in zip(self.numbers[row], totals, strict=False) if own is not None]
        return any(own for own, _ in given) and all(abs(own - total) <= slack for own, total in given)

    def close(self, row: int, totals: list[float]) -> bool:
        """Whether the row's first number is nearly the total."""
        pairs = zip(self.numbers[row], totals, strict=False)
        own, total = next(((own, total) for own, total in pairs if own), (None, 0))
        return own is not None and abs(own - total) <= CLOSE * total

    def hidden(self) -> list[int]:
        """Parts that are the sum of all others, or in three columns or more that of parts right above or right below."""
        return [row for place, row in enumerate(self.parts) if self._may_be_sum(place) and self._is_hidden(place, row)]

    def _may_be_sum(self, place: int) -> bool:
        """Whether the first number of a part can be the sum of the others, or of a run right below or above: mostly it
        cannot.
        """
        numbers = self.numbers[self.parts[place]]
        main = _first_filled(numbers)
        if main is None:
            return False
        wanted, running, totals = numbers[main] or 0, self._running[main], self._totals[main]
        return (
            totals is None
            or running[place + 1] + wanted in totals
            or running[place] - wanted in totals
            or 2 * wanted == running[-1]
        )

    def _is_hidden(self, place: int, row: int) -> bool:
        filled = sum(1 for number in self.numbers[row] if number)
        # two villages of few households may well have the sum of a third in a column or two
        around = self.around(row, (place, place + 1)) if filled > 2 else ()
        return any(run[1] - run[0] > 1 and self.equals(row, run) for run in around) or (
            filled > 1 and self._all_others(row)
        )

    @cached_property
    def _totals(self) -> list[frozenset[float] | None]:
        """By column the running totals; None for a column with fractions, whose sums are not exact."""
        return [frozenset(totals) if all(map(float.is_integer, totals)) else None for totals in self._running]

    def around(self, row: int, places: tuple[int, int] | None = None) -> Iterable[tuple[int, int]]:
        """The run right below and the run right above the row whose sum of its first number is that number.

        `places`: where in `parts` the run above ends and that below begins, if not at the row.
        """
        place = bisect_left(self.parts, row)
        above, below = places or (place, place)
        main = _first_filled(self.numbers[row])
        if main is None:
            return
        wanted, total, end = self.numbers[row][main] or 0, 0.0, below
        while end < len(self.parts) and total < wanted - SLACK:
            total += self.numbers[self.parts[end]][main] or 0
            end += 1
        yield below, end
        total, start = 0.0, above
        while start > 0 and total < wanted - SLACK:
            start -= 1
            total += self.numbers[self.parts[start]][main] or 0
        yield start, above

    def _all_others(self, row: int) -> bool:
        own, total = self.numbers[row], [totals[-1] for totals in self._running]
        return len(self.parts) > 2 and all(
            number is None or abs(2 * number - whole) <= SLACK for number, whole in zip(own, total, strict=True)
        )


def _first_filled(numbers: Numbers) -> int | None:
    """The column of the first number that is not nought."""
    for column, number in enumerate(numbers):
        if number:
            return column
    return None
