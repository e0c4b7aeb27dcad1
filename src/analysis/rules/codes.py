"""The codes in which rules name what a household lacks and why it is poor, in the order of the review forms."""

from __future__ import annotations

INDICATOR_CODES = tuple(f"d{number:02}" for number in range(1, 13))
CAUSE_CODES = tuple(f"cause_{number}" for number in range(1, 9))
