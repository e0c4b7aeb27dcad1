"""How much more of the target a village is asked for (hệ số ưu tiên khi phân bổ chỉ tiêu cho thôn)."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field

from analysis.rules.load import RULES, Part, Rule, load

Added = Annotated[int, Field(ge=0, le=1000, strict=True, description="phần trăm cộng thêm, số nguyên từ 0 đến 1000")]


class Weight(Part):
    """What is added to the base of 100, in percent."""

    especially_difficult: Added
    above_average_rate: Added


class Allocation(Rule):
    """The weights of the balanced allocation."""

    weight: Weight


@cache
def allocation() -> Allocation:
    """The weights as the file has them."""
    return load(RULES / "allocation.toml", Allocation)
