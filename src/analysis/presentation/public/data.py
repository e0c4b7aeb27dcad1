"""The year's data as a block of the public edition may see it: no household, no notes, no words that may tell of one."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.intake import YearData
from analysis.intake.narrative import Narrative
from analysis.presentation.public.words import words

HOUSEHOLDS = ("households", "previous_households", "recognitions")
NOTED = ("objectives", "programme", "targets")
# a number, in figures or in words before what it counts
COUNTS = re.compile(
    r"\d|\b(một(?! số)|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài)\s+(?:\w+\s+)?(hộ|gia đình|người|em|cháu|trẻ|nhân khẩu|trường hợp)\b",
    re.IGNORECASE,
)


def public_data(data: YearData) -> YearData:
    """The data without households, notes of lines, and paragraphs with a number in them.

    In the first year of a standard the two lists of the whole unit and its villages stay: their totals are public.
    """
    kept = {"previous_households"} if data.started else set()
    sheets = {name: sheet for name, sheet in data.sheets.items() if name in kept or name not in HOUSEHOLDS}
    sheets |= {name: sheets[name].without("note") for name in NOTED if name in sheets}
    return replace(data, sheets=sheets, earlier={}, narrative=public_narrative(data.narrative))


def public_narrative(narrative: Narrative) -> Narrative:
    """What the unit says itself without the paragraphs that count anything: they may tell of one household."""
    sections = {}
    for name in Narrative.model_fields:
        told = getattr(narrative, name)
        kept = tuple(text for text in told if not COUNTS.search(text))
        sections[name] = kept if kept or not told else (words("left_out", "narrative"),)
    return Narrative(**sections)


def left_out(narrative: Narrative) -> list[str]:
    """The sections of which a paragraph is not in the public edition."""
    public = public_narrative(narrative)
    return [name for name in Narrative.model_fields if getattr(public, name) != getattr(narrative, name)]
