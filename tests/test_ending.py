"""A command that ends at once loses nothing that it wrote, and says so where it could not be written."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from processes import lives

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


KILLED = """
import os, signal
from {module} import {pool}

if __name__ == "__main__":
    with {pool}({given}) as workers:
        print(workers.submit(os.getpid).result(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look for a process in")
@pytest.mark.parametrize(
    ("module", "pool", "given"),
    [
        ("analysis.publishing.beside", "beside", "2, ['xlsx']"),
        ("analysis.publishing.batch.processes", "_pool", "1"),
    ],
)
def test_a_worker_ends_with_the_process_that_was_killed(module, pool, given, tmp_path):
    script = tmp_path / "killed.py"
    script.write_text(KILLED.format(module=module, pool=pool, given=given), encoding="utf-8")
    done = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, check=False, timeout=60)
    worker, until = int(done.stdout), time.monotonic() + 30
    while lives(worker):
        assert time.monotonic() < until
        time.sleep(0.05)
