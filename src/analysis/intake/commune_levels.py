"""What a commune may be (đơn vị hành chính cấp xã) and what stands above it: the levels of the laws on local government
of 2015 and 2025.
"""

from __future__ import annotations

import re

LEVELS = ("xã", "phường", "thị trấn", "đặc khu")
CITIES = ("Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh")  # under the centre, beside the provinces
_PROVINCE = re.compile(r"(tỉnh|thành phố)\s+", re.IGNORECASE)
_BEFORE_NAME = re.compile(rf"({'|'.join(LEVELS)})\s+", re.IGNORECASE)


def parted(name: str) -> tuple[str, str]:
    """The level, in small letters (blank where none is said), and the name without it: `("thị trấn", "Phú Thiện")`."""
    level = _BEFORE_NAME.match(name)
    return (level[1].lower(), name[level.end() :]) if level else ("", name)


def province_label(name: str) -> str:
    """`tỉnh Gia Lai` of `Gia Lai`; `thành phố Đà Nẵng` of `Đà Nẵng`; a level that is said is kept, in small letters."""
    name = " ".join(name.split())
    if said := _PROVINCE.match(name):
        return f"{said[1].lower()} {name[said.end() :]}"
    return f"{'thành phố' if name in CITIES else 'tỉnh'} {name}" if name else ""
