"""A table that would run a few rows onto a second page is set smaller, one that needs two pages anyhow is not."""

import pytest

from analysis.document.widths import HEIGHT_WIDE, READABLE, SIZES, fitted, height
from documents import table

ROOM, PADDING = 726, 6.5


def projects(rows):
    return table(*((f"Dự án số {row}", "1.234") for row in range(rows)), caption="Dự án", wide=True)


def tall(rows):
    return height(projects(rows), *fitted(projects(rows), ROOM, PADDING), PADDING)


@pytest.mark.parametrize("rows", [5, 15])
def test_short_table_keeps_its_size(rows):
    assert fitted(projects(rows), ROOM, PADDING)[0] == SIZES[0]


def test_table_a_little_too_tall_is_set_smaller_and_fits():
    rows = next(n for n in range(5, 60) if n * (SIZES[0] * 1.2 + 3) > HEIGHT_WIDE)
    size = fitted(projects(rows), ROOM, PADDING)[0]
    assert READABLE <= size < SIZES[0] and tall(rows) <= HEIGHT_WIDE


def test_long_table_is_not_made_small_for_nothing():
    assert fitted(projects(60), ROOM, PADDING)[0] == SIZES[0]
