"""The level above: all communes of a year together, from their reports, their reviews or summary forms."""

from analysis.rollup.frames import classes, deprivation_rates, form, money
from analysis.rollup.gather import open_rollup
from analysis.rollup.groups import group_of
from analysis.rollup.over_the_year import compared, judged, ranking, results
from analysis.rollup.whole import Rollup

__all__ = [
    "Rollup",
    "classes",
    "compared",
    "deprivation_rates",
    "form",
    "group_of",
    "judged",
    "money",
    "open_rollup",
    "ranking",
    "results",
]
