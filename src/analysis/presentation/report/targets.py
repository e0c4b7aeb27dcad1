"""The unit's own target in words: what was wanted, what came of it, how it is judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.document.figure import Figure, plain
from analysis.presentation.page import PageOf
from analysis.presentation.report.words import capital, moved, said
from analysis.presentation.results_page import MET, UNITS
from analysis.presentation.said import SILENT, Said

Outcome = Mapping[str, float | int | None]


def target_words(page: PageOf, outcome: Outcome) -> Said:
    """`giảm 3,00 điểm phần trăm`, as the plan sets it and counts it."""
    if page.target is not None and page.target.reduction is None:
        wanted = Figure("commune_target", "households", "target", page.target.reduction_households, "hộ")
        return said("poverty.households_goal", target=wanted)
    return said(f"poverty.{page.criterion}_goal", target=(_wanted(page.criterion, outcome), "rate"))


def result_words(page: PageOf, outcome: Outcome) -> Said:
    """`tỷ lệ giảm 3,02 điểm phần trăm`, in the plan's own meaning; nothing where nothing is compared."""
    value = _value(page.criterion, outcome)
    return SILENT if value is None else fell(f"poverty.{page.criterion}", value, _result(page.criterion, outcome))


def fell(key: str, value: Any, figure: Figure) -> Said:
    """The sentence of a fall: `key`_down with its size, _up where it rose, _same where neither. `value`: start − end."""
    size = figure._replace(value=abs(float(value)))
    return moved(key, value, 0, size=(size, "rate"))


def points_figure(table: str, row: str, value: Any) -> Figure:
    """The fall in points as the two printed rates have it."""
    return Figure(table, row, "points_printed", None if value is None else float(value), "điểm %")


def verdict(met: object) -> str:
    """`đạt`, `không đạt`, or that nobody can say."""
    return MET[plain(met)]


def unit_name(page: PageOf) -> str:
    """`Xã Kim Tân`, as a sentence begins."""
    return capital(page.unit)


def _value(code: str, outcome: Outcome) -> object:
    return outcome["points_printed" if code == "points" else code]


def _wanted(code: str, outcome: Outcome) -> Figure:
    return Figure("commune_target", code, "target", plain(outcome["target"]), UNITS[code])


def _result(code: str, outcome: Outcome) -> Figure:
    column = "points_printed" if code == "points" else "ratio_size"
    return Figure("commune_target", code, column, plain(_value(code, outcome)), UNITS[code])
