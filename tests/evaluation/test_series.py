"""Rates year by year from the reviews on file, with the break between two poverty standards."""

import pandas as pd
import pytest

from analysis.evaluation import rate_series


def year(poor, near_poor=1, households=100, minority=40):
    classes = ["poor"] * poor + ["near_poor"] * near_poor
    reviewed = pd.DataFrame(
        {
            "village": "Thôn A",
            "class_end": classes,
            "class_start": classes,
            "ethnicity": "Gia Rai",
            "members": 4,
            "change": "",
        }
    )
    reviewed["household_id"] = [f"H{n}" for n in range(len(classes))]
    reviewed = reviewed.assign(merit=False, no_labour=False, head_sex="nam")
    register = {
        "households": households,
        "persons": 4 * households,
        "minority_households": minority,
        "minority_persons": 4 * minority,
    }
    return reviewed, pd.DataFrame(
        {"village": ["Thôn A"]} | {name: pd.array([n], dtype="Int64") for name, n in register.items()}
    )


def series(**years):
    reviews, registers = ({int(name[1:]): pair[side] for name, pair in years.items()} for side in (0, 1))
    return rate_series(reviews, registers)


def test_counts_and_rates_of_every_year():
    found = series(y2023=year(4), y2022=year(8))
    assert list(found.index) == [2022, 2023]
    assert found["poor"].tolist() == [8, 4] and found["poor_rate"].tolist() == [8, 4]
    assert found["near_poor_rate"].tolist() == [1, 1] and found["minority_rate"].tolist() == [20, 10]
    assert not found["breaks"].any()


def test_another_standard_breaks_the_series():
    assert series(y2025=year(8), y2026=year(6), y2027=year(12))["breaks"].tolist() == [False, False, True]


@pytest.mark.parametrize(("minority", "known"), [(20, True), (19, False)])
def test_rate_of_few_minority_households_is_no_series(minority, known):
    found = series(y2023=year(2, minority=minority)).loc[2023]
    assert pd.notna(found["minority_rate"]) == known and found["minority_poor"] == 2


def test_year_without_a_register_is_not_there():
    reviewed, register = year(4)
    assert rate_series({2022: reviewed, 2023: reviewed}, {2023: register}).index.tolist() == [2023]
    assert rate_series({}, {}).empty
