"""How a run goes about its work: alone before a person, or as one of many."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manner:
    """Whether progress is shown; other forms are written in a process beside; the list of all reports is written
    again.
    """

    progress: bool = True
    beside: bool = True
    index: bool = True


ALONE = Manner()
# the other processors have reports of their own; who runs many shows progress and writes the list once
AMONG_MANY = Manner(progress=False, beside=False, index=False)
