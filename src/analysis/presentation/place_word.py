"""What the parts of a unit are called (thôn, tổ dân phố)."""

URBAN_LEVELS = frozenset({"phường", "thị trấn"})


def place_word(level: str) -> str:
    """The head of the column of villages: `Tổ dân phố` in a ward or township, `Thôn` elsewhere. `level`: as in plan.toml."""
    return "Tổ dân phố" if level.casefold() in URBAN_LEVELS else "Thôn"
