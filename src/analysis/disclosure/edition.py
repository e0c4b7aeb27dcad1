"""What the public edition of one unit and year withholds: the review at its start, at its end, the movements between."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.disclosure import counted, moves, state
from analysis.disclosure.attack import Leak, leaks
from analysis.disclosure.choose import Choice, chosen, family_of
from analysis.disclosure.counted import Count, Family, part_row, tables_of
from analysis.disclosure.rules import Rules, rules
from analysis.disclosure.system import Cell, System
from analysis.disclosure.tables import END, MOVES, START, Told, Unclassified, told
from analysis.intake import YearData
from analysis.review.counting import TOTAL


@dataclass(frozen=True)
class Disclosure:
    """The choice for each system of a year, made when first asked for, the same in every run and every report.

    The choice for a review rests on that review alone: the report that ends with it and the plan that starts from it
    withhold the same cells. Raises NothingSafe where no choice is safe.
    """

    data: YearData
    rules: Rules

    @cached_property
    def end(self) -> Choice | None:
        """Of the review at the end of the year; None where there is none."""
        return _of_review(self.data.households, self.data.villages, self.rules)

    @cached_property
    def start(self) -> Choice | None:
        """Of the review that the year starts from; None where there is none."""
        was = self.data.continuity
        households, villages = self.data.previous_households, self.data.previous_villages
        renamed = was is not None and was.one_unit and all(len(old) == 1 for old in was.villages.values())
        if was is None or renamed or self.data.started:
            return _of_review(households, villages, self.rules)
        return _of_units(households, villages, self.rules, was.villages)

    @cached_property
    def moves(self) -> Choice | None:
        """Of the movements of the year; None without a review at its end."""
        if self.data.households is None:
            return None
        found = moves.movements_of(self.data.households, self.data.villages, _registered_outcomes(self.data))
        return chosen(lambda kept: moves.move_system(found, self.rules, kept), moves.families(found), self.rules)

    @property
    def systems(self) -> dict[str, Choice]:
        """The choices that there are, by name."""
        named = {START: self.start, END: self.end, MOVES: self.moves}
        return {name: choice for name, choice in named.items() if choice is not None}

    def of(self, name: str) -> Choice:
        """The choice of a system; KeyError where the year has none."""
        choice = {START: lambda: self.start, END: lambda: self.end, MOVES: lambda: self.moves}[name]()
        if choice is None:
            raise KeyError(name)
        return choice

    def hides(self, table: str, row: str, column: str) -> bool:
        """Whether the edition gives no such figure; raises Unclassified for one that nobody has judged."""
        return any(self.of(one.system).hides(one.key) for one in told(table, row, column))

    def has_villages(self, table: str, column: str) -> bool:
        """Whether a table gives the column village by village, and not in its total row alone."""
        row = self.villages[0] if self.villages else TOTAL
        return all(self._by_village(one) for one in told(table, row, column))

    @cached_property
    def villages(self) -> list[str]:
        """The rows of villages of the review at the end, or at the start."""
        frame = self.data.villages if self.data.villages is not None else self.data.previous_villages
        return [] if frame is None else [str(name) for name in frame["village"]]

    def _by_village(self, one: Told) -> bool:
        return one.key.kind == "register" or family_of(one.key) in self.of(one.system).by_village

    def attack(self, known: Iterable[tuple[str, str, str]]) -> list[tuple[str, Leak]]:
        """The cells that somebody who has seen the figures `known` (table, row, column) can tell too well, by system.

        Raises Unclassified for a figure that nobody has judged: what is not known to be safe is not.
        """
        seen = {one for figure in known for one in told(*figure)}
        found = []
        for name, choice in self.systems.items():
            public = {one.key for one in seen if one.system == name}
            if unknown := [key for key in public if key not in choice.system.cells]:
                raise Unclassified(f"{unknown[0].kind}/{unknown[0].code}/{unknown[0].row}")
            left = choice.withheld - public
            told_of = [
                Leak(key, cell.value, cell.value)
                for key, cell in choice.system.cells.items()
                if key in public and cell.sensitive
            ]
            found += [(name, leak) for leak in (*told_of, *leaks(choice.system, left, self.rules))]
        return found

    @property
    def counts(self) -> dict[str, int]:
        """How many cells that have a place in a table are withheld, by system."""
        return {
            name: sum(choice.system.cells[key].published for key in choice.withheld)
            for name, choice in self.systems.items()
        }


def disclosure(data: YearData) -> Disclosure:
    """What the public edition of the unit and year withholds, by the rules of rules/disclosure.toml."""
    return Disclosure(data, rules())


def _of_review(households: Any, villages: pd.DataFrame | None, given: Rules) -> Choice | None:
    if households is None or villages is None:
        return None
    return _of_both(households, villages, given)


def _of_both(households: Any, villages: pd.DataFrame, given: Rules) -> Choice:
    tables = tables_of(households, villages)
    return chosen(lambda kept: state.state_system(tables, given, kept), counted.families(tables), given)


def _of_units(
    households: Any, villages: pd.DataFrame, given: Rules, was: dict[str, tuple[tuple[str, str], ...]]
) -> Choice:
    """Of a review that old units published each for itself: what they withheld stays so, what they gave is known.

    A village made of several old ones has no cell that any of them published: nothing of such a review is given.
    """
    parts: dict[str, list[str]] = {}
    for village in villages["village"]:
        parts.setdefault(was[village][0][0], []).append(str(village))
    tables = tables_of(households, villages)
    if any(len(old) > 1 for old in was.values()):
        system = state.state_system(tables, given, (), parts)
        return Choice(system, frozenset(system.cells), frozenset())
    fixed: dict[Count, bool] = {}
    judged: dict[Count, Cell] = {}
    for unit, names in parts.items():
        rows, registered = (frame[frame["village"].isin(names)] for frame in (households, villages))
        own = _of_both(rows, registered, given)
        for key, cell in own.system.cells.items():
            of_unit = key._replace(row=part_row(unit) if key.row == TOTAL else key.row)
            fixed[of_unit], judged[of_unit] = own.hides(key), cell
    families: list[Family] = [family for family in counted.families(tables) if family.kind != "peoples"]

    def build(kept: Collection[Family]) -> System:
        system = state.state_system(tables, given, kept, parts)
        for key in judged.keys() & system.cells.keys():
            # what may name a household of an old unit, and what it had a place for, was settled when it published
            own = judged[key]
            system.cells[key] = replace(system.cells[key], sensitive=own.sensitive, published=own.published)
        return system

    return chosen(build, families, given, fixed)


def _registered_outcomes(data: YearData) -> dict[str, int] | None:
    """What became of those who had registered; None where nobody can say."""
    from analysis.evaluation.outcomes import registered_outcomes

    if data.previous_households is None or not data.comparable:
        return None
    counts = registered_outcomes({data.year - 1: data.previous_households, data.year: data.households})
    row = counts.loc[f"{data.year}_registered"]
    named = {code: int(row[code]) for code in ("escaped", "still_poor")}
    return named | {"rest": int(row["households"]) - sum(named.values())}
