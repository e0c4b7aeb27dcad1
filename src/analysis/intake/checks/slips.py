"""A number of a sum with noughts too many or too few, or its decimal mark lost: which cell it can be."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.intake.checks.lines import Line

Cell = tuple[Line, str]  # a line and one of its columns
FACTORS = (1e-6, 1e-3, 0.01, 0.1, 10, 100, 1e3, 1e6)  # what would put it right
HALF_A_STEP = 0.051  # sums of figures with one decimal


def slips(cells: list[Cell], wanted: float) -> Iterator[tuple[Line, str, float]]:
    """The cells that give the wanted sum when put right, each with the number it would then be."""
    lacking = wanted - sum(line[column] for line, column in cells)
    for line, column in cells:
        for factor in FACTORS:
            if line[column] and abs(line[column] * (factor - 1) - lacking) < HALF_A_STEP:
                yield line, column, line[column] * factor
