"""A commune's figures from its review in the data folder, by the functions that its own reports are made with."""

from __future__ import annotations

import numbers
from typing import Any

import pandas as pd

from analysis import evaluation, planning, review
from analysis.intake import YearData, missing
from analysis.review import NEAR_POOR, POOR
from analysis.review.counting import TOTAL
from analysis.rollup.unit_year import COLUMNS, MONEY, Name, UnitYear, Values

BEFORE = ("households", "persons", "poor", "near_poor")


def unit_of_review(data: YearData, name: Name, remarks: tuple[str, ...] = ()) -> UnitYear:
    """The figures of the whole unit. `data`: its year, fit for the household review."""
    households, villages = data.households, data.villages
    now = review.summary_of_classes(households, villages)
    frames = {
        "T1": now,
        "T2_households": review.poor_movements(households, villages),
        "T2_persons": review.poor_movements(households, villages, "persons"),
        "T3_households": review.near_poor_movements(households, villages),
        "T3_persons": review.near_poor_movements(households, villages, "persons"),
        "T4": review.deprivation_counts(households, villages, POOR),
        "T6": review.deprivation_counts(households, villages, NEAR_POOR),
    }
    before = {}
    if data.previous_households is not None and data.previous_villages is not None:
        last = review.summary_of_classes(data.previous_households, data.previous_villages)
        before = {code: _number(last.at[TOTAL, code]) for code in BEFORE}
    return UnitYear(
        name,
        "review",
        folder=data.parameters.unit,
        status=data.parameters.status,
        forms={
            form: {code: _number(frame.at[TOTAL, code]) for code in COLUMNS[form] if code in frame}
            for form, frame in frames.items()
        },
        before=before,
        comparable=data.comparable,
        target=_target(data, now),
        money=_money(data),
        files=tuple(file.path for file in data.inputs),
        remarks=remarks,
        synthetic=data.synthetic or "",
    )


def _target(data: YearData, now) -> Values:
    if missing(data, "year-end-evaluation") or data.plan is None:
        return {}
    before = review.summary_of_classes(data.previous_households, data.previous_villages)
    targets = planning.village_targets(data.previous_households, data.previous_villages, data.target_counts)
    target = data.plan.target
    goal = planning.reduction_wanted(target, targets), target.criterion
    results = evaluation.village_results(before, now, targets, goal, comparable=data.comparable)
    total = results.loc[TOTAL]
    return {code: _number(total[code]) for code in ("reduction_planned", "reduction_actual", "met")}


def _money(data: YearData) -> Values:
    programme = evaluation.programme_results(data.programme)
    if programme is None:
        return {}
    return {code: _number(programme.at[TOTAL, code]) for code in MONEY}


def _number(value: Any) -> int | float | None:
    if pd.isna(value):
        return None
    return int(value) if isinstance(value, numbers.Integral) else float(value)
