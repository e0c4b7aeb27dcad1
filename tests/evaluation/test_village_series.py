"""The poor of a village through the years: counted as in form T1, missing where the village was not yet on the register."""

import pandas as pd

from analysis.evaluation import village_series

COUNTS = ("households", "persons", "minority_households", "minority_persons")


def year(**poor):
    """A review with so many poor households a village, and its register of 50 households each."""
    rows = [
        {"household_id": f"{name}{n}", "village": name, "class_start": "poor", "class_end": "poor", "members": 4, "change": ""}
        for name, number in poor.items()
        for n in range(number)
    ]  # fmt: skip
    counts = {name: pd.array([50] * len(poor), dtype="Int64") for name in COUNTS}
    return pd.DataFrame(rows), pd.DataFrame({"village": list(poor)} | counts)


def test_poor_and_rate_of_each_village_by_year():
    before, now = year(A=5, B=2), year(A=3, B=0)
    found = village_series({2022: before[0], 2023: now[0]}, {2022: before[1], 2023: now[1]}, now[1])
    assert found["poor"].to_numpy().tolist() == [[5, 3], [2, 0]]
    assert found.loc["A", ("poor_rate", 2023)] == 6 and list(found["poor"].columns) == [2022, 2023]


def test_a_village_of_this_year_alone_has_no_earlier_number():
    before, now = year(A=5), year(A=3, C=1)
    found = village_series({2022: before[0], 2023: now[0]}, {2022: before[1], 2023: now[1]}, now[1])
    assert pd.isna(found.loc["C", ("poor", 2022)]) and found.loc["C", ("poor", 2023)] == 1


def test_a_year_without_a_register_is_left_out():
    before, now = year(A=5), year(A=3)
    found = village_series({2022: before[0], 2023: now[0]}, {2023: now[1]}, now[1])
    assert list(found["poor"].columns) == [2023]
