"""The report of the first six months, on the page (báo cáo giám sát 6 tháng)."""

from analysis.presentation.half_year.assessment import half_year_limits, half_year_reached, half_year_tasks
from analysis.presentation.half_year.minute import half_year_minute
from analysis.presentation.half_year.movements import half_year_movements, table_recognitions, tables_of_movements
from analysis.presentation.half_year.objectives import half_year_objectives, table_half_year_tasks
from analysis.presentation.half_year.opening import half_year_closing, half_year_narrative, half_year_opening
from analysis.presentation.half_year.outlook import projection_page
from analysis.presentation.half_year.programme import half_year_money, half_year_programme, table_half_year_programme
from analysis.presentation.half_year.progress import half_year_progress, table_progress

__all__ = [
    "half_year_closing",
    "half_year_limits",
    "half_year_minute",
    "half_year_money",
    "half_year_movements",
    "half_year_narrative",
    "half_year_objectives",
    "half_year_opening",
    "half_year_programme",
    "half_year_progress",
    "half_year_reached",
    "half_year_tasks",
    "projection_page",
    "table_half_year_programme",
    "table_half_year_tasks",
    "table_progress",
    "table_recognitions",
    "tables_of_movements",
]
