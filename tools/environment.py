"""Writes environment.yml (conda, for Windows without make) from requirements.lock, so that the pins are the same.

Markers stay as they are: pip reads them inside the conda environment.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """\
# Made from requirements.lock by `make lock`; a test keeps the two in step.
# conda env create -f environment.yml && conda activate giamngheo && pip install --no-deps --no-build-isolation -e .
name: giamngheo
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python=3.12
  - pip
  - pip:
"""


def pins(lock: str) -> list[str]:
    """The requirement lines of a lock file, hashes left out, in its order."""
    lines = re.findall(r"^([\w.\[\]-]+==[^\\\n]+?)\s*\\?$", lock, re.MULTILINE)
    return [line.strip() for line in lines]


def environment(lock: str) -> str:
    """The text of environment.yml for the text of a lock file."""
    return HEAD + "".join(f'      - "{pin}"\n' for pin in pins(lock))


if __name__ == "__main__":
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    (ROOT / "environment.yml").write_text(environment(lock), encoding="utf-8", newline="\n")
