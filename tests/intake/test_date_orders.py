"""12/03/2024 among dates that begin with the year may be the third of December."""

import pytest

from analysis.intake.date_orders import of_either_order

YEAR_FIRST = [f"2024-03-{day:02}" for day in range(1, 11)]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ([*YEAR_FIRST, "12/03/2024", ""], ["12/03/2024"]),
        ([*YEAR_FIRST, "25/03/2024", "03/03/2024"], []),  # of one order only, or the same in both
        (["12/03/2024", "05/04/2024", "2024-03-01"], []),  # the column's way of writing
        ([*YEAR_FIRST, "1/2/2024", "3.4.2024", "5-6-2024"], []),
        ([], []),
    ],
)
def test_dates_of_either_order(texts, told):
    assert of_either_order(texts) == told
