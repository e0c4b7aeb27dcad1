"""The parameters of the draw, read from the TOML beside this file, and what they imply."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("parameters.toml")

POOR_OUT = ("poor_to_near_poor", "poor_to_not_poor", "poor_moved_out", "poor_died", "poor_merged")
POOR_IN = ("near_poor_to_poor", "relapse_to_poor", "new_to_poor", "moved_in_to_poor", "split_to_poor")
NEAR_POOR_OUT = (
    "near_poor_to_poor",
    "near_poor_to_not_poor",
    "near_poor_moved_out",
    "near_poor_died",
    "near_poor_merged",
)
NEAR_POOR_IN = (
    "poor_to_near_poor",
    "relapse_to_near_poor",
    "new_to_near_poor",
    "moved_in_to_near_poor",
    "split_to_near_poor",
    "merged_to_near_poor",
)


@cache
def parameters() -> dict[str, Any]:
    """The parameters by section; lists of five follow the order of `villages`."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def counts_at_end(year: int) -> dict[str, list[int]]:
    """Poor and near-poor households by village at the end of the year, as the flows give them."""
    settings = parameters()
    poor, near_poor = settings["start"]["poor"], settings["start"]["near_poor"]
    for past in (past for past in settings["years"] if past <= year):
        flows = settings["flows"][str(past)]
        poor = _after(poor, flows, POOR_OUT, POOR_IN)
        near_poor = _after(near_poor, flows, NEAR_POOR_OUT, NEAR_POOR_IN)
    return {"poor": poor, "near_poor": near_poor}


def _after(start: list[int], flows: dict[str, list[int]], out: tuple[str, ...], into: tuple[str, ...]) -> list[int]:
    return [
        number - sum(flows[name][village] for name in out) + sum(flows[name][village] for name in into)
        for village, number in enumerate(start)
    ]
