"""Sheets of typed columns -> pandas frames, for everything that computes; `giamngheo check` needs none."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.intake.sheet import Sheet, Typed


def frame(sheet: Sheet) -> pd.DataFrame:
    """The frame of a sheet: row = a record, columns = `source_row` and the code names present, each of its kind's dtype."""
    columns = {"source_row": pd.Series(sheet.rows, dtype="int64")}
    return pd.DataFrame(columns | {code: _series(column) for code, column in sheet.columns.items()})


def _series(column: Typed) -> pd.Series:
    # typed once a distinct value, then spread over the rows
    if column.dtype == "bool":
        return pd.Series(np.asarray(column.values, dtype=bool)[column.codes])
    if not column.values:
        return pd.Series([], dtype=column.dtype)
    distinct = pd.Series(column.values, dtype="object").astype(column.dtype)
    return distinct.take(column.codes).reset_index(drop=True)
