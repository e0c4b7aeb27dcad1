"""Part II.1: the poverty target, the poor, the near-poor, the minorities, the year's movements."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import plain
from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.report.movements import movement_words
from analysis.presentation.report.shares import asked_of, judged, nothing_asked
from analysis.presentation.report.targets import Outcome, fell, points_figure, result_words
from analysis.presentation.report.words import counted, inside, moved, of_row, of_total, said
from analysis.presentation.results_page import commune_meanings
from analysis.presentation.said import SILENT, Said, Value, as_paragraphs
from analysis.review.counting import TOTAL
from analysis.review.printed import printed_difference


def report_poverty(
    page: PageOf, results: pd.DataFrame, outcome: Outcome, near_poor: pd.DataFrame, minority: pd.DataFrame
) -> Shown:
    """The result in words, the target in both meanings, and how many villages reached theirs.

    `results`: village_results; `outcome`: commune_target; `near_poor`: near_poor_results; `minority`: minority_results.
    """
    state = _state(page, results)
    if not page.comparable:
        cells = {"near": of_total("village_results", results, "near_poor_start")}
        apart = said("poverty.start_apart", **cells, **_ends("village_results", results, "poor_start", "poor_end"))
        return as_paragraphs(state + apart, _minority(page, minority))
    result = result_words(page, outcome)
    total = results.loc[TOTAL]
    change = _moved(
        "poverty.change", total["poor_start"], total["poor_end"], result=result.text,
        **_ends("village_results", results, "poor_start", "poor_end"),
    )  # fmt: skip
    change = Said(change.text, change.figures + result.figures) if outcome["met"] is not None else SILENT
    return (
        as_paragraphs(state + change, _minority(page, minority) + _near_poor(near_poor))
        + commune_meanings(page, outcome)
        + as_paragraphs(_given(page, results))
    )


def report_movements(page: PageOf, movements: pd.DataFrame) -> Shown:
    """The year's movements of the poor in one sentence. `movements`: form T2."""
    if not page.comparable:
        return as_paragraphs(said("poverty.movements_apart"))
    told = movement_words(movements)
    return as_paragraphs(inside("poverty.movements", told, "told") if told.text else said("poverty.movements_none"))


def _state(page: PageOf, results: pd.DataFrame) -> Said:
    total = results.loc[TOTAL]
    if plain(total["poor_end_rate"]) is None:
        key = "state_no_rate"
    else:
        known = {
            (True, True): "state",
            (True, False): "state_no_near_poor",
            (False, True): "state_no_poor",
            (False, False): "state_none_listed",
        }
        key = known[bool(total["poor_end"]), bool(total["near_poor_end"])]
    return said(
        f"poverty.{key}", year=page.year, unit=page.unit,
        households=of_total("village_results", results, "households_end"),
        poor=of_total("village_results", results, "poor_end"),
        poor_rate=of_total("village_results", results, "poor_end_rate", "%"),
        near=of_total("village_results", results, "near_poor_end"),
        near_rate=of_total("village_results", results, "near_poor_end_rate", "%"),
    )  # fmt: skip


def _ends(table: str, frame: pd.DataFrame, start: str, end: str) -> dict:
    return {
        "start": of_total(table, frame, start),
        "start_rate": of_total(table, frame, f"{start}_rate", "%"),
        "end": of_total(table, frame, end),
        "end_rate": of_total(table, frame, f"{end}_rate", "%"),
    }


def _minority(page: PageOf, minority: pd.DataFrame) -> Said:
    total = minority.loc[TOTAL]
    if any(withheld(value) for value in total):
        return SILENT
    if plain(total["end_rate"]) is None:
        return SILENT
    cells = _ends("minority_results", minority, "start", "end")
    if not total["end"] and not (page.comparable and total["start"]):
        return said("poverty.minority_none")
    points = printed_difference(total["start_rate"], total["end_rate"]) if page.comparable else None
    if points is None:
        return said("poverty.minority_apart", **cells)
    result = fell("poverty.points", points, points_figure("minority_results", TOTAL, points))
    told = _moved("poverty.minority", total["start"], total["end"], result=result.text, **cells)
    return Said(told.text, told.figures + result.figures)


def _near_poor(near_poor: pd.DataFrame) -> Said:
    total = near_poor.loc[TOTAL]
    if plain(total["start_rate"]) is None or not (total["start"] or total["end"]):
        return SILENT
    return _moved("poverty.near", total["start"], total["end"], **_ends("near_poor_results", near_poor, "start", "end"))


def _moved(key: str, start: object, end: object, /, **values: Value) -> Said:
    """`moved`, with words of its own where there was or is nobody: `key`_none, _none_left, _first."""
    if plain(start) is None or plain(end) is None or (start and end):
        return moved(key, start, end, **values)
    return said(f"{key}_{'none_left' if start else 'first' if end else 'none'}", **values)


def _given(page: PageOf, results: pd.DataFrame) -> Said:
    met = judged(results)["met"]
    if met.empty:
        if nothing_asked(results):
            return said("poverty.given_nothing", year=page.year, place=page.places)
        return said("poverty.given_unknown", place=page.places)
    if len(met) == 1:
        village = str(met.index[0])
        ends = {
            name: of_row("village_results", results, village, f"reduction_{name}") for name in ("planned", "actual")
        }
        return said("poverty.given_one", village=village, **ends)
    every = "_all" if met.eq(1).all() else ""
    return said(
        f"poverty.given{every}{asked_of(results)}",
        place=page.places,
        planned=of_total("village_results", results, "reduction_planned"),
        actual=of_total("village_results", results, "reduction_actual"),
        met=counted("villages_met", int(met.eq(1).sum()), "nơi"),
        villages=counted("villages_all", len(met), "nơi"),
    )
