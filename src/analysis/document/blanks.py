"""What a unit has still to fill in by hand: `[…đơn vị bổ sung: …]`, marked wherever it stands."""

from __future__ import annotations

import re

BLANK = re.compile(r"\[…[^\[\]]*\]")


def parts(text: str) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether it is a blank."""
    if "[…" not in text:
        return [(text, False)] if text else []
    found, end = [], 0
    for blank in BLANK.finditer(text):
        found += [(text[end : blank.start()], False), (blank[0], True)]
        end = blank.end()
    return [part for part in [*found, (text[end:], False)] if part[0]]
