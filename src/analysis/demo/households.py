"""The rows of households.csv of every year."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.demo.deprivations import draw_deprivations
from analysis.demo.draw import Draw
from analysis.demo.entitled import pass_on
from analysis.demo.histories import ABSENT, POOR, History
from analysis.demo.household_row import Row, absent_row, draw_helper, present_row
from analysis.demo.panel import draw_panel, live_through
from analysis.demo.people import People, draw_people
from analysis.demo.points import draw_points, override_some


@dataclass
class Life:
    """A household as its last review left it: its people, what it lacked, who helped it."""

    household_id: str
    history: History
    people: People
    lacking: set[str] | None = None
    helper: str = ""
    begun: bool = False


@dataclass
class Drawn:
    """The households of one unit: the panel, their lives so far, rows by year in the order of village and id."""

    panel: list[History]
    lives: list[Life] = field(default_factory=list)
    rows: dict[int, list[Row]] = field(default_factory=dict)


def draw_households(seed: int) -> dict[int, list[Row]]:
    """Rows of xã Kim Tân by year; columns are code names of the contract. The same seed, the same rows."""
    return draw_unit(Draw(seed)).rows


def draw_unit(draw: Draw) -> Drawn:
    """The households of the unit that the draw's settings describe, over all its years."""
    years = draw.settings["years"]
    drawn = Drawn(draw_panel(draw), rows={year: [] for year in years})
    for number, history in enumerate(_numbered(draw, drawn.panel), start=1):
        life = _born(draw, f"{draw.settings['id_prefix']}{number:04}", history)
        drawn.lives.append(life)
        for year in sorted(history.years):
            drawn.rows[year].append(_live(draw, life, year))
    for year in years:
        override_some(draw, drawn.rows[year], year)
        drawn.rows[year] = _ordered(draw, drawn.rows[year])
        pass_on(drawn.rows[year], year)
    return drawn


def draw_next_year(draw: Draw, drawn: Drawn, year: int, prefix: str, first: int) -> list[Row]:
    """The rows of one more year of these very households and of newcomers, whose ids are `prefix` and a number from `first` on."""
    live_through(draw, drawn.panel, year)
    newcomers = [history for history in _numbered(draw, drawn.panel) if min(history.years) == year]
    drawn.lives += [
        _born(draw, f"{prefix}{number:04}", history) for number, history in enumerate(newcomers, start=first)
    ]
    rows = _ordered(draw, [_live(draw, life, year) for life in drawn.lives if year in life.history.years])
    pass_on(rows, year)
    return rows


def _ordered(draw: Draw, rows: list[Row]) -> list[Row]:
    villages = draw.settings["villages"]
    return sorted(rows, key=lambda row: (villages.index(row["village"]), row["household_id"]))


def _numbered(draw: Draw, panel: list[History]) -> list[History]:
    """The panel in the order of ids: by first year and village, otherwise at random, so that an id tells no class."""
    order = [(min(history.years), history.village, draw.share(), position) for position, history in enumerate(panel)]
    return [panel[position] for *_, position in sorted(order)]


def _born(draw: Draw, household_id: str, history: History) -> Life:
    return Life(household_id, history, draw_people(draw, history))


def _live(draw: Draw, life: Life, year: int) -> Row:
    """The household's row of the year, which must be the one after those it has lived."""
    history, people = life.history, life.people
    passage = history.years[year]
    if life.begun and people.children and draw.chance(draw.settings["people"]["child_turns_16"]):
        people.children -= 1
        people.young_adult = people.young_adult or not people.no_labour
    life.begun = True
    row = _who(draw, life, year)
    if passage.end == ABSENT:
        return row | absent_row()
    before, life.helper = life.lacking, draw_helper(draw, passage.end, life.helper)
    life.lacking = draw_deprivations(draw, people, passage.end, history.hardship, before, passage.start == POOR)
    points = draw_points(draw, year, passage.end, history.hardship, len(life.lacking))
    return row | present_row(draw, people, passage, life.lacking, before or set(), life.helper, points)


def _who(draw: Draw, life: Life, year: int) -> Row:
    history, people, passage = life.history, life.people, life.history.years[year]
    return {
        "household_id": life.household_id,
        "village": draw.settings["villages"][history.village],
        "head_name": f"Chủ hộ {life.household_id}",  # no person is named, not even an invented one
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
