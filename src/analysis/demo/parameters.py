"""The parameters of the draw, read from the TOML beside this file, and what they imply."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import tomli

FILE = Path(__file__).with_name("parameters.toml")
MERGER = Path(__file__).with_name("ia_pa.toml")

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
FLOWS = (*dict.fromkeys(POOR_OUT + POOR_IN + NEAR_POOR_OUT + NEAR_POOR_IN), "moved_in_to_not_poor", "reviewed_not_poor")


@cache
def parameters() -> dict[str, Any]:
    """The parameters of xã Kim Tân by section; lists of five follow the order of `villages`."""
    return tomli.loads(FILE.read_text(encoding="utf-8"))


@cache
def merger() -> dict[str, Any]:
    """The parameters of the units that became xã Ia Pa, by unit: what differs from those of xã Kim Tân."""
    return tomli.loads(MERGER.read_text(encoding="utf-8"))


def old_units() -> list[str]:
    """The units that became xã Ia Pa, as the parameters have them."""
    return [name for name, part in merger().items() if isinstance(part, dict) and name != "all"]


def parameters_of(unit: str) -> dict[str, Any]:
    """All parameters of one old unit, the year of the merger included; flows that are not given are 0."""
    settings = deepcopy(parameters())
    if unit != settings["unit"]:
        # of Kim Tân's villages, not of this unit's
        for name in ("register", "start", "flows", "registered"):
            settings[name] = {}
        settings["people"]["ethnicity"] = {}
    for part in (merger()["all"], merger()[unit]):
        _lay_over(settings, part)
    for flows in settings["flows"].values():
        for name in FLOWS:
            flows.setdefault(name, [0] * len(settings["villages"]))
    return settings


def _lay_over(settings: dict[str, Any], part: dict[str, Any]) -> None:
    for name, value in part.items():
        if isinstance(value, dict) and isinstance(settings.get(name), dict):
            _lay_over(settings[name], value)
        else:
            settings[name] = deepcopy(value)


def counts_at_end(year: int, settings: dict[str, Any] | None = None) -> dict[str, list[int]]:
    """Poor and near-poor households by village at the end of the year, as the flows give them."""
    settings = parameters() if settings is None else settings
    poor, near_poor = settings["start"]["poor"], settings["start"]["near_poor"]
    for past in sorted(int(past) for past in settings["flows"] if int(past) <= year):
        flows = settings["flows"][str(past)]
        poor = _after(poor, flows, POOR_OUT, POOR_IN)
        near_poor = _after(near_poor, flows, NEAR_POOR_OUT, NEAR_POOR_IN)
    return {"poor": poor, "near_poor": near_poor}


def _after(start: list[int], flows: dict[str, list[int]], out: tuple[str, ...], into: tuple[str, ...]) -> list[int]:
    return [
        number - sum(flows[name][village] for name in out) + sum(flows[name][village] for name in into)
        for village, number in enumerate(start)
    ]
