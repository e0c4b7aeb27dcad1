import pytest

from factories import small_unit


@pytest.fixture
def unit(tmp_path):
    """The year folder of a sound small unit, free to be broken."""
    return small_unit(tmp_path / "raw")
