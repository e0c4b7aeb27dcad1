"""The three communes that became xã Ia Pa: their reviews before, and the first review of the new unit."""

from __future__ import annotations

from analysis.demo.draw import Draw
from analysis.demo.household_row import Row
from analysis.demo.households import Drawn, draw_next_year, draw_unit
from analysis.demo.parameters import merger, old_units, parameters, parameters_of
from analysis.demo.points import override_some
from analysis.demo.register import registers
from analysis.intake.units import Merge

ByUnitAndYear = dict[tuple[str, int], list[Row]]


def draw_merger(seed: int, map_of_units: Merge) -> tuple[ByUnitAndYear, ByUnitAndYear]:
    """Registers and households by unit and year; xã Kim Tân's own years are the ones of `draw_households`.

    Every household of the first review of xã Ia Pa is one of an old unit with the id it had, or a newcomer of that year.
    """
    year, into = merger()["year"], merger()["into"]
    villages: ByUnitAndYear = {(into, year): []}
    households: ByUnitAndYear = {(into, year): []}
    newcomers = 1
    for number, unit in enumerate(old_units(), start=1):
        settings = parameters_of(unit)
        drawn = _until_now(seed, number, unit)
        register = registers(settings)
        for past, rows in drawn.rows.items():
            villages[unit, past], households[unit, past] = register[past], rows
        new_name = map_of_units.renamed(unit)
        # a stream of its own for each unit, so that a change in one leaves the others as they are
        draw = Draw(1000 * seed + 10 * number, settings)
        rows = draw_next_year(draw, drawn, year, merger()["new_prefix"], newcomers)
        newcomers += sum(row["household_id"].startswith(merger()["new_prefix"]) for row in rows)
        for parts, joined in ((register[year], villages), (rows, households)):
            joined[into, year] += [row | {"village": new_name.get(row["village"], row["village"])} for row in parts]
    override_some(Draw(1000 * seed, parameters_of(unit) | {"years": [year]}), households[into, year], year)
    return villages, households


def _until_now(seed: int, number: int, unit: str) -> Drawn:
    """The unit's households up to the review before the merger."""
    if unit == parameters()["unit"]:
        return draw_unit(Draw(seed))
    return draw_unit(Draw(1000 * seed + 10 * number + 1, parameters_of(unit)))
