"""One thing in a commune's figures that does not fit: unit, form, column, what stands there, what would fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal[
    "closes", "cross", "ends", "part", "sum", "least", "most", "persons", "bounds", "rate", "base", "missing", "chain"
]


@dataclass(frozen=True)
class Fault:
    """`column`: its code; `value`: what stands there; `expected`: in words, what the other figures ask for; `what`: the
    rule.

    `entered`: what the roll-up does with it, in words; set when it is known what enters a total (`settle`).
    """

    unit: str
    form: str
    column: str
    value: int | float | None
    expected: str
    what: What
    entered: str = ""
