"""How a report names its period: the whole year, or its first six months (kỳ báo cáo)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomli


def in_period(period: str) -> str:
    """`trong năm`, or `6 tháng đầu năm 2024` for the period `2024-H1`."""
    return f"6 tháng đầu năm {period.split('-')[0]}" if period else "trong năm"


def at_end(period: str) -> str:
    """`cuối năm`, or `30/6/2024`."""
    return f"30/6/{period.split('-')[0]}" if period else "cuối năm"


@cache
def monitoring_basis(year: int) -> str:
    """The legal ground of a half-year's monitoring in `year`, from mid_year.toml; blank where none is known."""
    text = tomli.loads((Path(__file__).parent / "mid_year.toml").read_text(encoding="utf-8"))
    known = [
        basis["words"] for basis in sorted(text["basis"], key=lambda basis: basis["from"]) if basis["from"] <= year
    ]
    return known[-1] if known else ""
