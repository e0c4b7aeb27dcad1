"""The result against the plan: villages, the commune's target, objectives, programme and money."""

from analysis.evaluation.commune_target import commune_target
from analysis.evaluation.measures import computed_measures
from analysis.evaluation.objectives import objective_results
from analysis.evaluation.programme import programme_results
from analysis.evaluation.village_results import met_by_meaning, village_results

__all__ = [
    "commune_target",
    "computed_measures",
    "met_by_meaning",
    "objective_results",
    "programme_results",
    "village_results",
]
