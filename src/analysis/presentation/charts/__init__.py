"""Charts of figure frames, as SVG inside the page, readable in grey print, with alt text computed from the data."""

from analysis.presentation.charts.contributions import contributions
from analysis.presentation.charts.deprivations import deprivation_heatmap
from analysis.presentation.charts.movements import movement_bridge
from analysis.presentation.charts.rates import rates_start_and_end
from analysis.presentation.charts.targets import target_and_result

__all__ = ["contributions", "deprivation_heatmap", "movement_bridge", "rates_start_and_end", "target_and_result"]
