"""The movements of a year as a system of cells: forms T2 and T3 in households and persons, what became of the
registered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log2
from typing import Any

import pandas as pd

from analysis import review
from analysis.disclosure.counted import CLASSES, Count, Family
from analysis.disclosure.rules import Rules
from analysis.disclosure.system import Cell, System
from analysis.review import NEAR_POOR, POOR
from analysis.review.counting import TOTAL
from analysis.review.movements import NEAR_POOR_IN, NEAR_POOR_OUT, POOR_IN, POOR_OUT, Measure

MEASURES: tuple[Measure, ...] = ("households", "persons")
OUT = {POOR: POOR_OUT, NEAR_POOR: NEAR_POOR_OUT}
INTO = {POOR: POOR_IN, NEAR_POOR: NEAR_POOR_IN}
# one movement, told by both forms
SAME = {"from_poor": (POOR, "to_near_poor"), "to_poor": (POOR, "from_near_poor")}
OUTCOMES = ("escaped", "still_poor", "rest")


@dataclass(frozen=True)
class Movements:
    """Forms T2 and T3 by class and measure; `registered`: outcomes of those who had registered, None where nobody can
    say.
    """

    frames: Mapping[tuple[str, str], pd.DataFrame]
    registered: Mapping[str, int] | None = None


def movements_of(households: Any, villages: pd.DataFrame, registered: Mapping[str, int] | None = None) -> Movements:
    """The frames that the reports show, of the same functions."""
    by_class = {POOR: review.poor_movements, NEAR_POOR: review.near_poor_movements}
    frames: dict[tuple[str, str], pd.DataFrame] = {
        (k, m): by_class[k](households, villages, m) for k in CLASSES for m in MEASURES
    }
    return Movements(frames, registered)


def move(klass: str, code: str, row: str, measure: str) -> Count:
    """The key of a movement, the same in both forms that tell it."""
    klass, code = SAME.get(code, (klass, code))
    return Count(f"moves_{measure}", klass, code, row)


def outcome(code: str) -> Count:
    """The key of an outcome of the registered of the whole unit."""
    return Count("registered_outcomes", POOR, code, TOTAL)


def families(moves: Movements) -> list[Family]:
    """The families that can have rows of villages."""
    return [Family("moves", klass) for klass in CLASSES]


def move_system(moves: Movements, rules: Rules, by_village: Collection[Family]) -> System:
    """The system of one year's movements; starts and ends are known of form T1. `by_village`: whose tables have rows
    of villages.
    """
    system = System()
    for klass in CLASSES:
        for measure in MEASURES:
            _flows(system, moves, klass, measure, rules, Family("moves", klass) in by_village)
    for key in [key for key in system.cells if key.row == TOTAL]:
        rows = [row for row in moves.frames[POOR, "households"].index if row != TOTAL]
        system.sum_of(key, [key._replace(row=row) for row in rows])
    _outcomes(system, moves, rules)
    return system


def _flows(system: System, moves: Movements, klass: str, measure: str, rules: Rules, by_village: bool) -> None:
    frame, counted = moves.frames[klass, measure], moves.frames[klass, "households"]
    for row in frame.index:
        ends = {end: int(frame.at[row, end]) for end in ("start", "end")}
        for codes, end in ((OUT[klass], "start"), (INTO[klass], "end")):
            few = rules.small(int(counted.at[row, end]))
            for code in codes:
                key = move(klass, code, row, measure)
                value = int(frame.at[row, code])
                households = move(klass, code, row, "households")
                cost = (rules.total if row == TOTAL else 1) * (1 + log2(1 + value))
                sensitive = (
                    measure == "households" and ends[end] > 0 and (few or rules.small(int(counted.at[row, code])))
                )
                cell = Cell(value, max(ends[end], value), 0, cost, sensitive, row == TOTAL or by_village, None if measure == "households" else households)  # fmt: skip
                known = system.cells.get(key)
                # what two forms tell is as open as the one that tells more of it, and bounded by both
                if known is not None:
                    cell = Cell(
                        value,
                        max(value, min(cell.upper, known.upper)),
                        0,
                        cost,
                        sensitive or known.sensitive,
                        cell.published or known.published,
                        cell.pair,
                    )
                system.cells[key] = cell
                if measure == "persons":
                    system.inequality({households: 1, key: -1})
                    system.inequality({key: 1, households: -rules.members})
        terms = dict.fromkeys((move(klass, code, row, measure) for code in INTO[klass]), 1.0)
        terms |= dict.fromkeys((move(klass, code, row, measure) for code in OUT[klass]), -1.0)
        system.equation(terms, ends["end"] - ends["start"])


def _outcomes(system: System, moves: Movements, rules: Rules) -> None:
    if moves.registered is None:
        return
    counts = moves.registered
    for code in OUTCOMES:
        whole = sum(counts[name] for name in OUTCOMES)
        value = counts[code]
        sensitive = whole > 0 and (rules.small(value) or rules.small(whole))
        system.cells[outcome(code)] = Cell(value, whole, 0, rules.total, sensitive, code != "rest")
    system.equation({outcome(code): 1 for code in OUTCOMES}, sum(counts[name] for name in OUTCOMES))
    escapes = {move(POOR, code, TOTAL, "households"): -1.0 for code in POOR_OUT[:2]}
    system.inequality(escapes | {outcome("escaped"): 1.0})
