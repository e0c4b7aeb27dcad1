"""Which cells each figure of a public edition tells: the table, row and column of figures.csv -> keys of the systems.

What is not listed here is not known to be safe: `told` raises Unclassified, and nothing with it is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from analysis.disclosure.counted import SUM, Count
from analysis.disclosure.moves import move, outcome
from analysis.evaluation.measures import RATE_REDUCTION, measure_meanings
from analysis.review import NEAR_POOR, POOR
from analysis.review.counting import TOTAL
from analysis.review.movements import NEAR_POOR_IN, NEAR_POOR_OUT, POOR_IN, POOR_OUT

START, END, MOVES = "start", "end", "moves"


class Told(NamedTuple):
    """A cell that a figure tells of: in which system (the review at the start, at the end, the movements), which."""

    system: str
    key: Count


class Unclassified(LookupError):
    """A figure of which nobody has said whether it may be public."""


# totals of villages and units that are public by law, the plan and its money, and words: no cross-classification of
# households
SAFE = frozenset({
    "T1", "village_targets", "village_results", "commune_target", "two_meanings", "two_lists", "near_poor_results", "target_and_result",
    "villages_short", "villages_rose", "plan_target", "allocation_target", "money_shares", "money_by_source", "programme", "thresholds",
    "report", "plan",
})  # fmt: skip
FLOWS = {
    "T2": (POOR, (*POOR_OUT, *POOR_IN)),
    "T3": (NEAR_POOR, (*NEAR_POOR_OUT, *NEAR_POOR_IN)),
}
GROUPS = frozenset({"minority", "no_labour", "merit", "other", "female_head"})
FLOW_POINTS = {"relapse": "relapse", "new_poor": "new"}
OUTCOME_POINTS = {"registered_stayed": "still_poor", "registered_escaped": "escaped"}
# lines of objectives.csv that the review answers by counting households; of the rate everybody knows the parts
COUNTED = frozenset(measure_meanings()) - {RATE_REDUCTION}
SUMS = {
    "escaped": ("to_near_poor", "to_not_poor"),
    "entered": ("from_near_poor", "relapse", "new"),
    "other_net": ("other_increase", "other_decrease"),
    "out": ("to_near_poor", "to_not_poor", "other_decrease"),
    "into": ("from_near_poor", "relapse", "new", "other_increase"),
}


def told(table: str, row: str, column: str) -> tuple[Told, ...]:
    """The cells that the figure tells of; none for one that is public anyhow. Raises Unclassified."""
    if table in SAFE:
        return ()
    for names, rule in RULES:
        if table in names:
            return tuple(rule(table, row, column))
    raise Unclassified(f"{table}/{row}/{column}")


def _klass(table: str) -> str:
    return NEAR_POOR if table in ("T6", "T7", "T13") or table.endswith("_near_poor") else POOR


def _flow(table: str, row: str, column: str) -> Iterator[Told]:
    form, _, measure = table.partition("_")
    klass, codes = FLOWS[form]
    if column in codes:
        yield Told(MOVES, move(klass, column, row, measure))


def _sums(table: str, row: str, column: str) -> Iterator[Told]:
    for code in SUMS[column]:
        yield Told(MOVES, move(POOR, code, row, "households"))


def _deprivations(table: str, row: str, column: str) -> Iterator[Told]:
    if column == "total":
        yield Told(END, Count("deprivations", _klass(table), SUM, row))
    elif column != "base":
        yield Told(END, Count("deprivations", _klass(table), column, row))


def _index(table: str, row: str, column: str) -> Iterator[Told]:
    if column != "headcount":
        yield Told(END, Count("deprivations", POOR, SUM, row))
    if column.startswith("contribution_"):
        yield Told(END, Count("deprivations", POOR, column.removeprefix("contribution_"), row))


def _mean(table: str, row: str, column: str) -> Iterator[Told]:
    yield Told(END, Count("deprivations", POOR, SUM, TOTAL))


def _groups(table: str, row: str, column: str) -> Iterator[Told]:
    if column in GROUPS:
        yield Told(END, Count("groups", _klass(table), column, row))


def _peoples(table: str, row: str, column: str) -> Iterator[Told]:
    if column != "total":
        yield Told(END, Count("peoples", _klass(table), column, row))


def _causes(table: str, row: str, column: str) -> Iterator[Told]:
    if column != "base":
        yield Told(END, Count("causes", _klass(table), column, row))


def _children(table: str, row: str, column: str) -> Iterator[Told]:
    yield Told(END, Count("children", _klass(table), column, row))


def _by_ethnicity(table: str, row: str, column: str) -> Iterator[Told]:
    if column in GROUPS or column == "minority_rate":
        yield Told(END, Count("groups", _klass(table), "minority" if column == "minority_rate" else column, row))
    if column in ("minority_households", "minority_rate"):
        yield Told(END, Count("register", "", "minority", row))


def _registered(table: str, row: str, column: str) -> Iterator[Told]:
    at = END if table == "registered_next" else START
    yield Told(at, Count("registered", POOR, "minority" if column == "minority_share" else column, row))
    if column == "minority_share":
        yield Told(at, Count("registered", POOR, "registered", row))


def _lacking(table: str, row: str, column: str) -> Iterator[Told]:
    if column != "villages_lacking_more":
        yield Told(START, Count("registered", POOR, "registered", row))


def _target_groups(table: str, row: str, column: str) -> Iterator[Told]:
    if column.startswith("near_poor"):
        return
    if column != "minority_households":
        yield Told(START, Count("groups", POOR, "minority", row))
    if column in ("minority_households", "minority_rate"):
        yield Told(START, Count("register", "", "minority", row))
    if column not in ("minority_households", "minority_poor", "minority_rate"):
        raise Unclassified(f"{table}/{row}/{column}")


def _plan_start(table: str, row: str, column: str) -> Iterator[Told]:
    if column in ("minority_poor", "minority_rate"):
        yield from _target_groups(table, row, column)
    elif column.startswith("cause_"):
        yield Told(START, Count("causes", POOR, column, row))
    elif column[0] == "d" and column[1:].isdigit():
        yield Told(START, Count("deprivations", POOR, column, row))
    elif column not in (
        "poor",
        "poor_rate",
        "near_poor",
        "near_poor_rate",
        "households",
        "villages_above",
        "villages_without_poor",
    ):
        raise Unclassified(f"{table}/{row}/{column}")


def _minority(table: str, row: str, column: str) -> Iterator[Told]:
    both = column not in ("households_start", "start", "start_rate", "households_end", "end", "end_rate")
    for at in (START, END):
        if both or at in column:
            if not column.startswith("households"):
                yield Told(at, Count("groups", POOR, "minority", row))
            if column.startswith(("households", "points")) or column.endswith("rate") or both:
                yield Told(at, Count("register", "", "minority", row))


def _outcomes(table: str, row: str, column: str) -> Iterator[Told]:
    if not row.endswith("_registered") or column not in ("households", "escaped", "still_poor"):
        raise Unclassified(f"{table}/{row}/{column}")
    yield (
        Told(START, Count("registered", POOR, "registered", TOTAL))
        if column == "households"
        else Told(MOVES, outcome(column))
    )


def _points(table: str, row: str, column: str) -> Iterator[Told]:
    """How many cases a point of the assessment has."""
    if row in FLOW_POINTS:
        yield Told(MOVES, move(POOR, FLOW_POINTS[row], TOTAL, "households"))
    elif row in OUTCOME_POINTS:
        yield Told(MOVES, outcome(OUTCOME_POINTS[row]))
        yield Told(START, Count("registered", POOR, "registered", TOTAL))
    elif not row.startswith(("target", "villages", "minority", "shortages", "objectives", "projects", "money")):
        raise Unclassified(f"{table}/{row}/{column}")


def _objectives(table: str, row: str, column: str) -> Iterator[Told]:
    """A line of the plan: what its unit reports; what the review counts for it is in no public edition."""
    if column not in ("target", "met") and row in COUNTED:
        raise Unclassified(f"{table}/{row}/{column}")
    yield from ()


def _shortages(table: str, row: str, column: str) -> Iterator[Told]:
    for at in (START, END):
        yield Told(at, Count("deprivations", POOR, row, TOTAL))


Rule = Callable[[str, str, str], Iterator[Told]]
RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (frozenset(f"{form}_{measure}" for form in FLOWS for measure in ("households", "persons")), _flow),
    (frozenset({"movement_sums", "movement_bridge"}), _sums),
    (frozenset({"T4", "T5", "T6", "T7"}), _deprivations),
    (frozenset({"poverty_index"}), _index),
    (frozenset({"deprivations_per_household"}), _mean),
    (frozenset({"T8_poor", "T8_near_poor"}), _groups),
    (frozenset({"T9_poor", "T9_near_poor"}), _peoples),
    (frozenset({"T10_poor", "T10_near_poor"}), _causes),
    (frozenset({"T11_poor", "T11_near_poor"}), _children),
    (frozenset({"T12", "T13"}), _by_ethnicity),
    (frozenset({"registered", "registered_next"}), _registered),
    (frozenset({"registered_feasibility"}), _lacking),
    (frozenset({"target_groups"}), _target_groups),
    (frozenset({"plan_start"}), _plan_start),
    (frozenset({"minority_results"}), _minority),
    (frozenset({"registered_outcomes"}), _outcomes),
    (frozenset({"shortages_worse"}), _shortages),
    (frozenset({"limits", "reached"}), _points),
    (frozenset({"objectives"}), _objectives),
)
