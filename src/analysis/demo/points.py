"""Points of the review: B1 for income, B2 for deprivations, and the few classes that the village meeting changed."""

from __future__ import annotations

from typing import Any

from analysis.demo.draw import Draw
from analysis.demo.histories import NEAR_POOR, NOT_POOR, POOR
from analysis.standards import standard_for

Row = dict[str, Any]
AREA = "rural"


def draw_points(draw: Draw, year: int, klass: str, hardship: float, deprivations: int) -> Row:
    """b1, b2 and an empty override_reason: points that give the class under the standard of the year."""
    settings, points = draw.settings["b1"], standard_for(year).points
    limit, step = points.b1_at_most[AREA], settings["step"]
    if klass == NOT_POOR:
        steps = 1 + int((1 - hardship) * settings["not_poor_ease"] + draw.share() * settings["not_poor_noise"])
    else:
        name = {POOR: "poor", NEAR_POOR: "near_poor"}[klass]
        steps = -int(hardship * settings[f"{name}_hardship"] + draw.share() * settings[f"{name}_noise"])
    return {"b1": limit + step * steps, "b2": points.b2_each_deprivation * deprivations, "override_reason": ""}


def override_some(draw: Draw, rows: list[Row], year: int) -> None:
    """Gives one row of each class points that say otherwise, and the reason; the bounds on deprivations still hold."""
    settings, limit = draw.settings["overrides"], standard_for(year).points.b1_at_most[AREA]
    step, turn = draw.settings["b1"]["step"], draw.settings["years"].index(year)
    for klass, name, b1 in (
        (POOR, "poor", limit + step),
        (NEAR_POOR, "near_poor", limit + step),
        (NOT_POOR, "not_poor", limit),
    ):
        fit = [row for row in rows if row["class_end"] == klass and (klass != NOT_POOR or row["b2"] <= 20)]
        row = draw.pick(fit)
        row |= {"b1": b1, "override_reason": settings[name][turn]}
