"""The rows of households.csv of every year."""

from __future__ import annotations

from analysis.demo.deprivations import draw_deprivations
from analysis.demo.draw import Draw
from analysis.demo.histories import ABSENT, POOR, History
from analysis.demo.household_row import Row, absent_row, draw_helper, present_row
from analysis.demo.panel import draw_panel
from analysis.demo.parameters import parameters
from analysis.demo.people import People, draw_people
from analysis.demo.points import draw_points, override_some


def draw_households(seed: int) -> dict[int, list[Row]]:
    """Rows by year, in the order of village and id; columns are code names of the contract. The same seed, the same rows."""
    draw, years = Draw(seed), parameters()["years"]
    rows: dict[int, list[Row]] = {year: [] for year in years}
    for number, history in enumerate(_numbered(draw, draw_panel(draw)), start=1):
        _live(draw, f"{parameters()['id_prefix']}{number:04}", history, rows)
    for year in years:
        override_some(draw, rows[year], year)
    villages = parameters()["villages"]
    return {
        year: sorted(found, key=lambda row: (villages.index(row["village"]), row["household_id"]))
        for year, found in rows.items()
    }


def _numbered(draw: Draw, panel: list[History]) -> list[History]:
    """The panel in the order of ids: by first year and village, otherwise at random, so that an id tells no class."""
    order = [(min(history.years), history.village, draw.share(), position) for position, history in enumerate(panel)]
    return [panel[position] for *_, position in sorted(order)]


def _live(draw: Draw, household_id: str, history: History, rows: dict[int, list[Row]]) -> None:
    people = draw_people(draw, history)
    lacking: set[str] | None = None
    helper = ""
    for position, year in enumerate(sorted(history.years)):
        passage = history.years[year]
        if position and people.children and draw.chance(parameters()["people"]["child_turns_16"]):
            people.children -= 1
            people.young_adult = people.young_adult or not people.no_labour
        row = _who(household_id, history, people, year)
        if passage.end == ABSENT:
            rows[year].append(row | absent_row())
            continue
        before, helper = lacking, draw_helper(draw, passage.end, helper)
        lacking = draw_deprivations(draw, people, passage.end, history.hardship, before, passage.start == POOR)
        points = draw_points(draw, year, passage.end, history.hardship, len(lacking))
        rows[year].append(row | present_row(draw, people, passage, lacking, before or set(), helper, points))


def _who(household_id: str, history: History, people: People, year: int) -> Row:
    passage = history.years[year]
    return {
        "household_id": household_id,
        "village": parameters()["villages"][history.village],
        "head_name": f"Chủ hộ {household_id}",  # no person is named, not even an invented one
        "head_sex": people.head_sex,
        "ethnicity": people.ethnicity,
        "members": people.members,
        "children_under_16": people.children,
        "class_start": passage.start,
        "class_end": passage.end,
        "change": passage.change,
        "escaped_on": history.escaped_before(year),
        "merit": int(people.merit),
        "no_labour": int(people.no_labour),
    }
