"""A case read, with what every table of its reports starts from."""

from functools import cached_property

import pandas as pd

from analysis import evaluation, planning, review
from analysis.intake import open_year
from ends.cases import UNIT


class Facts:
    """The latest year of a case: reviews as pairs (households, register), targets, goal, results."""

    def __init__(self, data_dir, period=""):
        year = max(int(folder.name) for folder in (data_dir / UNIT).iterdir())
        self.data = open_year(UNIT, year, data_dir=str(data_dir), report="year-end-evaluation", period=period)
        self.last = self.data.previous_households, self.data.previous_villages
        self.this = self.data.households, self.data.villages
        self.comparable = {"comparable": self.data.comparable}

    @cached_property
    def plan(self):
        return planning.plan_targets(*self.last, self.data.target_counts, self.data.plan.target)

    @cached_property
    def goal(self):
        return planning.reduction_wanted(self.data.plan.target, self.plan.table), self.data.plan.target.criterion

    @cached_property
    def ends(self):
        return review.summary_of_classes(*self.last), review.summary_of_classes(*self.this)

    @cached_property
    def results(self):
        return evaluation.village_results(*self.ends, self.plan.table, self.goal, **self.comparable)

    @cached_property
    def outcome(self):
        return evaluation.commune_target(self.results, *self.goal)

    @cached_property
    def objectives(self):
        answers = evaluation.computed_measures(self.results, self.this[0], self.last[0], self.data.year, self.goal[1])
        return evaluation.objective_results(self.data.objectives, answers, evaluation.printed_measures(self.outcome))

    @cached_property
    def programme(self):
        return evaluation.programme_results(self.data.programme)

    @cached_property
    def movements(self):
        return review.poor_movements(*self.this)

    @cached_property
    def panel(self):
        return evaluation.one_standard(self.data.reviews, self.data.begun)


def as_row(values):
    """A dict of figures as a frame of one row, `total`."""
    return pd.DataFrame([values], index=["total"], dtype=object)
