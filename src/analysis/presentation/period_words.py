"""How a report names its period: the whole year, or its first six months (kỳ báo cáo)."""

from __future__ import annotations


def in_period(period: str) -> str:
    """`trong năm`, or `6 tháng đầu năm 2024` for the period `2024-H1`."""
    return f"6 tháng đầu năm {period.split('-')[0]}" if period else "trong năm"


def at_end(period: str) -> str:
    """`cuối năm`, or `30/6/2024`."""
    return f"30/6/{period.split('-')[0]}" if period else "cuối năm"
