"""The spread between years that is assumed where too few were observed (ước đến cuối năm)."""

from __future__ import annotations

from functools import cache

from analysis.rules.load import RULES, Number, Rule, Share, load


class Assumptions(Rule):
    """`share`: the variance of a share between years, part of p × (1 − p); `count`: that of a count, part of its squared
    mean.
    """

    share: Share
    count: Number


@cache
def assumptions() -> Assumptions:
    """The assumptions as the file has them."""
    return load(RULES / "projection.toml", Assumptions)
