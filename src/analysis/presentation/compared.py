"""Why a share is left blank: its base is too small for a share of it to stand beside others (rules/thresholds.toml)."""

from __future__ import annotations

from analysis.rules.thresholds import thresholds


def blank_shares(whose: str = "Tỷ lệ") -> str:
    """`Tỷ lệ để trống: nhóm có dưới 20 hộ.` `whose`: what is left blank."""
    return f"{whose} để trống: nhóm có dưới {thresholds().compared_base} hộ."
