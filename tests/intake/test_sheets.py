"""Sheets of several files as one: rows know their file, columns that only some have are dropped and named."""

import polars as pl

from analysis.intake.sheets import ROW, Sheet, joined


def sheet(file, rows, **columns):
    schema = {ROW: pl.Int64, **dict.fromkeys(columns, pl.String)}
    return Sheet(file, pl.DataFrame({ROW: rows, **columns}, schema=schema))


def files(sheet):
    return [sheet.file_of(row) for row in sheet.frame.iter_rows(named=True)]


ONE = sheet("một/villages.csv", [2, 5], village=["A", "B"], note=["", "x"])
TWO = sheet("hai/villages.csv", [2], village=["A"])
NONE = sheet("ba/villages.csv", [], village=[])


def test_rows_keep_their_numbers_values_and_files():
    both, dropped = joined([ONE, TWO])
    assert both["village"].to_list() == ["A", "B", "A"] and both[ROW].to_list() == [2, 5, 2]
    assert files(both) == ["một/villages.csv", "một/villages.csv", "hai/villages.csv"]
    assert dropped == ["note"] and "note" not in both


def test_files_stay_with_rows_that_are_joined_again_or_kept():
    again, _ = joined([joined([ONE, TWO])[0], sheet("bốn/villages.csv", [9], village=["C"])])
    assert files(again)[1:] == ["một/villages.csv", "hai/villages.csv", "bốn/villages.csv"]
    assert files(again.where(pl.int_range(pl.len()) > 1)) == ["hai/villages.csv", "bốn/villages.csv"]


def test_the_name_of_all_is_that_of_the_files_with_rows():
    assert joined([ONE, NONE, TWO])[0].file == "hai/villages.csv, một/villages.csv"
    assert joined([NONE, NONE])[0].file == "ba/villages.csv" and len(joined([NONE, NONE])[0]) == 0


def test_sheet_of_one_file_names_it_for_every_row():
    assert files(ONE) == ["một/villages.csv", "một/villages.csv"]
