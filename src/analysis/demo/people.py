"""Who lives in a household: ethnicity, size, children, labour; drawn to fit the household's history."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.demo.draw import Draw
from analysis.demo.histories import History
from analysis.intake.people_list import MAJORITY

LARGEST = 9


@dataclass
class People:
    """The people of a household. Members never change, so that persons at the start of a year are those of the last end."""

    ethnicity: str
    members: int
    children: int
    dependent_adults: int
    young_adult: bool
    head_sex: str
    merit: bool
    no_labour: bool

    @property
    def minority(self) -> bool:
        """Whether the household counts as ethnic minority (dân tộc thiểu số)."""
        return self.ethnicity != MAJORITY

    @property
    def many_dependants(self) -> bool:
        """Indicator d02: dependants are more than half of the members."""
        return 2 * (self.children + self.dependent_adults) > self.members


def draw_people(draw: Draw, history: History) -> People:
    """The people of the household at its first review."""
    settings = draw.settings["people"]
    ethnicity = draw.weighted({name: odds[history.village] for name, odds in settings["ethnicity"].items()})
    kind = "kinh" if ethnicity == MAJORITY else "minority"
    members = _members(draw, history, settings["members"]["Kinh" if kind == "kinh" else kind])
    # two who merge into another household are of old people, without children
    old = members <= 2 and "merged" in history.changes()
    children = 0 if old else sum(draw.chance(settings[f"child_share_{kind}"]) for _ in range(members - 1))
    no_labour = history.no_labour
    adults = members - children
    elderly = adults if no_labour else int(adults > 1 and draw.chance(settings["elderly"]))
    young = settings["young_adult"] if members > 1 else settings["young_adult_single"]
    return People(
        ethnicity=ethnicity,
        members=members,
        children=children,
        dependent_adults=elderly,
        young_adult=not no_labour and draw.chance(young),
        head_sex="nữ" if draw.chance(settings["female_head_single" if adults == 1 else "female_head"]) else "nam",
        merit=draw.chance(settings["merit"]),
        no_labour=no_labour,
    )


def _members(draw: Draw, history: History, odds: list[float]) -> int:
    changes = history.changes()
    if "died" in changes:
        return 1  # only the death of who lived alone takes a household off the list
    low, high = 1, LARGEST
    if "merged" in changes:
        low, high = (1, 2) if any(passage.end == "" for passage in history.years.values()) else (4, LARGEST)
    if history.no_labour:
        low, high = 1, 4
    if "split" in changes:
        low, high = (2, 4) if any(passage.start == "" for passage in history.years.values()) else (3, LARGEST)
    return 1 + draw.position([weight if low <= size <= high else 0 for size, weight in enumerate(odds, start=1)])
