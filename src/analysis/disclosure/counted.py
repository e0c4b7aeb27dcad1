"""What a review's cross-tables count: the frames of T4–T13 that its reports show, and the key of each of their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from analysis import review
from analysis.disclosure.rules import Rules
from analysis.intake.people_list import MAJORITY
from analysis.planning.registered import registered_households
from analysis.review import NEAR_POOR, POOR
from analysis.review.counting import TOTAL, register

CLASSES = (POOR, NEAR_POOR)
GROUPS = ("minority", "no_labour", "merit", "other")
OTHER_PEOPLES = "Dân tộc khác"
SUM = "sum"  # Σ of the twelve


class Family(NamedTuple):
    """The cells of one kind and class: they have rows of villages together or not at all."""

    kind: str
    klass: str


class Count(NamedTuple):
    """The key of a cell."""

    kind: str
    klass: str
    code: str
    row: str

    @property
    def family(self) -> Family:
        """The cells that it stands among."""
        return Family(self.kind, self.klass)


@dataclass(frozen=True)
class Tables:
    """The figure frames of one review; row = village, `total`."""

    classes: pd.DataFrame
    register: pd.DataFrame
    deprivations: Mapping[str, pd.DataFrame]
    groups: Mapping[str, pd.DataFrame]
    peoples: Mapping[str, pd.DataFrame]
    causes: Mapping[str, pd.DataFrame]
    children: Mapping[str, pd.DataFrame]
    registered: pd.DataFrame

    @property
    def villages(self) -> list[str]:
        """The rows but the total."""
        return [row for row in self.classes.index if row != TOTAL]


def tables_of(households: Any, villages: pd.DataFrame) -> Tables:
    """The frames that the reports of a review and the plan after it show, of the same functions."""
    groups = {k: review.target_groups(households, villages, k) for k in CLASSES}
    heads = {k: review.results_by_ethnicity(households, villages, k, k)["female_head"] for k in CLASSES}
    return Tables(
        review.summary_of_classes(households, villages),
        register(villages),
        {k: review.deprivation_counts(households, villages, k) for k in CLASSES},
        {k: frame.assign(female_head=heads[k]) for k, frame in groups.items()},
        {k: review.ethnic_groups(households, villages, k) for k in CLASSES},
        {k: review.causes(households, villages, k) for k in CLASSES},
        {k: review.children(households, villages, k) for k in CLASSES},
        registered_households(households, villages),
    )


def other_peoples(peoples: pd.DataFrame, rules: Rules) -> tuple[str, ...]:
    """The peoples that one column has together: those of few households, and one more where these are still few.

    `peoples`: form T9.
    """
    totals = peoples.loc[TOTAL].drop(["total", MAJORITY], errors="ignore").astype(int)
    order = totals.sort_values(kind="stable")
    merged = [str(name) for name in order.index if order[name] <= rules.threshold]
    rest = [str(name) for name in order.index if name not in merged]
    while merged and rest and rules.small(int(order[merged].sum())):
        merged.append(rest.pop(0))
    # a single small people has nobody to stand with
    return tuple(merged) if len(merged) > 1 else ()


def families(tables: Tables) -> list[Family]:
    """The families of a review that can have rows of villages."""
    kinds = ("deprivations", "groups", "peoples", "causes", "children")
    return [Family(kind, klass) for kind in kinds for klass in CLASSES] + [Family("registered", POOR)]


def part_row(unit: str) -> str:
    """The row of the sum of an old unit's villages."""
    return f"part:{unit}"
