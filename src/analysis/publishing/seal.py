"""The checksum that a record carries over everything else in it: a change made by hand shows."""

from __future__ import annotations

import hashlib
import json


def sealed(run: dict) -> dict:
    """The record with its own checksum, over everything else in it."""
    rest = {key: value for key, value in run.items() if key != "checksum"}
    return {**rest, "checksum": hashlib.sha256(written(rest).encode()).hexdigest()}


def holds(run: dict) -> bool:
    """Whether the record carries the checksum of what stands in it."""
    return "checksum" in run and sealed(run)["checksum"] == run["checksum"]


def written(run: dict) -> str:
    """The record as run.json has it, byte for byte."""
    return json.dumps(run, ensure_ascii=False, indent=2) + "\n"
