"""What the annotations of the package say of its values holds wherever a type checker can see."""

import subprocess
import sys

import pytest

from analysis.project import ROOT


@pytest.mark.slow
def test_types_fit():
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (found.stdout, found.stderr, found.returncode) == ("", "", 0)
