import pytest

from analysis.intake import open_year


@pytest.fixture
def data(unit):
    """The sound small unit as read, fit for the household review."""
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="household-review")
