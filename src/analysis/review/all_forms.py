"""Every form of a review at once, for whoever counts a province or the nation."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.review.classes import NEAR_POOR, POOR, summary_of_classes
from analysis.review.deprivations import deprivation_counts, deprivation_rates
from analysis.review.groups import causes, children, ethnic_groups, results_by_ethnicity, target_groups
from analysis.review.movements import near_poor_movements, poor_movements
from analysis.review.one_scan import in_one_scan
from analysis.review.poverty_index import poverty_index

# class -> its forms of deprivations (number, rate) and by ethnicity
FORMS = {POOR: ("T4", "T5", "T12"), NEAR_POOR: ("T6", "T7", "T13")}
BY_CLASS = {"T8": target_groups, "T9": ethnic_groups, "T10": causes, "T11": children}


def all_forms(households: Any, villages: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """T1–T13 and `poverty_index` by the names of `figures.csv`; row = village in the register's order, then `total`.

    The households, a frame of any engine (`polars.scan_parquet` of a folder by province), are read twice, whatever
    their number: once by village, once by village and people.
    """
    return in_one_scan(households, lambda told: _forms(told, villages))


def _forms(households: Any, villages: pd.DataFrame) -> dict[str, pd.DataFrame]:
    forms = {
        "T1": summary_of_classes(households, villages),
        "poverty_index": poverty_index(households, villages),
    }
    for measure in ("households", "persons"):
        forms[f"T2_{measure}"] = poor_movements(households, villages, measure)
        forms[f"T3_{measure}"] = near_poor_movements(households, villages, measure)
    for klass, (counts, rates, by_ethnicity) in FORMS.items():
        forms[counts] = deprivation_counts(households, villages, klass)
        forms[rates] = deprivation_rates(forms[counts])
        forms[by_ethnicity] = results_by_ethnicity(households, villages, klass, klass)
        for name, reducer in BY_CLASS.items():
            forms[f"{name}_{klass}"] = reducer(households, villages, klass)
    return forms
