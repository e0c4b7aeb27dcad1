"""`figure`: one figure of a table of a case; each case is written and read once, each table computed once."""

from functools import cache

import pandas as pd
import pytest

from ends.facts import Facts


@pytest.fixture(scope="session")
def facts_of(tmp_path_factory):
    """`facts_of(case, period)`: the case's facts."""
    return cache(lambda case, period="": Facts(case(tmp_path_factory.mktemp(case.__name__)), period))


@pytest.fixture(scope="session")
def is_figure(facts_of):
    """`is_figure(tables, cell, period)`: whether the cell (case, table, row, column, figure) has its figure; None is none."""
    computed = cache(lambda compute, case, period: compute(facts_of(case, period)))

    def holds(tables, cell, period=""):
        case, table, row, column, figure = cell
        found = computed(tables[table], case, period).loc[row, column]
        assert pd.isna(found) if figure is None else float(found) == pytest.approx(figure)

    return holds
