"""Which of the twelve indicators a household is deprived of, year after year."""

from __future__ import annotations

from analysis.demo.draw import Draw
from analysis.demo.histories import NEAR_POOR, NOT_POOR, POOR
from analysis.demo.people import People

CODES = tuple(f"d{number:02}" for number in range(1, 13))
MOST = 8


def draw_deprivations(
    draw: Draw, people: People, klass: str, hardship: float, before: set[str] | None, was_poor: bool
) -> set[str]:
    """The codes of the indicators the household is deprived of at the end of a year, given those of the last one.

    Poor households have three or more, near-poor ones at most two, as the standard defines them; what was lacking last year
    tends to be lacking still, and some things are lacking together.
    """
    settings = draw.settings["deprivations"]
    lacking = {"d02"} if people.many_dependants else set()
    number = _number(draw, klass, hardship, len(before) if was_poor and before else None)
    while len(lacking) < number:
        odds = {
            code: _odds(code, settings, people, klass, before, lacking)
            for code in CODES
            if code not in lacking and _possible(code, people)
        }
        lacking.add(draw.weighted(odds))
    return lacking


def _number(draw: Draw, klass: str, hardship: float, poor_before: int | None) -> int:
    settings = draw.settings["deprivations"]["number"]
    if klass == NEAR_POOR:
        return draw.position(settings["near_poor"])
    if klass == NOT_POOR:
        return draw.position(settings["not_poor"])
    if poor_before is None:
        tries = range(settings["poor_extra"])
        return 3 + sum(draw.chance(settings["poor_base"] + settings["poor_slope"] * hardship) for _ in tries)
    step = {"less": -1, "same": 0, "more": 1}[draw.weighted(settings["poor_step"])]
    return min(max(poor_before + step, 3), MOST)


def _possible(code: str, people: People) -> bool:
    """Whether the indicator can apply: no child, no deprivation of children; d02 follows from the people alone."""
    if code == "d02":
        return False
    if code in ("d03", "d06"):
        return people.children > 0
    return not (code == "d01" and people.no_labour) and not (code == "d05" and not people.young_adult)


def _odds(code: str, settings: dict, people: People, klass: str, before: set[str] | None, lacking: set[str]) -> float:
    odds = settings["weight"][code]
    if before is not None:
        odds *= settings["stays"][code] if code in before else settings["appears"]
    if code == "d04" and klass != POOR:
        odds *= settings["not_free_insurance"]
    if code == "d08":
        odds *= people.members / 4  # a large household in a small house
    for one, other, factor in settings["together"]:
        if (code == one and other in lacking) or (code == other and one in lacking):
            odds *= factor
    return odds
