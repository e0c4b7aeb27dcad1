"""Many tables in one reading: the same tables, from any engine, and read as often as said."""

import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from analysis.intake import open_year
from analysis.review import (
    NEAR_POOR,
    POOR,
    causes,
    children,
    deprivation_counts,
    ethnic_groups,
    in_one_scan,
    near_poor_movements,
    poor_movements,
    poverty_index,
    results_by_ethnicity,
    summary_of_classes,
    target_groups,
)
from analysis.review import one_scan as module


@pytest.fixture(scope="module")
def year():
    return open_year("kim-tan", 2023)


def tables(villages):
    """Every form of T1–T13 and the index, from whatever stands for the households."""

    def build(households):
        both = {"poor": POOR, "near_poor": NEAR_POOR}
        forms = {"T1": summary_of_classes(households, villages), "poverty_index": poverty_index(households, villages)}
        for measure in ("households", "persons"):
            forms[f"T2_{measure}"] = poor_movements(households, villages, measure)
            forms[f"T3_{measure}"] = near_poor_movements(households, villages, measure)
        for name, klass in both.items():
            for form, reducer in (("T4", deprivation_counts), ("T8", target_groups), ("T9", ethnic_groups), ("T10", causes), ("T11", children)):  # fmt: skip
                forms[f"{form}_{name}"] = reducer(households, villages, klass)
            forms[f"T12_{name}"] = results_by_ethnicity(households, villages, klass, name)
        return forms

    return build


@pytest.fixture(params=["pandas", "polars lazy", "parquet", "dask"])
def households(request, year, tmp_path):
    frame = year.households
    if request.param == "pandas":
        return frame
    if request.param == "dask":
        return pytest.importorskip("dask.dataframe").from_pandas(frame, npartitions=3)
    if request.param == "polars lazy":
        return pl.from_pandas(frame).lazy()
    for number in range(2):
        folder = tmp_path / f"province={number}"
        folder.mkdir()
        frame.iloc[number::2].to_parquet(folder / "0.parquet", index=False)
    return pl.scan_parquet(tmp_path, hive_partitioning=True)


def test_the_same_tables(year, households):
    build = tables(year.villages)
    found, wanted = in_one_scan(households, build), build(year.households)
    assert list(found) == list(wanted)
    for name, table in wanted.items():
        pd.testing.assert_frame_equal(found[name], table, obj=name)


def test_two_readings_for_all_forms(year, monkeypatch):
    read = []
    monkeypatch.setattr(module, "sums_of", lambda h, by, m, count=module.sums_of: (read.append(by), count(h, by, m))[1])
    in_one_scan(year.households, tables(year.villages))
    assert read == [("village",), ("village", "ethnicity")]


def test_tables_that_need_no_rows_of_another_are_read_once(year, monkeypatch):
    read = []
    monkeypatch.setattr(module, "sums_of", lambda h, by, m, count=module.sums_of: (read.append(by), count(h, by, m))[1])
    poor = in_one_scan(year.households, lambda h: poor_movements(h, year.villages)["end"])
    assert read == [("village",)] and poor["total"] == 43


def test_a_sum_asked_for_twice_is_one_number(year):
    measure = nw.col("members")
    twice = in_one_scan(
        year.households, lambda h: [h.sums(("village",), {"n": measure}), h.sums(("village",), {"n": measure})]
    )
    pd.testing.assert_frame_equal(*twice)
