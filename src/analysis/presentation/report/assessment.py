"""Part III: what was reached and what falls short, found by rules; the causes that the data and the unit give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.evaluation.assessment import Point
from analysis.evaluation.measures import RATE_REDUCTION
from analysis.presentation.movement_sums import movement_sums
from analysis.presentation.page import PageOf
from analysis.presentation.report.lines import is_own_goal, names_of, short_name, where_of_objectives
from analysis.presentation.report.shares import judged, most_causes
from analysis.presentation.report.words import few, inside, of_row, own_words, own_words_or_blank, run_in, said, small
from analysis.presentation.said import SILENT, Said, as_bullets, as_paragraphs, joined
from analysis.review.counting import TOTAL
from analysis.rules.thresholds import thresholds


def report_reached(page: PageOf, points: Sequence[Point]) -> Shown:
    """III.1: what was reached. `points`: evaluation.reached."""
    told = [_reached(page, point) for point in points]
    lead = () if page.comparable else (said("reached.two_standards"),)
    return as_paragraphs(*lead) + as_bullets(*(told or [said("reached.none")] if page.comparable else told))


def report_limits(page: PageOf, points: Sequence[Point], programme: pd.DataFrame | None) -> Shown:
    """III.2: what falls short. `points`: evaluation.limits; `programme`: programme_results."""
    return as_bullets(*([_limit(page, point, programme) for point in points] or [said("limits.none")]))


def report_causes(
    page: PageOf, results: pd.DataFrame, movements: pd.DataFrame, causes: pd.DataFrame, groups: pd.DataFrame
) -> Shown:
    """III.3: what the movements and the households' causes say, then the unit's own causes and lessons.

    `results`: village_results; `movements`: form T2; `causes`: form T10 and `groups`: form T8 of the poor.
    """
    computed = [_short_villages(page, results, movements), _poor(page, causes), _unable(groups)]
    own = own_words_or_blank(page, "causes") + _lessons(page)
    return as_bullets(*computed) + as_paragraphs(*own)


def _lessons(page: PageOf) -> tuple[Said, ...]:
    """What the year taught, under its own name: it is no cause."""
    lessons, name = own_words(page, "lessons"), said("causes.lessons")
    named = not lessons or lessons[0].text.casefold().startswith(name.text.casefold().rstrip(":"))
    return lessons if named else (name, *lessons)


def _reached(page: PageOf, point: Point) -> Said:
    names = few([Said(name) for name in _short_names(page, point)], _what(page, point), _where(point))
    return inside(
        f"reached.{point.code}", names, "names", n=_cases("reached", point), place=page.places, **_points(point)
    )


def _limit(page: PageOf, point: Point, programme: pd.DataFrame | None) -> Said:
    told: dict[str, Callable[[], Said]] = {
        "villages_short": lambda: _each(page, point, "village_short", "hộ", "integer"),
        "villages_rose": lambda: _each(page, point, "village_rose", "hộ", "integer"),
        "shortages_worse": lambda: _each(page, point, "shortage_worse", "hộ", "integer"),
        "money_slow": lambda: _slow(page, point, programme),
        "objectives_missed": lambda: _own_goals(page, point),
    }
    names = told.get(
        point.code, lambda: few([Said(n) for n in _short_names(page, point)], _what(page, point), _where(point))
    )()
    where = where_of_objectives(page)
    key, values = (
        f"limits.{point.code}",
        {"n": _cases("limits", point), "place": page.places, "where": where, **_points(point)},
    )
    if point.code == "minority_slow" and point.sizes[0] <= 0:
        key = "limits.minority_rose" if point.sizes[0] < 0 else "limits.minority_same"
    threshold = (Figure("thresholds", TOTAL, "disbursed_rate", float(thresholds().disbursed_rate), "%"), "number")
    return inside(key, names, "names", threshold=threshold, **values)


def _each(page: PageOf, point: Point, key: str, unit: str, form: str) -> Said:
    labels = page.labels if key == "shortage_worse" else {}
    parts = [
        said(f"limits.{key}", village=name, name=small(labels.get(name, name)), size=(Figure(point.code, name, "size", size, unit), form))
        for name, size in zip(point.names, point.sizes, strict=True)
    ]  # fmt: skip
    return few(parts, _what(page, point), _where(point))


def _slow(page: PageOf, point: Point, programme: pd.DataFrame | None) -> Said:
    names = names_of(page.data.programme)
    parts = [
        said(
            "limits.money_slow_one", name=names.get(code, code),
            rate=of_row("programme", programme, code, "disbursed_rate", "%"),
            size=of_row("programme", programme, code, "unspent", "triệu đồng"),
        )
        for code in point.names
    ]  # fmt: skip
    return run_in(parts, _what(page, point), _where(point))


def _own_goals(page: PageOf, point: Point) -> Said:
    """The specific objectives among the missed, by name, but for the target told before; the tasks stand in the annex."""
    own = {
        row["code"]: short_name(row["name"])
        for _, row in cast(pd.DataFrame, page.data.objectives).iterrows()
        if is_own_goal(row) and row["code"] != RATE_REDUCTION
    }
    named = [Said(small(own[code])) for code in point.names if code in own]
    return (
        inside("limits.objectives_missed_names", joined(named), "names")
        if named
        else said("limits.see_annex", where=where_of_objectives(page))
    )


def _short_names(page: PageOf, point: Point) -> list[str]:
    names = names_of(page.data.programme)
    return [names.get(name, name) for name in point.names] if not point.code.startswith("objectives") else []


def _cases(table: str, point: Point) -> tuple[Figure, str]:
    return Figure(table, point.code, "cases", point.cases, ""), "integer"


def _points(point: Point) -> dict:
    if not point.code.startswith("minority"):
        return {}
    size = Figure("minority_results", TOTAL, "points_printed", abs(point.sizes[0]), "điểm %")
    goal = Figure("thresholds", TOTAL, "minority_points", float(thresholds().minority_points), "điểm %")
    return {"size": (size, "rate"), "goal": (goal, "number")}


def _what(page: PageOf, point: Point) -> str:
    return {"villages": page.places, "shortages": "chỉ số"}.get(point.code.split("_")[0], "dự án, chính sách")


def _where(point: Point) -> str:
    return {"villages": "Phụ lục I", "shortages": "Phụ lục III", "objectives": "Phụ lục IV"}.get(point.code.split("_")[0], "Phụ lục V")  # fmt: skip


def _short_villages(page: PageOf, results: pd.DataFrame, movements: pd.DataFrame) -> Said:
    villages = judged(results)
    short = (villages["reduction_planned"] - villages["reduction_actual"])[villages["met"].eq(0)]
    short = short.astype(int).sort_values(ascending=False, kind="stable")
    sums = movement_sums(movements)
    known = [
        name for name in sums.index if not any(withheld(sums.at[name, column]) for column in ("escaped", "entered"))
    ]
    parts = [_village(str(name), results, sums) for name in short.index if name in known]
    return inside("causes.villages", run_in(parts, page.places, "Phụ lục II"), "names") if parts else SILENT


def _village(name: str, results: pd.DataFrame, sums: pd.DataFrame) -> Said:
    out, into = (of_row("movement_sums", sums, name, column) for column in ("escaped", "entered"))
    told = [
        said(
            "causes.village_out" if out.value else "causes.village_out_none",
            out=out,
            planned=of_row("village_results", results, name, "reduction_planned"),
        ),
        said("causes.village_in", into=into) if into.value else SILENT,
    ]
    return inside("causes.village", joined(told, ", "), "told", village=name)


def _poor(page: PageOf, causes: pd.DataFrame) -> Said:
    most = most_causes(page, causes)
    if not most:
        return SILENT
    return inside("causes.poor", joined(most, ", "), "names", base=of_row("T10_poor", causes, TOTAL, "base"))


def _unable(groups: pd.DataFrame) -> Said:
    if withheld(groups.at[TOTAL, "no_labour"]):
        return SILENT
    unable = of_row("T8_poor", groups, TOTAL, "no_labour")
    return said("causes.unable", n=unable) if unable.value else SILENT
