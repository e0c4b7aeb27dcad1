"""Figures as the reports compute them from a year that was read, in the terms of the recount."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from analysis.evaluation import objective_results, programme_results
from analysis.intake.year import YearData
from analysis.planning import village_targets
from analysis.review import deprivation_counts, poor_movements, summary_of_classes
from recount import DEPRIVATIONS, REGISTER

Figures = dict[tuple[str, str, str], float]
OF_TARGETS = ("households_end", "reduction", "poor_end")
OF_REVIEW = (*REGISTER, *DEPRIVATIONS, "poor", "near", "poor_persons", "near_persons", "poor_start", "to_near", "from_near",
             "relapse", "new", "left_otherwise", "came_otherwise")  # fmt: skip


def figures(data: YearData, tables: Collection[str]) -> Figures:
    """(table, row, column) -> number of what is computed from these tables of the year, zero counts of households left out."""
    told: Figures = {}
    if {"households", "villages"} & set(tables):
        told |= _of_review("T", data.households, data.villages)
    if {"previous_households", "previous_villages"} & set(tables):
        told |= _of_review("before", data.previous_households, data.previous_villages)
    if {"targets", "previous_households", "previous_villages"} & set(tables):
        told |= _of_targets(data)
    if "objectives" in tables:
        objective_results(data.objectives, {})
    programme = programme_results(data.programme) if "programme" in tables else None
    if programme is not None:
        money = programme["money_total"].iloc[:-1].fillna(0)
        told |= {("programme", row, "money"): float(value) for row, value in money.items()}
    return told


def of_tables(told: Figures) -> set[tuple[str, str]]:
    """(table, column) of every figure that is computed for the tables among those told: households without a zero count."""
    columns = {"T": OF_REVIEW, "before": OF_REVIEW, "targets": OF_TARGETS, "programme": ("money",)}
    return {(table, column) for table in {key[0] for key in told} for column in columns[table]}


def _of_review(table: str, households: Any, villages: Any) -> Figures:
    t1, t2, t4 = (
        summary_of_classes(households, villages),
        poor_movements(households, villages),
        deprivation_counts(households, villages, "poor"),
    )
    columns = {"poor": t1["poor"], "near": t1["near_poor"], "poor_persons": t1["poor_persons"], "near_persons": t1["near_poor_persons"],
               "poor_start": t2["start"], "to_near": t2["to_near_poor"], "from_near": t2["from_near_poor"],
               "relapse": t2["relapse"], "new": t2["new"], "left_otherwise": t2["other_decrease"], "came_otherwise": t2["other_increase"],
               **{code: t4[code] for code in DEPRIVATIONS}}  # fmt: skip
    told = {
        (table, row, column): int(value)
        for column, values in columns.items()
        for row, value in values.items()
        if row != "total" and value
    }
    register = villages.set_index("village")
    for column in REGISTER:
        told |= {(table, row, column): int(value) for row, value in register[column].dropna().items()}
    return told


def _of_targets(data: YearData) -> Figures:
    targets = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    return {
        ("targets", row, column): int(value)
        for column in OF_TARGETS
        for row, value in targets[column].items()
        if row != "total"
    }
