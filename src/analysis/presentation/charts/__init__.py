"""Charts of figure frames: the finding as title, drawn for page and phone as SVG inside the page, told whole in the alt text."""

from analysis.presentation.charts.contributions import contributions
from analysis.presentation.charts.deprivations_by_indicator import deprivations_by_indicator
from analysis.presentation.charts.heatmap import deprivation_heatmap
from analysis.presentation.charts.minority import minority_and_all
from analysis.presentation.charts.money import money_by_source
from analysis.presentation.charts.movements import movement_bridge
from analysis.presentation.charts.rate_series import rate_series
from analysis.presentation.charts.target_and_result import target_and_result
from analysis.presentation.charts.targets import targets_by_village
from analysis.presentation.charts.village_tiles import village_tiles

__all__ = [
    "contributions",
    "deprivation_heatmap",
    "deprivations_by_indicator",
    "minority_and_all",
    "money_by_source",
    "movement_bridge",
    "rate_series",
    "target_and_result",
    "targets_by_village",
    "village_tiles",
]
