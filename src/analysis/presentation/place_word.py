"""What the parts of a unit are called (thôn, tổ dân phố)."""

from __future__ import annotations

from typing import Protocol

VILLAGE = "Thôn"
URBAN_LEVELS = frozenset({"phường", "thị trấn"})


def place_word(level: str) -> str:
    """The head of the column of villages: `Tổ dân phố` in a ward or township, `Thôn` elsewhere. `level`: as in plan.toml."""
    return "Tổ dân phố" if level.casefold() in URBAN_LEVELS else VILLAGE


def head_of(places: str) -> str:
    """Who heads one of these, as a sentence begins: `Trưởng thôn`, `Tổ trưởng tổ dân phố`."""
    return f"{'Tổ trưởng' if places.startswith('tổ') else 'Trưởng'} {places}"


class HasLevel(Protocol):
    """What has a level of administration, as plan.toml names it."""

    level: str


def place_of(unit: HasLevel | None) -> str:
    """The head of the column of villages of this unit; `Thôn` where no plan says what the unit is."""
    return place_word(unit.level) if unit else VILLAGE
