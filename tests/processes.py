"""Processes that tests look for."""

from pathlib import Path


def lives(pid):
    """Whether a process runs."""
    return parent(pid) is not None


def parent(pid):
    """What started a process; None where it does not run, or only waits to be buried."""
    try:
        state, number = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if state == "Z" else int(number)
