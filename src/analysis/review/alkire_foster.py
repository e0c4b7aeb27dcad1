"""Multidimensional poverty by the counting method of Alkire and Foster (phương pháp đếm), on plain matrices.

Source: Alkire & Foster (2011), “Counting and multidimensional poverty measurement”, Journal of Public Economics
95(7–8), 476–487; Alkire, Foster, Seth, Santos, Roche & Ballon (2015), Multidimensional Poverty Measurement and
Analysis, ch. 5. Symbols: H = headcount_ratio, A = intensity, M0 = adjusted_headcount_ratio.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from analysis.review.counting import TOTAL, percent, quotient
from analysis.review.indicator_weights import IndicatorWeights, Weight, indicator_weights

Dimensions = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Measures:
    """What the method gives; every frame has row = group (if any), then `total`. A figure that does not exist is missing.

    summary: population, poor (counted, or summed sample weights); headcount_ratio, intensity,
    adjusted_headcount_ratio (shares of 1); population_share and contribution to the total's M0 (percent).
    uncensored_headcount_ratio, censored_headcount_ratio: columns = indicators, shares of the population (h_j: all who
    are deprived; h_j(k): the poor among them). contribution: columns = indicators, percent of the row's M0.
    contribution_by_dimension: columns = dimensions; None where no dimensions were given.
    """

    summary: pd.DataFrame
    uncensored_headcount_ratio: pd.DataFrame
    censored_headcount_ratio: pd.DataFrame
    contribution: pd.DataFrame
    contribution_by_dimension: pd.DataFrame | None = None


def alkire_foster(
    deprivations: Any,
    weights: Mapping[str, Weight] | Sequence[Weight] | None = None,
    k: Weight | None = None,
    *,
    share: Weight | None = None,
    sample_weight: Any = None,
    groups: Any = None,
    dimensions: Dimensions | None = None,
) -> Measures:
    """The measures of a deprivation matrix: row = person or household, column = indicator, 1 (or True) = deprived.

    `deprivations`: pandas, Polars, any frame narwhals knows, or a 2-D array. The poor are those whose weighted
    deprivations reach the cut-off, `k` or `share` of the sum of weights. `sample_weight`: what a row counts for
    (household members, survey weight), 1 if not given. `groups`: a value a row. `dimensions`: indicators by dimension.
    Raises ValueError for cells other than 0 and 1, missing cells, wrong lengths, weights or cut-off.

    >>> alkire_foster([[0, 0], [1, 1]], k=2).summary.loc["total", "adjusted_headcount_ratio"]
    0.5
    """
    matrix = deprivation_matrix(deprivations)
    exact = indicator_weights(weights, matrix.columns)
    poor = (score(matrix, exact) >= exact.cut_off(k, share)).to_numpy()
    sizes = _sizes(sample_weight, len(matrix))
    rows = {"population": sizes, "poor": sizes * poor}
    rows |= {f"deprived_{name}": sizes * matrix[name].to_numpy() for name in matrix.columns}
    rows |= {f"poor_{name}": sizes * poor * matrix[name].to_numpy() for name in matrix.columns}
    counts = pd.DataFrame(rows)
    total = counts.sum().to_frame(TOTAL).T
    if groups is not None:
        total = pd.concat([counts.groupby(_groups(groups, len(matrix)), sort=False).sum().rename_axis(None), total])
    return measures(total.astype(counts.dtypes), exact, dimensions)


def deprivation_score(deprivations: Any, weights: Mapping[str, Weight] | Sequence[Weight] | None = None) -> pd.Series:
    """The share of all weights in which each row is deprived (c_i, 0 to 1), row = row of the matrix.

    For reading only: who is poor is decided on whole numbers by `alkire_foster`, never on these floats.
    """
    matrix = deprivation_matrix(deprivations)
    exact = indicator_weights(weights, matrix.columns)
    return score(matrix, exact) / exact.total


def measures(counts: pd.DataFrame, weights: IndicatorWeights, dimensions: Dimensions | None = None) -> Measures:
    """The measures from counts: row = group, then `total`; columns = population, poor, deprived_<indicator>, poor_<indicator>.

    `total` is a row of its own, not made here: a group's population may be unknown (missing) where the total's is not.
    M0 = Σ_j w_j h_j(k), so M0 is 0 where nobody is poor, while A and the contributions are missing there.
    """
    names = list(weights.names)
    censored = counts[[f"poor_{name}" for name in names]].set_axis(names, axis=1)
    uncensored = counts[[f"deprived_{name}" for name in names]].set_axis(names, axis=1)
    # python's whole numbers: a long decimal weight times a nation's households would not fit 64 bits
    weighted = censored.astype(object).mul(list(weights.units))
    burden = weighted.sum(axis=1).map(float)
    population, poor = counts["population"], counts["poor"]
    summary = pd.DataFrame(
        {
            "population": population,
            "poor": poor,
            "headcount_ratio": quotient(poor, population),
            "intensity": quotient(burden, weights.total * poor.astype("Float64")),
            "adjusted_headcount_ratio": quotient(burden, weights.total * population.astype("Float64")),
            "population_share": percent(population, _same(population)),
            "contribution": percent(burden, _same(burden)),
        }
    )
    contribution = _ratios(100 * weighted, burden)  # multiplied first, as `percent` does
    return Measures(
        summary=summary,
        uncensored_headcount_ratio=_ratios(uncensored, population),
        censored_headcount_ratio=_ratios(censored, population),
        contribution=contribution,
        contribution_by_dimension=None if dimensions is None else _by_dimension(contribution, dimensions),
    )


def score(matrix: pd.DataFrame, weights: IndicatorWeights) -> pd.Series:
    """The weighted deprivations of each row, in the weights' whole units (int64)."""
    return pd.Series(matrix.to_numpy(dtype="int64") @ np.array(weights.units, dtype="int64"), index=matrix.index)


def deprivation_matrix(deprivations: Any) -> pd.DataFrame:
    """The matrix as a pandas frame of 0 and 1 (int8), columns named; an array's columns are named "1", "2", …"""
    if isinstance(deprivations, list | tuple | np.ndarray):
        array = np.asarray(deprivations)
        if array.ndim != 2:
            raise ValueError(f"a deprivation matrix has rows and columns; found {array.ndim} dimension(s)")
        frame = pd.DataFrame(array, columns=[str(number + 1) for number in range(array.shape[1])])
    else:
        frame = nw.from_native(deprivations).lazy().collect("pandas").to_native()
        frame = frame.set_axis([str(name) for name in frame.columns], axis=1)
    for name in frame.columns:
        cells = frame[name]
        if cells.isna().any():
            raise ValueError(f"indicator {name} has missing cells; decide for each household whether it is deprived")
        if not cells.isin([0, 1]).all():
            raise ValueError(
                f"indicator {name} must be 0 or 1 (or false, true); found {cells[~cells.isin([0, 1])].iloc[0]}"
            )
    return frame.astype("int8").reset_index(drop=True)


def _sizes(sample_weight: Any, rows: int) -> np.ndarray:
    if sample_weight is None:
        return np.ones(rows, dtype="int64")
    sizes = pd.Series(np.asarray(sample_weight))
    if len(sizes) != rows:
        raise ValueError(f"{rows} rows need as many sample weights; found {len(sizes)}")
    kind = "int64" if pd.api.types.is_integer_dtype(sizes) else "float64"
    sizes = sizes.astype(kind).to_numpy()
    if not np.isfinite(sizes).all() or (sizes < 0).any():
        raise ValueError("sample weights must be there, finite and not negative")
    return sizes


def _groups(groups: Any, rows: int) -> np.ndarray:
    labels = pd.Series(np.asarray(groups, dtype=object))
    if len(labels) != rows:
        raise ValueError(f"{rows} rows need as many group labels; found {len(labels)}")
    if labels.isna().any() or (labels == TOTAL).any():
        raise ValueError(f"each row needs a group, and none may be called “{TOTAL}”")
    return labels.to_numpy()


def _ratios(parts: pd.DataFrame, whole: pd.Series) -> pd.DataFrame:
    """Every column ÷ whole, row by row; missing where the whole is 0 or missing."""
    whole = whole.astype("Float64").to_numpy("float64", na_value=np.nan)
    ratios = parts.to_numpy("float64") / np.where(whole == 0, np.nan, whole)[:, None]
    return pd.DataFrame(ratios, parts.index, parts.columns).astype("Float64")


def _same(column: pd.Series) -> pd.Series:
    """The column's total on every row."""
    return pd.Series(column[TOTAL], index=column.index)


def _by_dimension(contribution: pd.DataFrame, dimensions: Dimensions) -> pd.DataFrame:
    listed = [name for names in dimensions.values() for name in names]
    if sorted(listed) != sorted(contribution.columns):
        raise ValueError(f"dimensions must hold each of {list(contribution.columns)} once; found {listed}")
    return pd.DataFrame(
        {dimension: contribution[list(names)].sum(axis=1, skipna=False) for dimension, names in dimensions.items()}
    )
