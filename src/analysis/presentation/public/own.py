"""The blocks that the public edition shows in a way of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.disclosure.edition import Disclosure
from analysis.disclosure.tables import COUNTED
from analysis.disclosure.withheld import MARK, WITHHELD, withheld
from analysis.document.blocks import Paragraph, Run
from analysis.document.figure import Figure, plain
from analysis.document.head import leaves
from analysis.document.shown import NOTHING, Shown
from analysis.evaluation.assessment import Point
from analysis.presentation.page import PageOf
from analysis.presentation.plan.annexes import BESIDE
from analysis.presentation.prose import paragraphs
from analysis.presentation.public.mask import has_villages, masked
from analysis.presentation.public.words import words
from analysis.presentation.said import as_paragraphs, filled
from analysis.presentation.table import table
from analysis.review.counting import TOTAL

TARGET_GROUPS = [column.code for column in leaves(BESIDE)]


def with_notice(block: Callable, page: PageOf, found: Disclosure) -> Shown:
    """The front with a word on what edition it is, and what its mark means."""
    notice = words("front", "notice").format(threshold=found.rules.threshold, mark=MARK, place=page.places)
    told = Paragraph((Run(words("front", "title"), bold=True), Run(f" {notice}")), "public")
    return block(page) + Shown((told,))


def record(block: Callable, page: PageOf, found: Disclosure) -> Shown:
    """The record as it is: publishing takes the checksums of the inputs out of it."""
    return block(page)


def movement_bridge(block: Callable, page: PageOf, found: Disclosure, movements: pd.DataFrame) -> Shown:
    """The chart where every bar of it is given; a chart without some would be read as if they were 0."""
    given = masked(page, found, "T2_households", movements)
    return NOTHING if any(map(withheld, given.loc[TOTAL])) else block(page, given)


def _groups(page: PageOf, found: Disclosure, groups: pd.DataFrame) -> pd.DataFrame:
    return masked(page, found, "target_groups", groups[TARGET_GROUPS])


def plan_opening(
    block: Callable, page: PageOf, found: Disclosure, plan: Any, groups: Any, deprivations: Any, causes: Any
) -> Shown:
    """The state that the plan starts from, as far as the review at its start gives it."""
    return block(
        page, plan, _groups(page, found, groups), _start(found, "d", deprivations), _start(found, "cause", causes)
    )


def _start(found: Disclosure, kind: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The `total` row of form T4 or T10 of the review at the start."""
    cells = {
        column: WITHHELD if _hidden_at_start(found, kind, str(column)) else frame.at[TOTAL, column]
        for column in frame.columns
    }
    return pd.DataFrame(cells, index=[TOTAL])


def _hidden_at_start(found: Disclosure, kind: str, column: str) -> bool:
    if column in ("base", "total"):
        # no sentence of the plan says them
        return True
    return found.hides("plan_start", TOTAL, column)


def plan_requests(block: Callable, page: PageOf, found: Disclosure, plan: Any) -> Shown:
    """What is asked, with the number of the registered where it is given."""
    return block(page, replace(plan, registered=masked(page, found, "registered", plan.registered)))


def no_helpers(block: Callable, page: PageOf, found: Disclosure, *_: Any) -> Shown:
    """A sentence in place of who helps whom: names of helpers are in no public edition."""
    return paragraphs(words("left_out", "helpers"))


def notes_of(block: Callable, page: PageOf, found: Disclosure, printed: Any, villages: pd.DataFrame) -> dict[str, str]:
    """The notes that the register gives; what somebody wrote beside a village may tell of one household."""
    return block(page, None, villages)


def table_beside_targets(block: Callable, page: PageOf, found: Disclosure, groups: pd.DataFrame) -> Shown:
    """The near-poor by village, and the poor of the minorities where their villages can be given; else of the whole
    unit.
    """
    groups = groups[TARGET_GROUPS]
    if has_villages(found, "target_groups", groups):
        return block(page, masked(page, found, "target_groups", groups))
    near = [column.code for column in leaves(BESIDE[:1])]
    caption = words("tables", "near_poor").format(year=page.year)
    shown = table("target_groups", groups[near], BESIDE[:1], caption, first=page.place, wide=False)
    given = masked(page, found, "target_groups", groups)
    # cell by cell: a row taken out of the frame turns its whole numbers into fractions
    total = {column: given.at[TOTAL, column] for column in given.columns}
    if any(map(withheld, total.values())) or plain(total["minority_rate"]) is None:
        return shown
    cells = {"households": "minority_households", "poor": "minority_poor", "rate": "minority_rate"}
    figures = {
        name: Figure("target_groups", TOTAL, code, plain(total[code]), "%" if name == "rate" else "hộ")
        for name, code in cells.items()
    }
    return shown + as_paragraphs(filled(words("tables", "minority"), year=page.year, level=page.level, **figures))


def sentence_registered_short(
    block: Callable, page: PageOf, found: Disclosure, registered: pd.DataFrame, targets: pd.DataFrame
) -> Shown:
    """The sentence where the registered of every village are given: it compares them all with the targets."""
    given = masked(page, found, "registered", registered)
    complete = len(given) == len(registered) and not any(map(withheld, given["registered"]))
    return block(page, given, targets) if complete or not plain(targets.at[TOTAL, "poor_start"]) else NOTHING


def table_plan_matrix(block: Callable, page: PageOf, found: Disclosure, matrix: pd.DataFrame | None) -> Shown:
    """The matrix without needs: they count households of one kind, and others of the same can be told from them."""
    without = matrix if matrix is None else matrix.assign(need=pd.NA, need_unit="", gap=pd.NA)
    return block(page, without, needs=False)


def report_lead(
    block: Callable,
    page: PageOf,
    found: Disclosure,
    outcome: Any,
    results: Any,
    movements: Any,
    deprivations: Any,
    registered: Any,
    programme: Any,
) -> Shown:
    """The first page, of what is given."""
    return block(
        page, outcome, results, masked(page, found, "T2_households", movements), masked(page, found, "T4", deprivations),
        _outcomes(page, found, registered), programme,
    )  # fmt: skip


def _outcomes(page: PageOf, found: Disclosure, registered: pd.DataFrame) -> pd.DataFrame:
    """registered_outcomes of the year, what is withheld marked; of other years nothing."""
    row, columns = f"{page.year}_registered", ["households", "escaped", "still_poor"]
    if row not in registered.index:
        return registered.iloc[:0]
    hidden = any(found.hides("registered_outcomes", row, column) for column in columns)
    cells = {column: WITHHELD if hidden else registered.at[row, column] for column in columns}
    return pd.DataFrame(cells, index=[row])


def report_poverty(
    block: Callable, page: PageOf, found: Disclosure, results: Any, outcome: Any, near_poor: Any, minority: pd.DataFrame
) -> Shown:
    """The result, with the poor of the minorities where both ends of the year are given."""
    hidden = _minority_hidden(found)
    given = pd.DataFrame({c: [WITHHELD if hidden else minority.at[TOTAL, c]] for c in minority.columns}, index=[TOTAL])
    return block(page, results, outcome, near_poor, given)


def _minority_hidden(found: Disclosure) -> bool:
    return any(found.hides("minority_results", TOTAL, column) for column in ("start_rate", "end_rate"))


def rate_series(block: Callable, page: PageOf, found: Disclosure, series: pd.DataFrame) -> Shown:
    """The series; the line of the minorities for the two ends of the year, and only where both are given."""
    given = series.copy()
    ends = {page.year - 1: "start_rate", page.year: "end_rate"}
    for year in given.index:
        column = ends.get(year)
        hidden = column is None or found.hides("minority_results", TOTAL, column)
        if hidden:
            given.loc[year, [c for c in given.columns if c.startswith("minority")]] = pd.NA
    return block(page, given)


def of_objectives(block: Callable, page: PageOf, found: Disclosure, results: pd.DataFrame | None, *rest: Any) -> Shown:
    """The lines of the plan; of those that count households the verdict alone, not the number."""
    if results is not None:
        counted = results.index.isin(list(COUNTED)) & results["actual"].notna()
        results = results.astype({"actual": "object"})
        results.loc[counted, "actual"] = [WITHHELD] * int(counted.sum())
        results = results.drop(columns=["share", "computed"])
    return block(page, results, *rest)


def of_points(block: Callable, page: PageOf, found: Disclosure, points: Sequence[Point], *rest: Any) -> Shown:
    """What was reached and what falls short, without the points whose number is withheld."""
    kept = [_point(found, point) for point in points]
    return block(page, [point for point in kept if point is not None and point.cases], *rest)


def _point(found: Disclosure, point: Point) -> Point | None:
    name = f"{point.code}"
    if name == "shortages_worse":
        pairs = [pair for pair in zip(point.names, point.sizes, strict=True) if not found.hides(name, pair[0], "size")]
        return Point(name, len(pairs), tuple(n for n, _ in pairs), tuple(s for _, s in pairs))
    if name.startswith("minority"):
        return None if _minority_hidden(found) else point
    return None if found.hides("limits", name, "cases") else point


def report_next_year(
    block: Callable, page: PageOf, found: Disclosure, results: Any, deprivations: Any, registered: Any, programme: Any
) -> Shown:
    """The next year's tasks, of what is given."""
    columns = registered[["registered", "minority"]]
    cells = {c: WITHHELD if found.hides("registered_next", TOTAL, c) else columns.at[TOTAL, c] for c in columns}
    return block(page, results, masked(page, found, "T4", deprivations), pd.DataFrame(cells, index=[TOTAL]), programme)
