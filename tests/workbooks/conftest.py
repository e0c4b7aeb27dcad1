from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from analysis.intake import open_year


@pytest.fixture
def tmp_path():
    """A folder among few: all around a workbook are looked through for reports, of all tests thousands."""
    with TemporaryDirectory() as folder:
        yield Path(folder).resolve()


@pytest.fixture
def data(unit):
    """The sound small unit as read, fit for the household review."""
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="household-review")
