"""The rows of recognitions.csv: those of a year's movements that were recognised before its review (công nhận trong năm)."""

from __future__ import annotations

from analysis.demo.draw import Draw
from analysis.demo.household_row import Row
from analysis.demo.parameters import parameters


def draw_recognitions(seed: int, year: int, households: list[Row]) -> list[Row]:
    """Rows in the order of date and id; columns are code names of the contract.

    Every row is a movement that the review of the year has as well, so that the two agree. The draws are a stream of their own:
    the households stay what they are.
    """
    settings = parameters()["recognitions"][str(year)]
    draw, rows = Draw(seed + year), []
    for household in households:
        before, after = str(household["class_start"]), str(household["class_end"])
        if before == after:
            continue
        share, early = draw.share(), draw.share()
        month = draw.pick(settings["months_first_half"] if early < settings["first_half"] else settings["months_later"])
        day = draw.pick(settings["days"])
        if share < settings["by_movement"][_movement(before, after, str(household["change"]))]:
            rows.append(
                {
                    "date": f"{year}-{month:02}-{day:02}",
                    "household_id": household["household_id"],
                    "village": household["village"],
                    "class_from": before,
                    "class_to": after,
                    "change": household["change"],
                    "members": household["members"],
                }
            )
    return sorted(rows, key=lambda row: (str(row["date"]), str(row["household_id"])))


def _movement(before: str, after: str, change: str) -> str:
    if change or not (before and after):
        return "other"
    return "escape" if before == "nghèo" else "into_poverty" if after == "nghèo" else "near_poor"
