"""The cross-tables of one review as a system of cells: deprivations, groups, peoples, causes, children, the
registered; T4–T13.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from math import log2
from typing import Any

import pandas as pd

from analysis.disclosure.counted import (
    CLASSES,
    GROUPS,
    OTHER_PEOPLES,
    SUM,
    Count,
    Family,
    Tables,
    other_peoples,
    part_row,
)
from analysis.disclosure.rules import Rules
from analysis.disclosure.system import Cell, System
from analysis.intake.people_list import MAJORITY
from analysis.review import POOR
from analysis.review.counting import TOTAL
from analysis.standards import INDICATOR_CODES

NAMED = 3  # shortages and causes that sentences name as the most frequent
# a household's deprivation and what is counted of its children for the same reason
CHILDREN = {"d03": "malnourished", "d04": "uninsured", "d06": "out_of_school"}


def state_system(
    tables: Tables, rules: Rules, by_village: Collection[Family], parts: Mapping[str, Iterable[str]] | None = None
) -> System:
    """The system of one review. `by_village`: the families whose tables have rows of villages.

    `parts`: the villages by old unit, where the review is that of several; each has a row `part:UNIT`, published by it.
    """
    return _Builder(tables, rules, frozenset(by_village), dict(parts or {})).built()


class _Builder:
    def __init__(
        self, tables: Tables, rules: Rules, by_village: frozenset[Family], parts: dict[str, Iterable[str]]
    ) -> None:
        self.tables, self.rules, self.by_village = tables, rules, by_village
        self.parts = {unit: list(villages) for unit, villages in parts.items()}
        self.system = System()
        self.rows = [*tables.villages, *(part_row(unit) for unit in self.parts), TOTAL]

    def built(self) -> System:
        for klass in CLASSES:
            self._deprivations(klass)
            self._groups(klass)
            if not self.parts:
                self._peoples(klass)
            self._causes(klass)
            self._children(klass)
        self._registered()
        self._register()
        self._down_the_columns()
        self._links()
        return self.system

    def _frame(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with a row for each part."""
        rows = {part_row(unit): frame.loc[villages].sum() for unit, villages in self.parts.items()}
        return pd.concat([frame, pd.DataFrame(rows).T]) if rows else frame

    def _base(self, klass: str, row: str) -> int:
        return int(self._bases[klass, row])

    @cached_property
    def _bases(self) -> dict[tuple[str, str], int]:
        frames = {k: self._frame(self.tables.deprivations[k][["base"]]) for k in CLASSES}
        return {(k, row): int(frames[k].at[row, "base"]) for k in CLASSES for row in self.rows}

    def _add(
        self,
        key: Count,
        value: Any,
        upper: int,
        *,
        few: bool,
        lower: int = 0,
        told: bool = True,
        cost: float = 1,
        counts: bool = True,
    ) -> None:
        """Adds a cell; `few`: its whole is so small that every cell of the row is sensitive; `counts`: households or
        persons.
        """
        if pd.isna(value):
            return
        number = int(value)
        # what has only one possible value is known, and no cell
        sensitive = lower < upper and (few or (counts and self.rules.small(number)))
        whole = key.row == TOTAL or key.row.startswith("part:")
        published = told and (whole or key.family in self.by_village or key.kind == "register")
        weight = cost * (self.rules.total if whole else 1) * (1 + log2(1 + number))
        self.system.cells[key] = Cell(number, max(upper, number), min(lower, number), weight, sensitive, published)

    def _telling(self, klass: str, frame: pd.DataFrame, code: str) -> bool:
        """Whether a nought of the column says something of a known household: not where it counts nobody of many."""
        return bool(frame.at[TOTAL, code] > 0) or self.rules.small(self._base(klass, TOTAL))

    def _rows_of(self, kind: str, klass: str, frame: pd.DataFrame, codes: Iterable[str]) -> None:
        full = self._frame(frame)
        for row in self.rows:
            base = self._base(klass, row)
            for code in codes:
                few = self.rules.small(base) and self._telling(klass, full, code)
                self._add(Count(kind, klass, code, row), full.at[row, code], base, few=few)

    def _deprivations(self, klass: str) -> None:
        frame = self.tables.deprivations[klass]
        codes = list(INDICATOR_CODES)
        self._rows_of("deprivations", klass, frame, codes)
        full = self._frame(frame)
        # the standard: the poor lack three at least, the near-poor two at most
        least, most = (3, len(codes)) if klass == POOR else (0, 2)
        holds = all(least * full.at[r, "base"] <= full.at[r, "total"] <= most * full.at[r, "base"] for r in self.rows)
        least, most = (least, most) if holds else (0, len(codes))
        for row in self.rows:
            base = self._base(klass, row)
            key = Count("deprivations", klass, SUM, row)
            self._add(
                key,
                full.at[row, "total"],
                most * base,
                few=self.rules.small(base),
                lower=least * base,
                counts=False,
                cost=self.rules.headline if row == TOTAL and klass == POOR else 2,
            )
            self.system.sum_of(key, [Count("deprivations", klass, code, row) for code in codes])
        self._most_named("deprivations", klass, codes)

    def _most_named(self, kind: str, klass: str, codes: list[str]) -> None:
        """Sentences name the most frequent: whoever reads them knows that no other is above; they are dear to
        withhold.
        """
        if klass != POOR:
            return
        keys = [Count(kind, klass, code, TOTAL) for code in codes]
        first = sorted((self.system.cells[k].value for k in keys), reverse=True)[:NAMED]
        top = min((value for value in first if value > self.rules.threshold), default=None)
        if top is None:
            return
        for key in keys:
            cell = self.system.cells[key]
            if cell.value >= top:
                self.system.cells[key] = replace(cell, cost=cell.cost * self.rules.headline)
            else:
                self.system.cells[key] = replace(cell, upper=min(top, cell.upper))

    def _groups(self, klass: str) -> None:
        frame = self.tables.groups[klass]
        self._rows_of("groups", klass, frame, ("no_labour", "merit", "other", "female_head"))
        full = self._frame(frame)
        for row in self.rows:
            base = self._base(klass, row)
            few = self.rules.small(base)
            minority = int(full.at[row, "minority"])
            self._add(
                Count("groups", klass, "minority", row),
                minority,
                base,
                few=few,
                cost=self.rules.headline if klass == POOR else 2,
            )
            # who is of no minority is known of who is
            self._add(Count("groups", klass, "majority", row), base - minority, base, few=few, told=False)
            key = {code: Count("groups", klass, code, row) for code in (*GROUPS, "majority")}
            self.system.equation({key["minority"]: 1, key["majority"]: 1}, base)
            for code in GROUPS[:3]:
                self.system.inequality({key["other"]: 1, key[code]: 1}, base)
            self.system.inequality({key[code]: -1 for code in GROUPS}, -base)

    def _peoples(self, klass: str) -> None:
        frame = self.tables.peoples[klass]
        names = [str(name) for name in frame.columns[1:]]
        merged = other_peoples(frame, self.rules)
        if len(names) - len(merged) + bool(merged) < 2:
            # a form of one column says of which people everybody is, or is not: none is made
            return
        for row in self.rows:
            base = self._base(klass, row)
            few = self.rules.small(base)
            for name in names:
                self._add(
                    Count("peoples", klass, name, row),
                    frame.at[row, name],
                    base,
                    few=few and self._telling(klass, frame, name),
                    told=name not in merged,
                )
            keys = {name: Count("peoples", klass, name, row) for name in names}
            if merged:
                other = Count("peoples", klass, OTHER_PEOPLES, row)
                self._add(other, frame.loc[row, list(merged)].sum(), base, few=few)
                self.system.sum_of(other, [keys[name] for name in merged])
            self.system.equation(dict.fromkeys(keys.values(), 1), base)
            if MAJORITY in keys:
                self.system.equation({keys[MAJORITY]: 1, Count("groups", klass, "majority", row): -1})

    def _causes(self, klass: str) -> None:
        frame = self.tables.causes[klass]
        codes = [str(code) for code in frame.columns if code != "base"]
        self._rows_of("causes", klass, frame, codes)
        for row in self.rows:
            # a household on the list has a cause
            self.system.inequality({Count("causes", klass, code, row): -1 for code in codes}, -self._base(klass, row))
        self._most_named("causes", klass, codes)

    def _children(self, klass: str) -> None:
        full, persons = self._frame(self.tables.children[klass]), self._frame(self.tables.classes[[f"{klass}_persons"]])
        for row in self.rows:
            base, all_of = self._base(klass, row), int(full.at[row, "children"])
            few = self.rules.small(base) or self.rules.small(all_of)
            upper = max(int(persons.at[row, f"{klass}_persons"]) - base, all_of)
            for code in full.columns:
                self._add(
                    Count("children", klass, str(code), row),
                    full.at[row, code],
                    upper,
                    few=few and self._telling(klass, full, str(code)),
                )
                if code != "children":
                    self.system.inequality(
                        {Count("children", klass, str(code), row): 1, Count("children", klass, "children", row): -1}
                    )

    def _registered(self) -> None:
        full = self._frame(self.tables.registered)
        for row in self.rows:
            base, number = self._base(POOR, row), int(full.at[row, "registered"])
            few, fewer = self.rules.small(base), self.rules.small(base) or self.rules.small(number)
            whole = Count("registered", POOR, "registered", row)
            self._add(whole, number, base, few=few, cost=self.rules.headline)
            for code, of in (
                ("minority", Count("groups", POOR, "minority", row)),
                *((c, Count("deprivations", POOR, c, row)) for c in INDICATOR_CODES),
            ):
                part = Count("registered", POOR, code, row)
                self._add(part, full.at[row, code], base, few=fewer and self._telling(POOR, full, code))
                for more in (whole, of):
                    self.system.inequality({part: 1, more: -1})
                self.system.inequality({whole: 1, of: 1, part: -1}, base)

    def _register(self) -> None:
        full = self._frame(self.tables.register[["households", "minority_households"]])
        for row in self.rows:
            if pd.isna(full.at[row, "households"]) or pd.isna(full.at[row, "minority_households"]):
                continue
            everybody, minority = int(full.at[row, "households"]), int(full.at[row, "minority_households"])
            key = {name: Count("register", "", name, row) for name in ("minority", "majority")}
            self._add(key["minority"], minority, everybody, few=False, cost=self.rules.headline)
            self._add(key["majority"], everybody - minority, everybody, few=False, told=False)
            self.system.equation({key["minority"]: 1, key["majority"]: 1}, everybody)
            for name, of in key.items():
                self.system.inequality({Count("groups", k, name, row): 1 for k in CLASSES} | {of: -1})

    def _down_the_columns(self) -> None:
        for key in [key for key in self.system.cells if key.row == TOTAL]:
            inner = [part_row(unit) for unit in self.parts] or self.tables.villages
            self._sum(key, inner)
            for unit, villages in self.parts.items():
                self._sum(key._replace(row=part_row(unit)), villages)

    def _sum(self, whole: Count, rows: Iterable[str]) -> None:
        self.system.sum_of(whole, [whole._replace(row=row) for row in rows])

    def _links(self) -> None:
        """Deprivations of households and the counts of their children that are due to the same."""
        for klass in CLASSES:
            for code, child in CHILDREN.items():
                for row in self.rows:
                    households, counted = Count("deprivations", klass, code, row), Count("children", klass, child, row)
                    self.system.inequality({households: 1, counted: -1})
                    self.system.inequality({counted: 1, households: -self.rules.members})
