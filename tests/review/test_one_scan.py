"""Many tables in one reading: the same tables, from any engine, and read as often as said."""

import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from analysis.intake import open_year
from analysis.review import (
    POOR,
    all_forms,
    deprivation_counts,
    in_one_scan,
    poor_movements,
    poverty_index,
    summary_of_classes,
)
from analysis.review import one_scan as module
from analysis.review.all_forms import _forms


@pytest.fixture(scope="module")
def year():
    return open_year("kim-tan", 2023)


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
    found, wanted = all_forms(households, year.villages), _forms(year.households, year.villages)
    assert list(found) == list(wanted)
    for name, table in wanted.items():
        pd.testing.assert_frame_equal(found[name], table, obj=name)


def test_the_forms_are_those_of_the_contract(year):
    forms = all_forms(year.households, year.villages)
    numbered = {name.partition("_")[0] for name in forms} - {"poverty"}
    assert numbered == {f"T{number}" for number in range(1, 14)}
    pd.testing.assert_frame_equal(forms["T1"], summary_of_classes(year.households, year.villages))


def test_two_readings_for_all_forms(year, monkeypatch):
    read = []
    monkeypatch.setattr(module, "sums_of", lambda h, by, m, count=module.sums_of: (read.append(by), count(h, by, m))[1])
    all_forms(year.households, year.villages)
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


def test_a_measure_of_several_tables_is_counted_once(year, monkeypatch):
    counted = []
    monkeypatch.setattr(
        module, "sums_of", lambda h, by, m, count=module.sums_of: (counted.append(len(m)), count(h, by, m))[1]
    )
    found = in_one_scan(
        year.households, lambda h: [deprivation_counts(h, year.villages, POOR), poverty_index(h, year.villages)]
    )
    assert counted == [13] and found[0].at["total", "base"] == 43
