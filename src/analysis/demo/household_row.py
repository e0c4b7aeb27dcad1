"""One household in one year -> its row of households.csv."""

from __future__ import annotations

from typing import Any

from analysis.demo.deprivations import CODES
from analysis.demo.draw import Draw
from analysis.demo.histories import ABSENT, CLASS_CODES, NEAR_POOR, NOT_POOR, POOR, Passage
from analysis.demo.people import People

CAUSES = tuple(f"cause_{number}" for number in range(1, 9))
SUPPORTS = ("health", "education", "production", "credit", "housing", "water", "information", "electricity", "legal",
            "emergency")  # fmt: skip
# which deprivations a support mends
MENDS = {"housing": ("d07", "d08"), "water": ("d09", "d10"), "information": ("d11", "d12")}

Row = dict[str, Any]


def present_row(
    draw: Draw, people: People, passage: Passage, lacking: set[str], before: set[str], helper: str, points: Row
) -> Row:
    """The cells of a household that is in the commune at the end of the year, beyond who it is."""
    listed = passage.end in (POOR, NEAR_POOR)
    causes = _causes(draw, people, lacking) if listed else set()
    row: Row = {code: int(code in lacking) for code in CODES}
    row |= points
    row |= {code: int(code in causes) for code in CAUSES}
    row |= {"registered": int(passage.registered), "helper": helper}
    row |= _children(draw, people, lacking)
    row |= _loans(draw, people, passage)
    row |= _supports(draw, people, passage, lacking, before, bool(row["loan_granted"]))
    return row


def absent_row() -> Row:
    """The cells of a household that left during the year: nothing was scored and nothing counted."""
    none = [*CODES, *CAUSES, "registered", "loan_wanted", "loan_granted", "children_uninsured"]
    none += ["children_malnourished", "children_out_of_school", *(f"support_{name}" for name in SUPPORTS)]
    return dict.fromkeys(none, 0)


def draw_helper(draw: Draw, klass: str, last: str) -> str:
    """The organisation that helps the household (đơn vị giúp đỡ), often that of last year; empty for none."""
    settings = draw.settings["help"]
    if klass == ABSENT or not draw.chance(settings["share"][CLASS_CODES[klass]]):
        return ""
    return last if last and draw.chance(settings["same_as_last_year"]) else draw.weighted(settings["organisations"])


def _causes(draw: Draw, people: People, lacking: set[str]) -> set[str]:
    settings = draw.settings["causes"]
    applies = {
        "when_no_labour": people.no_labour,
        "when_dependants": people.many_dependants,
        "when_adult_education": "d05" in lacking,
        "when_no_job": "d01" in lacking,
        "when_minority": people.minority,
    }
    odds = list(settings["weight"])
    for name, holds in applies.items():
        if holds:
            odds = [weight * factor for weight, factor in zip(odds, settings[name], strict=True)]
    return set(draw.several(CAUSES, odds, 1 + draw.position(settings["number"])))


def _children(draw: Draw, people: People, lacking: set[str]) -> Row:
    """Insurance and children, such that d03, d04 and d06 hold exactly where the numbers say so."""
    some = min(people.children, 2)
    row: Row = {
        "children_malnourished": draw.whole(1, some) if "d03" in lacking else 0,
        "children_out_of_school": draw.whole(1, some) if "d06" in lacking else 0,
    }
    if "d04" in lacking:
        uninsured = draw.whole(1, min(people.members, 3))
        # d04 needs one aged 6 or over without a card, so not only the youngest children
        children = draw.whole(0, min(people.children, uninsured - 1)) if people.children else 0
    else:
        children = int(people.children > 0 and draw.chance(draw.settings["deprivations"]["child_under_6_uninsured"]))
        uninsured = children
    return row | {"insured_members": people.members - uninsured, "children_uninsured": children}


def _loans(draw: Draw, people: People, passage: Passage) -> Row:
    settings = draw.settings["loans"]
    share = settings["wanted_no_labour"] if people.no_labour else settings["wanted"][CLASS_CODES[passage.end]]
    wanted = draw.chance(share)
    return {"loan_wanted": int(wanted), "loan_granted": int(wanted and draw.chance(settings["granted"]))}


def _supports(draw: Draw, people: People, passage: Passage, lacking: set[str], before: set[str], credit: bool) -> Row:
    """What the household got during the year, by its class at the start: the list of the year is that of the start."""
    settings, klass = draw.settings["supports"], CLASS_CODES.get(passage.start, CLASS_CODES[NOT_POOR])
    given = {name: draw.chance(settings[name][klass]) for name in ("health", "production", "electricity", "legal")}
    given["education"] = people.children > 0 and draw.chance(settings["education_with_children"][klass])
    given["emergency"] = draw.chance(settings["emergency"][klass])
    given["credit"] = credit
    for name, codes in MENDS.items():
        mended = any(code in before and code not in lacking for code in codes)
        still = klass != "not_poor" and any(code in lacking for code in codes)
        share = settings["mended"][name] if mended else settings["still_deprived"][name] if still else 0
        given[name] = draw.chance(share)
    return {f"support_{name}": int(given[name]) for name in SUPPORTS}
