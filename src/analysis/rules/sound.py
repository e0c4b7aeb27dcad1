"""All files of rules read before a report is begun: a rule gone wrong is told at once, not by the notebook that asks it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.findings import Finding, InputError
from analysis.rules.allocation import allocation
from analysis.rules.direction import direction
from analysis.rules.disclosure import disclosure_rules
from analysis.rules.organisations import organisations
from analysis.rules.plausible import plausible
from analysis.rules.projection import assumptions
from analysis.rules.support_catalogue import read_catalogue
from analysis.rules.thresholds import thresholds

READERS = (
    allocation,
    direction,
    disclosure_rules,
    organisations,
    plausible,
    assumptions,
    read_catalogue,
    thresholds,
)


def refuse_unsound() -> None:
    """Nothing, or InputError with every fault of every file."""
    if found := list(_faults()):
        raise InputError(found)


def _faults() -> Iterator[Finding]:
    for read in READERS:
        try:
            read()
        except InputError as error:
            yield from error.findings
