"""The caption of the issued table (tên bảng, dòng “Kèm theo …”) against what the form asks for."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from analysis.intake.text import fold

TITLE = "BẢNG CHỈ TIÊU"


class CaptionFault(NamedTuple):
    """One thing wrong in the caption: what is printed, what it must be, why."""

    printed: str
    expected: str
    reason: str


def caption_faults(caption: str, level: str, year: int) -> list[CaptionFault]:
    """What the caption gets wrong: the title's letters, the issuing committee's level, the year."""
    text = unicodedata.normalize("NFC", " ".join(caption.split()))
    faults = []
    for words in re.findall(r"\w+\s+\w+\s+\w+", text)[:1]:
        if fold(words) == fold(TITLE) and words.upper() != TITLE:
            faults.append(CaptionFault(words, TITLE, "sai dấu trong tên bảng"))
    for whole, found in re.findall(r"([uủỦU][ỷyỶY] ban nhân dân (huyện|xã|phường|thị trấn|tỉnh|quận))", text, re.I):
        if fold(found) != fold(level):
            faults.append(
                CaptionFault(whole, f"Ủy ban nhân dân {level}", f"kế hoạch do Ủy ban nhân dân {level} ban hành")
            )
    years = set(re.findall(r"năm (\d{4})", text))
    faults += [
        CaptionFault(f"năm {found}", f"năm {year}", "không phải năm của kế hoạch")
        for found in sorted(years - {str(year)})
    ]
    return faults
