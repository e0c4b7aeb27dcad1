"""What leaves intake, as pandera schemas: one a file, made from the data dictionary, validated lazily (all faults at once).

Intake's own checks speak to the officer, cell by cell, and run in `giamngheo check`. These schemas are the second lock:
they stand between intake and everything that computes or keeps frames, and hold whoever changes intake to its contract.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa

from analysis.findings import Finding
from analysis.intake.dictionary import Column, Table, dictionary
from analysis.intake.sheets import DTYPES
from analysis.intake.values import CHANGES, KINDS
from analysis.standards import INDICATOR_CODES

if TYPE_CHECKING:
    from analysis.intake.year_data import YearData

CHOICES = {
    "class": ["poor", "near_poor", "average_living", "not_poor", "absent"],
    "change": sorted(set(CHANGES.values())),
    "area": ["rural", "urban"],
    "sex": ["", "male", "female"],
    "direction": ["", "at_least", "at_most"],
}
UNIQUE = {"villages": ["village"], "households": ["household_id"], "objectives": ["code"], "programme": ["code"]}


GUARDED = (
    "villages",
    "households",
    "previous_villages",
    "previous_households",
    "recognitions",
    "objectives",
    "programme",
)


@cache
def schema(name: str) -> pa.DataFrameSchema:
    """The schema of one typed frame: dtypes, allowed values, what may not be missing, and rules across columns."""
    table = dictionary()[name]
    columns = {"source_row": pa.Column("int64", pa.Check.ge(1))}
    columns |= {column.code: _column(column) for column in table.columns if column.kind != "restricted"}
    return pa.DataFrameSchema(columns, checks=_across(table), unique=UNIQUE.get(name), strict=True, name=name)


def _column(column: Column) -> pa.Column:
    kind = KINDS[column.kind]
    checks = []
    if column.kind in CHOICES:
        checks.append(pa.Check.isin(CHOICES[column.kind]))
    if column.kind in ("count", "score"):
        checks.append(pa.Check.ge(0))
    if column.filled and DTYPES[kind.polars] == "str":
        checks.append(pa.Check.str_length(min_value=1))
    nullable = DTYPES[kind.polars] in ("Int64", "Float64", "datetime64[s]") and not column.filled
    return pa.Column(DTYPES[kind.polars], checks, nullable=nullable, required=column.required)


def _across(table: Table) -> list[pa.Check]:
    checks = [
        pa.Check(
            lambda frame, part=part.code, whole=whole: ~(frame[part] > frame[whole]).fillna(False),
            name=f"{part.code}_within_{whole}",
        )
        for part, whole in table.wholes.items()
        if part.kind == "count" and part.beyond == "error"
    ]
    if table.name == "households":
        checks.append(pa.Check(_present, name="present_at_some_end"))
        checks.append(pa.Check(_b2, name="b2_is_deprivations"))
    return checks


def _present(households: pd.DataFrame) -> pd.Series:
    return (households["class_start"] != "absent") | (households["class_end"] != "absent")


def _b2(households: pd.DataFrame) -> pd.Series:
    if "b2" not in households:
        return pd.Series(True, index=households.index)
    return households["b2"].isna() | (households["b2"] == 10 * households[list(INDICATOR_CODES)].sum(axis=1)).fillna(
        True
    )


def guarded(data: YearData) -> list[Finding]:
    """What no frame of the year may hold that anything computes from, as findings; empty for what intake let through rightly.

    The year's own tables and those of the review that it starts from. At mid-year the households are computed, not read.
    """
    frames = [name for name in GUARDED if not (data.period and name == "households")]
    tables = {name: name.removeprefix("previous_") for name in frames}
    return [
        finding
        for name, table in tables.items()
        if (frame := getattr(data, name)) is not None
        for finding in schema_findings(table, frame, data.sheets[name].file)
    ]


def schema_findings(name: str, frame: pd.DataFrame, file: str) -> list[Finding]:
    """Everything in the frame that its schema does not allow, as findings; empty for a sound frame."""
    try:
        schema(name).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        return [_finding(case, frame, file) for case in error.failure_cases.to_dict("records")]
    return []


def _finding(case: dict, frame: pd.DataFrame, file: str) -> Finding:
    index = case["index"]
    row = (
        int(frame["source_row"].iloc[int(index)]) if pd.notna(index) and "source_row" in frame and len(frame) else None
    )
    column = None if pd.isna(case["column"]) else str(case["column"])
    return Finding("error", file, row, column, str(case["failure_case"]), f"khung số liệu đúng quy ước: {case['check']}",
                   "báo người bảo trì: phần đọc dữ liệu đã để lọt giá trị này", "schema")  # fmt: skip
