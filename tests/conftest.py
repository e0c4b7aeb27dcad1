# ruff: noqa: E402 - what is imported below reads what is set here
"""What all tests share; imported where a test asks, for the process that hands out the tests needs none of it."""

import gc
import os
import sys
from functools import cache, partial

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # the workers alone are more than the processors
sys.modules.setdefault("rfc3987_syntax", None)  # as the command does: a second's work at each start

gc.set_threshold(100_000, 20, 20)  # Python's own 700 costs a tenth of the time

import pytest
from hypothesis import settings

# no example fails for being slow on a busy machine; what is tried in CI is the same each time
settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Two more than the processors: some worker always waits for a browser, a kernel, or reports that another makes."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_modifyitems(items):
    """The files with whole reports or minutes of work go first, so that no worker is left alone with one at the end.

    From the last to the first, in which order no two begin with waiting for the same reports.
    """
    slow = list(dict.fromkeys(item.path for item in items if item.get_closest_marker("slow")))
    items.sort(key=lambda item: -slow.index(item.path) if item.path in slow else 1)


def pytest_collection_finish():
    """What is imported and collected is never garbage: tests do not look for any in it."""
    gc.freeze()


def pytest_unconfigure():
    """At the end all is garbage: libraries that count what they lent miss nothing."""
    gc.unfreeze()


@pytest.fixture
def unit(tmp_path):
    """The year folder of a sound small unit, free to be broken."""
    from factories import small_unit

    return small_unit(tmp_path / "raw")


@pytest.fixture(scope="module")
def the_rest_read_once():
    """For a file of many tests that break one thing each: what they leave as it was is read once."""
    from read_once import read_once

    with read_once():
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id):
    """The folder of what is made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def published(shared):
    """`published("kim-tan", "2023")`: the folder of real reports, made once for all workers."""
    import published_reports

    return partial(published_reports.published, shared / "published")


@pytest.fixture(scope="session")
def edition_of(shared):
    """`edition_of("kim-tan", 2024)`: what the public edition of a unit withholds, chosen once for all workers."""
    import public_editions

    return cache(partial(public_editions.edition, shared / "editions"))
