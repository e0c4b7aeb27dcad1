"""A command that ends at once loses nothing that it wrote, and says so where it could not be written."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = "import sys; from analysis.ending import leave; print('x' * 1_000_000); print('y', file=sys.stderr); leave({})"


def end(code, **streams):
    return subprocess.run([sys.executable, "-c", SCRIPT.format(code)], text=True, check=False, **streams)


@pytest.mark.parametrize(("code", "ends"), [(0, 0), (1, 1), (None, 0)])
def test_everything_written_leaves_before_the_process(code, ends):
    done = end(code, capture_output=True)
    assert (done.returncode, len(done.stdout), done.stderr) == (ends, 1_000_001, "y\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_is_not_passed_over():
    with Path("/dev/full").open("w") as disk:
        assert end(0, stdout=disk, stderr=subprocess.PIPE).returncode != 0


def test_nothing_is_taken_for_a_code_that_is_none():
    done = end("'text'", capture_output=True)
    assert (done.returncode, len(done.stdout)) == (0, 1_000_001)
