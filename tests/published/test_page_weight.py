"""No page of a demo unit is too heavy for a slow line."""

import pytest

from analysis.project import RAW
from published_reports import WEIGHT, heavy_pages

USED = ("kim-tan", "2023")  # made for other tests anyway
# what tests that begin at the same time begin with comes last, so that neither waits for what the other makes
BEGUN_WITH = (("ia-pa", "2025"), ("kim-tan", "2024"), USED)
YEARS = sorted(
    ((path.parent.name, path.name) for path in RAW.glob("*/20*") if path.is_dir()),
    key=lambda one: (one in BEGUN_WITH, one),
)


@pytest.mark.parametrize(
    ("unit", "year"), [pytest.param(*one, marks=[] if one == USED else pytest.mark.slow) for one in YEARS]
)
def test_no_page_weighs_more(published, unit, year):
    folder = published(unit, year)
    assert list(folder.glob("*.html")) and heavy_pages(folder) == {}, WEIGHT
