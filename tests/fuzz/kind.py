"""The kinds of damage, by name: each is drawn as often as any other, whatever its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from fuzz.files import Damage, Files

Must = Literal["right", "seen", "may pass"]
Damaging = Callable[[Random, Files], Damage]


@dataclass(frozen=True)
class Kind:
    """One kind: what it does to the files, and what must come of it.

    `must`: `right`, the figures are the sound unit's; `seen`, they are, or the place is named; `may pass`, no rule could see
    every case of it, for the reason in `why`. `family`: the module it stands in.
    """

    name: str
    family: str
    damaging: Damaging
    must: Must
    why: str = ""


KINDS: dict[str, Kind] = {}


def kind(must: Must, why: str = "") -> Callable[[Damaging], Damaging]:
    """Registers a damage under the name of its function."""

    def register(damaging: Damaging) -> Damaging:
        name = damaging.__name__.replace("_", " ")
        assert name not in KINDS and bool(why) == (must == "may pass"), name
        KINDS[name] = Kind(name, damaging.__module__.rpartition(".")[2], damaging, must, why)
        return damaging

    return register
