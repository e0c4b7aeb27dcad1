"""Fixtures of the tests that hand in the small unit with one thing broken."""

import pytest

from read_once import read_once


@pytest.fixture(scope="module")
def the_rest_read_once():
    """For a file of many such tests: what they leave as it was is read once."""
    with read_once():
        yield
