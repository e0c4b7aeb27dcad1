"""What a text claims: its numbers and its verdicts, which no newer software may word away."""

from __future__ import annotations

import re

# thousands and decimals as written; a verdict with what turns it
CLAIM = re.compile(r"[−+]?\d+(?:[.,]\d+)*|(?:(?:không|chưa) )?(?:đạt|hoàn thành|vượt)\b", re.IGNORECASE)


def claims(text: str) -> list[str]:
    """The numbers and verdicts of a text, in its order: `["92", "không đạt"]`."""
    return [found.lower() for found in CLAIM.findall(text)]


def unsupported(stored: str, recomputed: str) -> list[str]:
    """The claims of the stored text that the recomputed one does not make in the same order.

    The order counts: “từ 92 xuống 80 hộ” is another claim than “từ 80 xuống 92 hộ”.
    """
    given, place, missing = claims(recomputed), 0, []
    for claim in claims(stored):
        try:
            place = given.index(claim, place) + 1
        except ValueError:
            missing.append(claim)
    return missing
