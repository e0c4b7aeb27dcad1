"""What a commune may be (đơn vị hành chính cấp xã): the levels of the laws on local government of 2015 and 2025."""

from __future__ import annotations

import re

LEVELS = ("xã", "phường", "thị trấn", "đặc khu")
_BEFORE_NAME = re.compile(rf"({'|'.join(LEVELS)})\s+", re.IGNORECASE)


def parted(name: str) -> tuple[str, str]:
    """The level, in small letters (blank where none is said), and the name without it: `("thị trấn", "Phú Thiện")`."""
    level = _BEFORE_NAME.match(name)
    return (level[1].lower(), name[level.end() :]) if level else ("", name)
