"""The codes in which rules name what a household lacks and why it is poor, in the order of the review forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

INDICATOR_CODES = tuple(f"d{number:02}" for number in range(1, 13))
CAUSE_CODES = tuple(f"cause_{number}" for number in range(1, 9))
if TYPE_CHECKING:
    IndicatorCode = str  # a type checker reads no Literal that is computed
    Shortage = str
else:
    IndicatorCode = Literal[INDICATOR_CODES]
    Shortage = Literal[(*INDICATOR_CODES, *CAUSE_CODES)]
