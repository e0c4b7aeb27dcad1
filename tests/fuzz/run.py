"""Every kind of damage tried equally often."""

from __future__ import annotations

import os

from fuzz import (
    book_forms,
    books,
    choices,
    encodings,
    headings,
    material,
    names,
    numbers,
    rows,
    rows_of_data,
    sheets,
    toml_files,
    values,
    whole_files,
)
from fuzz.judge import Case, Judge
from fuzz.kind import KINDS, Kind

FAMILIES = (
    rows,
    rows_of_data,
    values,
    numbers,
    choices,
    material,
    names,
    headings,
    whole_files,
    encodings,
    toml_files,
    books,
    sheets,
    book_forms,
)  # each registers its kinds
DAMAGES = int(os.environ.get("DAMAGES", "500"))


def of_each(damages: int = DAMAGES) -> int:
    """How often each kind is tried, so that there are at least so many damages in all."""
    return -(-damages // len(KINDS))


def run(damages: int = DAMAGES) -> list[Case]:
    """The cases of all kinds, by kind and seed."""
    judge = Judge()
    return [case for kind in KINDS.values() for case in cases_of(judge, kind, damages)]


def cases_of(judge: Judge, kind: Kind, damages: int = DAMAGES) -> list[Case]:
    """The cases of one kind."""
    return [judge.try_out(kind, seed) for seed in range(of_each(damages))]
