"""Many households -> few figures: the one reducer, written once for every data frame engine."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from analysis.review.one_scan import Told, sums_of

TOTAL = "total"
WHOLE = np.dtype("int64")
MAY_LACK = pd.Int64Dtype()


def sums_by(households: Any, by: str | tuple[str, ...], **measures: nw.Expr) -> pd.DataFrame:
    """Sums of `measures` over the households, row = a value of `by` (of each, for several), columns = the measures'
    names, int64.

    `households` is a frame of any engine that narwhals knows (pandas, Polars eager or lazy, DuckDB, Dask); a measure
    is a yes/no expression (counted) or a whole-number one (summed).
    """
    columns = (by,) if isinstance(by, str) else by
    return (
        households.sums(columns, measures) if isinstance(households, Told) else sums_of(households, columns, measures)
    )


def sums_by_village(households: Any, villages: pd.DataFrame, **measures: nw.Expr) -> pd.DataFrame:
    """The sums of `measures`, row = a village in the register's order, then `total`; a village without rows has 0."""
    by_village = sums_by(households, "village", **measures).reindex(village_names(villages), fill_value=0)
    return with_total(by_village)


def village_names(villages: pd.DataFrame) -> pd.Index:
    """The villages in the register's order, as the names of rows."""
    return pd.Index(villages["village"]).rename(None)


def with_total(by_village: pd.DataFrame) -> pd.DataFrame:
    """The frame with a last row `total`, the sum of its rows; a sum with a missing part is missing."""
    if len(by_village) and set(by_village.dtypes) == {WHOLE}:  # most frames: nothing missing, one block
        whole = np.vstack([by_village.to_numpy(), by_village.to_numpy().sum(axis=0)])
        return pd.DataFrame(whole, by_village.index.append(pd.Index([TOTAL])), by_village.columns)
    if len(by_village) and set(by_village.dtypes) == {MAY_LACK}:
        index = by_village.index.append(pd.Index([TOTAL]))
        return pd.DataFrame({name: _with_sum(column) for name, column in by_village.items()}, index)
    total = by_village.sum(skipna=False) if len(by_village) else by_village.sum()
    return pd.concat([by_village, total.to_frame(TOTAL).T]).astype(by_village.dtypes)


def _with_sum(column: pd.Series) -> pd.arrays.IntegerArray:
    """The whole numbers of a column and their sum, missing where one of them is."""
    lacks, values = column.isna().to_numpy(), column.to_numpy("int64", na_value=0)
    return pd.arrays.IntegerArray(np.append(values, values.sum()), np.append(lacks, lacks.any()))


def register(villages: pd.DataFrame) -> pd.DataFrame:
    """The register's counts, row = village then `total`; columns = households, persons, minority_households,
    minority_persons.
    """
    columns = ["households", "persons", "minority_households", "minority_persons"]
    return with_total(villages.set_index("village").rename_axis(None)[columns].astype("Int64"))


def percent(part: pd.Series, whole: pd.Series) -> pd.Series:
    """100 × part ÷ whole, unrounded; missing (never 0) where the whole is 0 or missing."""
    # multiplied first: 23 of 160 is exactly 14,375 and must round up
    return quotient(100 * part.astype("Float64"), whole)


def quotient(part: pd.Series, whole: pd.Series) -> pd.Series:
    """part ÷ whole, unrounded; missing where the whole is 0 or missing."""
    if not part.index.equals(whole.index):
        part, whole = part.align(whole)
    above, below = (side.to_numpy("float64", na_value=np.nan) for side in (part, whole))
    missing = np.isnan(above) | np.isnan(below) | (below == 0)
    shares = np.divide(above, below, out=np.zeros(len(above)), where=~missing)
    name = part.name if part.name == whole.name else None
    return pd.Series(pd.arrays.FloatingArray(shares, missing), part.index, name=name)
